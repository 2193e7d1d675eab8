#include "app/terminal/edit_line.hpp"

#include <gtest/gtest.h>

namespace whylink::terminal {

TEST(EditLine, DeletesWhatAPersonCallsACharacter) {
  EditLine line("naïve 👩‍🔬é");
  line.backspace();
  EXPECT_EQ(line.text(), "naïve 👩‍🔬");
  line.backspace();
  EXPECT_EQ(line.text(), "naïve ");
  line.home();
  line.backspace();
  EXPECT_EQ(line.text(), "naïve ");
  line.erase();
  EXPECT_EQ(line.text(), "aïve ");
}

TEST(EditLine, MovesAndInserts) {
  EditLine line("间隔");
  line.left();
  line.insert("的");
  EXPECT_EQ(line.text(), "间的隔");
  line.end();
  line.right();
  line.insert(".");
  EXPECT_EQ(line.text(), "间的隔.");
}

TEST(EditLine, ErasesAWordAndToTheStart) {
  EditLine line("one two  ");
  line.erase_word();
  EXPECT_EQ(line.text(), "one ");
  line.insert("three");
  line.left();
  line.erase_to_start();
  EXPECT_EQ(line.text(), "e");
}

TEST(EditLine, ShowsThePartAroundTheCursor) {
  EditLine line("0123456789");
  EXPECT_EQ(line.view(4).text, "6789");
  EXPECT_EQ(line.view(4).cursor, 4);
  line.home();
  EXPECT_EQ(line.view(4).text, "0123");
  EXPECT_EQ(line.view(4).cursor, 0);
  // Wide characters take two columns; half of one is never shown.
  const EditLine wide("间隔效应");
  EXPECT_EQ(wide.view(5).text, "效应");
  EXPECT_EQ(wide.view(5).cursor, 4);
}

}  // namespace whylink::terminal
