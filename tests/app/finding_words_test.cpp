// What people are told of findings of reading.
#include "app/workspace/finding_words.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cerrno>

namespace whylink::workspace {

using vault::Cause;
using vault::FileFinding;

TEST(FindingWords, AreCountedByKindInOneLine) {
  EXPECT_EQ(summary({}), "");
  const std::vector<FileFinding> findings = {
      {.cause = Cause::link_out_of_vault, .path = "out"},
      {.path = "big.md", .in_note = note::FindingKind::too_long},
      {.cause = Cause::link_out_of_vault, .path = "up"},
      {.cause = Cause::file_unread, .path = "closed.md", .error = EACCES},
      {.path = "odd.md", .in_note = note::FindingKind::utf16}};
  EXPECT_EQ(summary(findings),
            "2 symbolic links not followed, 1 limit exceeded, 2 things that cannot be read");
  EXPECT_EQ(summary(std::span(findings).subspan(3, 1)), "1 thing that cannot be read");
  EXPECT_EQ(summary(std::vector(2, findings[1])), "2 limits exceeded");
}

TEST(FindingWords, SayWhatWhereAndWhatToDo) {
  EXPECT_EQ(line({.cause = Cause::file_unread, .path = "closed.md", .error = EACCES}, ""),
            "cannot read the file (Permission denied): closed.md; allow reading it");
  EXPECT_EQ(line({.path = "a.md", .line = 3, .in_note = note::FindingKind::nested_too_deep}, ""),
            "quotes or lists nested more than 64 deep: a.md:3; flatten it; its links count "
            "nevertheless");
  EXPECT_EQ(what({.cause = Cause::folder_too_deep, .path = "a/b", .limit = 128}),
            "folders nested more than 128 deep, left out");
}

TEST(FindingWords, OfALinkSayWhereItLeadsAndHowToAllowIt) {
  const FileFinding out{.cause = Cause::link_out_of_vault, .path = "out", .other = "/srv/notes"};
  EXPECT_EQ(line(out, "notes"),
            "a symbolic link out of the vault (/srv/notes), not followed: out; to follow those of "
            "this vault: whylink settings notes follow-symlinks on");
  EXPECT_THAT(line(out, ""), testing::HasSubstr("whylink settings follow-symlinks on"));
  EXPECT_THAT(line(out, "Ann's notes"),
              testing::HasSubstr("whylink settings 'Ann'\\''s notes' follow-symlinks on"));
  EXPECT_EQ(what({.cause = Cause::link_inside, .path = "in", .other = "folder"}),
            "a symbolic link to another place in the vault (folder), which is read there");
  EXPECT_EQ(what({.cause = Cause::link_inside, .path = "in", .other = ".git/a"}),
            "a symbolic link to another place in the vault (.git/a), which is not read");
}

TEST(FindingWords, OfFiltersSayWhichAndHowMany) {
  EXPECT_EQ(what({.cause = Cause::too_many_filters, .limit = 64, .count = 65}),
            "1 expression beyond the first 64 is left out");
  EXPECT_EQ(what({.cause = Cause::too_many_globs, .limit = 64, .count = 67}),
            "3 globs of your rules beyond the first 64 are left out");
  EXPECT_EQ(what({.cause = Cause::rule_over_budget, .other = "**a"}),
            "takes too long over the vault's paths, left out: **a");
}

TEST(FindingWords, OfSettingsThatCannotBeReadSayWhatFollows) {
  EXPECT_EQ(line({.cause = Cause::settings_unread, .path = ".obsidian", .error = ENOENT}, ""),
            "cannot read Obsidian's settings (No such file or directory), so what they exclude may "
            "be asked about: .obsidian; mend or remove the link");
}

TEST(FindingWords, NameTheOriginalAndTheTwin) {
  EXPECT_EQ(what({.cause = Cause::conflict_copy, .path = "a (1)", .other = "a.md"}),
            "a conflict copy of a.md, not asked about");
  EXPECT_EQ(what({.cause = Cause::same_name, .path = "Ü.md", .other = "U\xcc\x88.md"}),
            "another file has this name in other bytes, U\\xcc\\x88.md, and is left out");
}

TEST(FindingWords, HaveSomethingToSayOfEveryCause) {
  for (auto cause = Cause::conflict_copy; cause <= Cause::too_many_kept;
       cause = static_cast<Cause>(static_cast<int>(cause) + 1)) {
    const FileFinding finding{.cause = cause, .path = "a.md", .other = "x", .detail = "y"};
    EXPECT_FALSE(what(finding).empty()) << static_cast<int>(cause);
    EXPECT_FALSE(remedy(finding, "").empty()) << static_cast<int>(cause);
  }
}

}  // namespace whylink::workspace
