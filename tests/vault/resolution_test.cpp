// Which file a link means. Each row: the files, the source, the link, what it resolves to, by which
// rule.
#include <gtest/gtest.h>

#include "tests/vault/temporary_vault.hpp"

namespace whylink::vault {

namespace {

struct Case {
  const char* why;
  std::vector<const char*> files;
  const char* source;
  const char* link;
  const char* target;  // "" when unresolved
  Rule rule;
};

void PrintTo(const Case& one, std::ostream* out) {
  *out << one.why;
}

const std::vector<Case>& cases() {
  static const std::vector<Case> all = {
      {"one file of that name", {"x/Note.md"}, "a.md", "[[note]]", "x/Note.md", Rule::only},
      {"exact path before own folder",
       {"Note.md", "d/Note.md"},
       "d/a.md",
       "[[Note]]",
       "Note.md",
       Rule::exact},
      {"own folder before shorter path",
       {"b/Note.md", "long/er/Note.md"},
       "long/er/a.md",
       "[[Note]]",
       "long/er/Note.md",
       Rule::own_folder},
      {"a parent folder does not win",
       {"p/Note.md", "z/Note.md"},
       "p/q/a.md",
       "[[Note]]",
       "p/Note.md",
       Rule::tie},
      {"shortest string, not fewest folders",
       {"aaaaaaaa/Note.md", "b/c/Note.md"},
       "a.md",
       "[[Note]]",
       "b/c/Note.md",
       Rule::shortest},
      {"folders must match at a boundary",
       {"a/b/Note.md", "xb/Note.md"},
       "s.md",
       "[[b/Note]]",
       "a/b/Note.md",
       Rule::only},
      {"an end shared by several, of which one lies in no such folder",
       {"a/b/Note.md", "c/b/Note.md", "Note.md"},
       "s.md",
       "[[b/Note]]",
       "a/b/Note.md",
       Rule::tie},
      {"an end that only one of several has",
       {"a/x/Note.md", "b/y/Note.md", "Note.md"},
       "s.md",
       "[[y/note.md]]",
       "b/y/Note.md",
       Rule::only},
      {"an end that none of several has",
       {"a/Note.md", "b/Note.md"},
       "s.md",
       "[[c/Note]]",
       "",
       Rule::unresolved},
      {"the path from the root, among several",
       {"a/Note.md", "b/a/Note.md"},
       "b/s.md",
       "[[a/Note]]",
       "a/Note.md",
       Rule::exact},
      {"other extensions are required",
       {"board.canvas"},
       "a.md",
       "[[board]]",
       "",
       Rule::unresolved},
      {"and found", {"board.canvas"}, "a.md", "[[board.canvas]]", "board.canvas", Rule::exact},
      {"names with dots", {"v1.2.md"}, "a.md", "[[v1.2]]", "v1.2.md", Rule::exact},
      {"written with .MD", {"x/Ext.md"}, "a.md", "[[Ext.MD]]", "x/Ext.md", Rule::only},
      {"absolute", {"d/Note.md"}, "a.md", "[[/d/Note]]", "d/Note.md", Rule::absolute},
      {"absolute is exact", {"d/Note.md"}, "a.md", "[[/Note]]", "", Rule::unresolved},
      {"relative", {"d/Note.md"}, "d/e/a.md", "[[../Note]]", "d/Note.md", Rule::relative},
      {"relative never falls back", {"x/Note.md"}, "d/a.md", "[[./Note]]", "", Rule::unresolved},
      {"never out of the vault", {"Note.md"}, "a.md", "[[../Note]]", "", Rule::unresolved},
      {"Markdown looks in the whole vault",
       {"x/Note.md"},
       "d/a.md",
       "[t](Note.md)",
       "x/Note.md",
       Rule::only},
      {"aliases never resolve", {"x/Note.md"}, "a.md", "[[Alias]]", "", Rule::unresolved},
      {"the note itself", {"x.md"}, "a.md", "[[#Part]]", "a.md", Rule::self},
  };
  return all;
}

class Resolving : public testing::TestWithParam<Case> {};

}  // namespace

TEST_P(Resolving, FindsWhatObsidianFinds) {
  const Case& one = GetParam();
  TemporaryVault vault;
  for (const char* file : one.files) vault.write(file, "---\naliases: [Alias]\n---\n");
  vault.write(one.source, one.link);
  const SnapshotPtr snapshot = vault.read();
  const FileId source = *snapshot->find(one.source);
  ASSERT_EQ(snapshot->resolved(source).size(), 1U);
  const ResolvedLink& link = snapshot->resolved(source)[0];
  EXPECT_EQ(link.target == kNoFile ? "" : snapshot->file(link.target).path, one.target);
  EXPECT_EQ(name(link.rule), name(one.rule));
}

INSTANTIATE_TEST_SUITE_P(Rules, Resolving, testing::ValuesIn(cases()), [](const auto& one) {
  std::string name;
  for (const char c : std::string(one.param.why)) {
    name += std::isalnum(static_cast<unsigned char>(c)) ? c : '_';
  }
  return name;
});

TEST(Resolving, AmbiguousNamesAreKeptSo) {
  TemporaryVault vault;
  vault.write("x/Note.md").write("longer/Note.md").write("a.md", "[[Note]] [[x/Note]]");
  const SnapshotPtr snapshot = vault.read();
  const FileId source = *snapshot->find("a.md");
  EXPECT_TRUE(snapshot->resolved(source)[0].ambiguous);
  EXPECT_FALSE(snapshot->resolved(source)[1].ambiguous);
  const auto candidates = snapshot->candidates("Note", source);
  ASSERT_EQ(candidates.size(), 2U);
  EXPECT_EQ(snapshot->file(candidates[0]).path, "x/Note.md");
}

TEST(Resolving, MissingHeadingsAndBlocksStillResolveTheFile) {
  TemporaryVault vault;
  vault.write("N.md", "# Here\ntext ^id\n");
  vault.write("a.md", "[[N#Here]] [[N#Gone]] [[N#^id]] [[N#^no]]");
  const SnapshotPtr snapshot = vault.read();
  const auto links = snapshot->resolved(*snapshot->find("a.md"));
  const FileId target = *snapshot->find("N.md");
  std::vector<bool> exist;
  for (const ResolvedLink& link : links) {
    EXPECT_EQ(link.target, target);
    exist.push_back(link.subpath_exists);
  }
  EXPECT_EQ(exist, (std::vector<bool>{true, false, true, false}));
}

TEST(Resolving, CanvasCardsHoldPaths) {
  TemporaryVault vault;
  vault.write("d/N.md");
  vault.write("c.canvas",
              R"({"nodes":[{"id":"1","type":"file","file":"d/N.md"},
                           {"id":"2","type":"file","file":"N.md"}],
                  "edges":[{"fromNode":"1","toNode":"2"}]})");
  const SnapshotPtr snapshot = vault.read();
  const auto links = snapshot->resolved(*snapshot->find("c.canvas"));
  EXPECT_EQ(links[0].target, *snapshot->find("d/N.md"));
  EXPECT_EQ(links[1].target, kNoFile);  // a card does not search
  EXPECT_EQ(links[2].from, *snapshot->find("d/N.md"));
}

}  // namespace whylink::vault
