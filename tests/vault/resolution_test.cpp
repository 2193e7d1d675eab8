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
      {"a file below the own folder before a shorter path",
       {"b/Note.md", "p/deep/er/Note.md"},
       "p/a.md",
       "[[Note]]",
       "p/deep/er/Note.md",
       Rule::below_folder},
      {"below the own folder and of equal length elsewhere",
       {"p/b/Note.md", "a/a/Note.md"},
       "p/a.md",
       "[[Note]]",
       "p/b/Note.md",
       Rule::below_folder},
      {"the shortest of those below the own folder",
       {"b/Note.md", "p/deep/Note.md", "p/a/Note.md"},
       "p/a.md",
       "[[Note]]",
       "p/a/Note.md",
       Rule::below_folder},
      {"a folder that only begins like the own one",
       {"pq/x/Note.md", "b/Note.md"},
       "p/a.md",
       "[[Note]]",
       "b/Note.md",
       Rule::shortest},
      {"a path below the own folder",
       {"b/x/Note.md", "p/q/b/x/Note.md"},
       "p/a.md",
       "[[x/Note]]",
       "p/q/b/x/Note.md",
       Rule::below_folder},
      {"an exact path before one below the own folder",
       {"x/Note.md", "p/q/x/Note.md"},
       "p/a.md",
       "[[x/Note]]",
       "x/Note.md",
       Rule::exact},
      {"no boundary is needed where nothing better is there",
       {"ab/Note.md"},
       "s.md",
       "[[b/Note]]",
       "ab/Note.md",
       Rule::part_of_name},
      {"nor below the own folder",
       {"p/ab/Note.md", "cb/Note.md"},
       "p/s.md",
       "[[b/Note]]",
       "p/ab/Note.md",
       Rule::below_folder},
      {"but the name must be whole", {"a/bNote.md"}, "s.md", "[[Note]]", "", Rule::unresolved},
      {"folders that match at a boundary are better",
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
      {"a name without a dot is a note", {"LICENSE"}, "a.md", "[[LICENSE]]", "", Rule::unresolved},
      {"and never the bare file",
       {"LICENSE", "x/LICENSE.md"},
       "a.md",
       "[[LICENSE]]",
       "x/LICENSE.md",
       Rule::only},
      {"not by its whole path either",
       {"d/LICENSE"},
       "a.md",
       "[[/d/LICENSE]]",
       "",
       Rule::unresolved},
      {"a name with a dot is a file first",
       {"x/y/v1.2", "v1.2.md"},
       "a.md",
       "[[v1.2]]",
       "x/y/v1.2",
       Rule::only},
      {"wherever in the vault it is",
       {"x/v1.2", "y/v1.2.md"},
       "a.md",
       "[[y/v1.2]]",
       "",
       Rule::unresolved},
      {"a dot at the end is a dot", {"Etc..md"}, "a.md", "[[Etc.]]", "Etc..md", Rule::exact},
      {"a no-break space is a space", {"A B.md"}, "a.md", "[[A\u00a0B]]", "A B.md", Rule::exact},
      {"a backslash parts no folders",
       {"img/x.png"},
       "a.md",
       "![[.\\img\\x.png]]",
       "",
       Rule::unresolved},
      {"the name spelled so before its twin",
       {"README.md", "readme.md"},
       "a.md",
       "[[readme]]",
       "readme.md",
       Rule::spelling},
      {"the twin by the other spelling",
       {"README.md", "readme.md"},
       "a.md",
       "[[README]]",
       "README.md",
       Rule::spelling},
      {"neither spelled so",
       {"README.md", "readme.md"},
       "a.md",
       "[[Readme]]",
       "README.md",
       Rule::tie},
      {"the folder spelled so",
       {"Dir/x.md", "dir/x.md"},
       "a.md",
       "[[dir/x]]",
       "dir/x.md",
       Rule::spelling},
      {"in the own folder too",
       {"p/X.md", "p/x.md", "y/x.md"},
       "p/a.md",
       "[[x]]",
       "p/x.md",
       Rule::spelling},
      {"the own folder spelled so",
       {"Dir/x.md", "dir/x.md"},
       "dir/a.md",
       "[[x]]",
       "dir/x.md",
       Rule::spelling},
      {"relative, spelled so",
       {"Dir/x.md", "dir/x.md"},
       "dir/a.md",
       "[[./x]]",
       "dir/x.md",
       Rule::spelling},
      {"a shorter path before the name spelled so",
       {"x/README.md", "longer/readme.md"},
       "a.md",
       "[[readme]]",
       "x/README.md",
       Rule::shortest},
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

TEST(Resolving, NamesThatDifferInCaseOnlyAreAmbiguousHoweverTheyAreFound) {
  TemporaryVault vault;
  vault.write("d/readme.md").write("d/README.md").write("d/a.md", "[[readme]] [[/d/README]]");
  const SnapshotPtr snapshot = vault.read();
  const FileId source = *snapshot->find("d/a.md");
  for (const ResolvedLink& link : snapshot->resolved(source)) EXPECT_TRUE(link.ambiguous);
  const auto candidates = snapshot->candidates("readme", source);
  ASSERT_EQ(candidates.size(), 2U);
  EXPECT_EQ(snapshot->file(candidates[0]).path, "d/readme.md");
}

TEST(Resolving, NoMoreCandidatesAreToldThanAnybodyReads) {
  TemporaryVault vault;
  for (std::size_t i = 0; i < kMostCandidates + 20; ++i) {
    vault.write("f" + std::to_string(i) + "/Note.md");
  }
  const SnapshotPtr snapshot = vault.read();
  EXPECT_EQ(snapshot->candidates("Note", 0).size(), kMostCandidates);
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
