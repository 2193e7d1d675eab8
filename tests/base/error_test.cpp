#include <gtest/gtest.h>

#include "whylink/base.hpp"

namespace whylink {

TEST(Error, LineHoldsWhatWhereAndWhatToDo) {
  const Error error{ErrorKind::io, "cannot read the note", "a/b.md:3", "check its permissions"};
  EXPECT_EQ(error.line(), "cannot read the note: a/b.md:3; check its permissions");
}

TEST(Error, PartsThatAreEmptyLeaveNoTrace) {
  EXPECT_EQ((Error{ErrorKind::io, "disk full", "", ""}).line(), "disk full");
}

// A file name may hold a newline or an escape code; the message stays one harmless line.
TEST(Error, ControlCharactersAreMadeVisible) {
  const Error error{ErrorKind::io, "cannot read", "a\nb\x1b[2J.md", ""};
  EXPECT_EQ(error.line(), "cannot read: a\\x0ab\\x1b[2J.md");
}

TEST(Error, OuterLayerAddsItsPhraseInFront) {
  const Result<int> inner = fail(ErrorKind::io, "disk full", "/tmp/x");
  const Result<int> outer = fail_within("backing up", inner.error());
  EXPECT_EQ(outer.error().line(), "backing up: disk full: /tmp/x");
}

}  // namespace whylink
