// Every link of five real vaults, field by field, as an independent reader of Obsidian's rules sees
// it.
#include <gtest/gtest.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>

#include "tests/conformance/shared_material.hpp"
#include "whylink/vault.hpp"

namespace whylink::conformance {

namespace {

using Json = nlohmann::json;

Json row_of(const vault::Snapshot& snapshot, vault::FileId source, std::size_t index) {
  const note::ParsedNote note = snapshot.parse(source);
  const note::WrittenLink& link = note.links()[index];
  const vault::ResolvedLink& resolved = snapshot.resolved(source)[index];
  Json row = {{"source", snapshot.file(source).path},
              {"line", link.line},
              {"col", link.column},
              {"offset", link.offset},
              {"length", link.length},
              {"raw", note.text(link.raw)},
              {"target", note.text(link.target)},
              {"subpath", note.text(link.subpath)},
              {"alias", nullptr},
              {"kind", note::name(link.kind)},
              {"form", note::name(link.form)},
              {"resolved", nullptr}};
  if (link.has_alias) row["alias"] = note.text(link.alias);
  if (resolved.target != vault::kNoFile) row["resolved"] = snapshot.file(resolved.target).path;
  if (link.kind == note::LinkKind::frontmatter) row["key"] = note.text(link.key);
  const bool card = link.kind == note::LinkKind::canvas || link.kind == note::LinkKind::canvas_text;
  if (card) row["node"] = note.text(link.key);
  if (link.kind == note::LinkKind::canvas_edge) {
    row["from"] = note.text(link.from);
    row["alias"] = nullptr;
    row["label"] = link.has_alias ? Json(note.text(link.label)) : Json(nullptr);
  }
  return row;
}

std::vector<Json> rows_of(const vault::Snapshot& snapshot) {
  std::vector<Json> rows;
  for (vault::FileId id = 0; id < snapshot.files().size(); ++id) {
    if (!snapshot.has_parse(id)) continue;
    for (std::size_t i = 0; i < snapshot.parse(id).links().size(); ++i) {
      rows.push_back(row_of(snapshot, id, i));
    }
  }
  return rows;
}

// Where front matter decides a link, the older list is what a reader of YAML 1.1 sees.
std::filesystem::path reference_of(const std::string& name) {
  const auto newer = shared_folder() / "vaults" / (name + ".links-yaml12.jsonl.zst");
  if (std::filesystem::exists(newer)) return newer;
  return shared_folder() / "vaults" / (name + ".links.jsonl.zst");
}

std::vector<Json> expected_rows(const std::filesystem::path& file) {
  std::vector<Json> rows;
  std::istringstream lines(output_of("zstd -dc '" + file.string() + "'"));
  for (std::string line; std::getline(lines, line);) rows.push_back(Json::parse(line));
  return rows;
}

// Order by place, so that a difference in one row does not make all later rows differ.
std::multiset<std::string> as_set(const std::vector<Json>& rows) {
  std::multiset<std::string> out;
  for (const Json& row : rows) out.insert(row.dump());
  return out;
}

class Links : public testing::TestWithParam<const char*> {};

}  // namespace

TEST_P(Links, EqualTheReferenceFieldByField) {
  const std::string name = GetParam();
  const auto file = reference_of(name);
  const SharedVault vault(name);
  if (!vault.exists() || !std::filesystem::exists(file)) GTEST_SKIP() << "no reference material";
  const auto snapshot = vault::read_vault(vault.root(), {});
  ASSERT_TRUE(snapshot) << snapshot.error().line();
  const std::vector<Json> expected = expected_rows(file);
  const std::vector<Json> got = rows_of(**snapshot);
  const auto expected_set = as_set(expected);
  const auto got_set = as_set(got);
  std::vector<std::string> missing;
  std::vector<std::string> extra;
  std::set_difference(expected_set.begin(), expected_set.end(), got_set.begin(), got_set.end(),
                      std::back_inserter(missing));
  std::set_difference(got_set.begin(), got_set.end(), expected_set.begin(), expected_set.end(),
                      std::back_inserter(extra));
  constexpr std::size_t kShown = 12;
  for (std::size_t i = 0; i < std::min(missing.size(), kShown); ++i) {
    ADD_FAILURE() << "missing: " << missing[i];
  }
  for (std::size_t i = 0; i < std::min(extra.size(), kShown); ++i) {
    ADD_FAILURE() << "extra: " << extra[i];
  }
  EXPECT_EQ(missing.size(), 0U) << "of " << expected.size();
  EXPECT_EQ(extra.size(), 0U);
  EXPECT_EQ(got, expected) << "the order differs";
}

INSTANTIATE_TEST_SUITE_P(Vaults, Links,
                         testing::Values("kepano", "jackyzha0-garden", "blacksun", "clickear",
                                         "oldwinter"),
                         [](const auto& one) {
                           std::string name = one.param;
                           std::replace(name.begin(), name.end(), '-', '_');
                           return name;
                         });

}  // namespace whylink::conformance
