// What Obsidian itself computed in two public vaults: for each note its links to notes in order,
// then its embeds of notes, each with the file it resolved to.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <sstream>

#include "tests/conformance/shared_material.hpp"
#include "whylink/vault.hpp"

namespace whylink::conformance {

namespace {

using Json = nlohmann::json;
using Paths = std::vector<std::string>;  // what links resolve to, "" for nothing

// Notes whose list in the dump lacks a link that stands there: the dump is older than the note.
// All other notes agree.
const std::map<std::string, std::string> kOlder = {
    {"Roadmap.md", "Releases/Astral Disaster.md"},
    {"Sources/Books/微信读书同步/未分类/Building a Second Brain-Tiago Forte.md", ""},
};

bool is_note(const vault::Snapshot& snapshot, vault::FileId id) {
  return snapshot.file(id).kind == vault::FileKind::note;
}

// As the plugin that made the dump lists them: without property links, links to other files than
// notes and embeds of nothing.
Paths resolved_paths(const vault::Snapshot& snapshot, vault::FileId source) {
  Paths links;
  Paths embeds;
  const auto written = snapshot.parse(source).links();
  for (std::size_t i = 0; i < written.size(); ++i) {
    const vault::FileId target = snapshot.resolved(source)[i].target;
    const bool nothing = target == vault::kNoFile;
    if (!nothing && !is_note(snapshot, target)) continue;
    const note::LinkKind kind = written[i].kind;
    const bool embed = kind == note::LinkKind::embed;
    if (kind == note::LinkKind::frontmatter || (embed && nothing)) continue;
    (embed ? embeds : links).push_back(nothing ? "" : snapshot.file(target).path);
  }
  links.insert(links.end(), embeds.begin(), embeds.end());
  return links;
}

Paths listed_paths(const Json& row) {
  Paths out;
  for (const Json& link : row["links"]) {
    out.push_back(link["resolved"].is_null() ? "" : link["resolved"].get<std::string>());
  }
  return out;
}

class Obsidian : public testing::TestWithParam<const char*> {};

}  // namespace

TEST_P(Obsidian, SawTheSameLinks) {
  const std::string name = GetParam();
  const auto file = shared_folder() / "vaults" / (name + ".obsidian.jsonl.zst");
  const SharedVault vault(name);
  if (!vault.exists() || !std::filesystem::exists(file)) GTEST_SKIP() << "no reference material";
  const auto snapshot = vault::read_vault(vault.root(), {}).value();
  std::size_t compared = 0;
  std::istringstream lines(output_of("zstd -dc '" + file.string() + "'"));
  for (std::string line; std::getline(lines, line);) {
    const Json row = Json::parse(line);
    if (!row["fresh"].get<bool>()) continue;
    const std::string source = row["source"];
    SCOPED_TRACE(source);
    const auto id = snapshot->find(source);
    ASSERT_TRUE(id);
    Paths got = resolved_paths(*snapshot, *id);
    const Paths wanted = listed_paths(row);
    compared += wanted.size();
    if (const auto older = kOlder.find(source); older != kOlder.end()) {
      EXPECT_EQ(got.size(), wanted.size() + 1);
      EXPECT_EQ(std::ranges::count(got, older->second),
                std::ranges::count(wanted, older->second) + 1);
    } else {
      EXPECT_EQ(got, wanted);
    }
  }
  EXPECT_GT(compared, 2000U);
}

INSTANTIATE_TEST_SUITE_P(Vaults, Obsidian, testing::Values("blacksun", "clickear"));

}  // namespace whylink::conformance
