// What a person excludes by rules of their own, and what they switch off.
#include <gtest/gtest.h>

#include "tests/vault/temporary_vault.hpp"

namespace whylink::vault {

namespace {

using Kind = Exclusion::Kind;

class Rules : public testing::Test {
 protected:
  Rules() {
    vault_.write("Archive/Old/a.md", "x").write("Archives.md", "x").write("2026-03-01.md", "x");
    vault_.write("Ideas/b.md", "---\nstatus: Draft\ndone: true\n---\n#idea/raw text");
    vault_.write("Home.md", "[[b]]").write("Draw.excalidraw.md", "x");
  }
  // "path: reason" of all that is excluded.
  [[nodiscard]] std::vector<std::string> excluded(const ExclusionRules& rules) const {
    ReadOptions options;
    options.rules = rules;
    const SnapshotPtr snapshot = vault_.read(options);
    std::vector<std::string> out;
    for (FileId id = 0; id < snapshot->files().size(); ++id) {
      if (snapshot->exclusion(id).kind == Kind::none) continue;
      out.push_back(snapshot->file(id).path + ": " + snapshot->exclusion(id).reason);
    }
    return out;
  }
  // Without what is recognised.
  [[nodiscard]] std::vector<std::string> by_rule(ExclusionRules rules) const {
    rules.off = {Kind::index, Kind::daily};
    return excluded(rules);
  }
  TemporaryVault vault_;
};

using Lines = std::vector<std::string>;

}  // namespace

TEST_F(Rules, AFolderWithAllBelow) {
  ExclusionRules rules;
  rules.folders = {"archive"};
  EXPECT_EQ(by_rule(rules), Lines{"Archive/Old/a.md: your rule: the folder archive"});
}

TEST_F(Rules, AGlob) {
  ExclusionRules rules;
  rules.globs = {"*.excalidraw.md"};
  EXPECT_EQ(by_rule(rules), Lines{"Draw.excalidraw.md: your rule: paths like *.excalidraw.md"});
}

TEST_F(Rules, ATagWithThoseBelowIt) {
  ExclusionRules rules;
  rules.tags = {"Idea"};
  EXPECT_EQ(by_rule(rules), Lines{"Ideas/b.md: your rule: the tag #Idea"});
  rules.tags = {"ide"};
  EXPECT_EQ(by_rule(rules), Lines{});
}

TEST_F(Rules, APropertyWithAValueOrWithAny) {
  ExclusionRules rules;
  rules.properties = {"status=draft"};
  EXPECT_EQ(by_rule(rules), Lines{"Ideas/b.md: your rule: the property status=draft"});
  rules.properties = {"done"};
  EXPECT_EQ(by_rule(rules), Lines{"Ideas/b.md: your rule: the property done"});
  rules.properties = {"status=final", "missing"};
  EXPECT_EQ(by_rule(rules), Lines{});
}

TEST_F(Rules, APropertyThatIsAList) {
  vault_.write("c.md", "---\nkind:\n  - Note\n  - Draft\nkinds: x\n---\n");
  ExclusionRules rules;
  rules.properties = {"kind=Recipe", "KIND=draft"};
  EXPECT_EQ(by_rule(rules), Lines{"c.md: your rule: the property KIND=draft"});
  rules.properties = {"kind.0=note"};
  EXPECT_EQ(by_rule(rules), Lines{"c.md: your rule: the property kind.0=note"});
  rules.properties = {"kind=x", "kin", "kind.0.0"};
  EXPECT_EQ(by_rule(rules), Lines{});
}

TEST_F(Rules, OfSeveralThatFitTheFirstIsTold) {
  ExclusionRules rules;
  rules.folders = {"Archive/Old", "Archive"};
  rules.properties = {"status=draft", "status"};
  EXPECT_EQ(by_rule(rules), (Lines{"Archive/Old/a.md: your rule: the folder Archive/Old",
                                   "Ideas/b.md: your rule: the property status=draft"}));
}

TEST_F(Rules, WhatIsKeptIsNeverExcluded) {
  ExclusionRules rules;
  rules.keep = {"Home.md"};
  EXPECT_EQ(excluded(rules), Lines{"2026-03-01.md: a daily note: its name is a date"});
}

TEST_F(Rules, RecognitionCanBeSwitchedOff) {
  ExclusionRules rules;
  rules.off = {Kind::daily};
  EXPECT_EQ(excluded(rules), Lines{"Home.md: an index: its name says so"});
}

TEST_F(Rules, ObsidiansExpressionsCount) {
  vault_.write(".obsidian/app.json", R"({"userIgnoreFilters":["/old\\/.*\\.md$/", "/a(b/"]})");
  EXPECT_EQ(by_rule({}), Lines{"Archive/Old/a.md: excluded in Obsidian's settings"});
  const SnapshotPtr snapshot = vault_.read();
  ASSERT_EQ(snapshot->findings().size(), 1U);
  EXPECT_EQ(snapshot->findings()[0].where(), ".obsidian/app.json");
}

TEST_F(Rules, ChangedLaterTheyGiveTheSameAsReadWithThem) {
  ExclusionRules rules;
  rules.folders = {"Archive"};
  rules.off = {Kind::index};
  const SnapshotPtr before = vault_.read();
  const SnapshotPtr now = with_rules(*before, rules);
  EXPECT_TRUE(now->has_files_of(*before));
  ReadOptions options;
  options.rules = rules;
  const SnapshotPtr wanted = vault_.read(options);
  for (FileId id = 0; id < wanted->files().size(); ++id) {
    EXPECT_EQ(now->exclusion(id).reason, wanted->exclusion(id).reason);
  }
}

TEST(RulesJson, ComeBackAsTheyWere) {
  const ExclusionRules rules{{"a/b"}, {"**/x"}, {"t"}, {"k=v"}, {"keep.md"}, {Kind::daily}};
  EXPECT_EQ(exclusion_rules(to_json(rules)), rules);
  EXPECT_EQ(exclusion_rules("{}"), ExclusionRules());
}

TEST(RulesJson, ThatCannotBeReadAreRefused) {
  for (const char* text : {"", "[]", R"({"folders":"a"})", R"({"tags":[1]})", R"({"tags":[""]})",
                           R"({"off":["sundays"]})"}) {
    EXPECT_FALSE(exclusion_rules(text)) << text;
  }
}

}  // namespace whylink::vault
