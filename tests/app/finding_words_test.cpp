// What people are told of findings of reading.
#include "app/workspace/finding_words.hpp"

#include <gtest/gtest.h>

#include <cerrno>

namespace whylink::workspace {

using vault::Cause;
using vault::FileFinding;

TEST(FindingWords, AreCountedByKindInOneLine) {
  EXPECT_EQ(summary({}), "");
  const std::vector<FileFinding> findings = {
      {.cause = Cause::symbolic_link, .path = "out"},
      {.path = "big.md", .in_note = note::FindingKind::too_long},
      {.cause = Cause::symbolic_link, .path = "up"},
      {.cause = Cause::file_unread, .path = "closed.md", .error = EACCES},
      {.path = "odd.md", .in_note = note::FindingKind::utf16}};
  EXPECT_EQ(summary(findings),
            "2 symbolic links not followed, 1 over a limit, 2 not read as they are");
}

TEST(FindingWords, SayWhatWhereAndWhatToDo) {
  EXPECT_EQ(line({.cause = Cause::file_unread, .path = "closed.md", .error = EACCES}),
            "cannot read the file (Permission denied): closed.md; allow reading it");
  EXPECT_EQ(line({.path = "a.md", .line = 3, .in_note = note::FindingKind::nested_too_deep}),
            "quotes or lists nested more than 64 deep: a.md:3; flatten it; its links count "
            "nevertheless");
  EXPECT_EQ(what({.cause = Cause::folder_too_deep, .path = "a/b", .limit = 128}),
            "folders nested more than 128 deep, left out");
}

TEST(FindingWords, NameTheOriginalAndTheTwin) {
  EXPECT_EQ(what({.cause = Cause::conflict_copy, .path = "a (1)", .other = "a.md"}),
            "a conflict copy of a.md, not asked about");
  EXPECT_EQ(what({.cause = Cause::same_name, .path = "Ü.md", .other = "U\xcc\x88.md"}),
            "another file has this name in other bytes, U\\xcc\\x88.md, and is left out");
}

TEST(FindingWords, HaveSomethingToSayOfEveryCause) {
  for (auto cause = Cause::conflict_copy; cause <= Cause::rule_broken;
       cause = static_cast<Cause>(static_cast<int>(cause) + 1)) {
    const FileFinding finding{.cause = cause, .path = "a.md", .other = "x", .detail = "y"};
    EXPECT_FALSE(what(finding).empty()) << static_cast<int>(cause);
    EXPECT_FALSE(remedy(finding).empty()) << static_cast<int>(cause);
  }
}

}  // namespace whylink::workspace
