// The answer while it is typed: nothing is lost, whatever the script.
#include "app/window/widgets/text_buffer.hpp"

#include <gtest/gtest.h>

#include "app/window/widgets/text_rows.hpp"

namespace whylink::window {
namespace {

TEST(TextBuffer, KeepsCharactersBeyondSixteenBits) {
  TextBuffer buffer;
  buffer.insert("é");
  buffer.insert("日本");
  buffer.insert("😀");
  EXPECT_EQ(buffer.text(), "é日本😀");
}

TEST(TextBuffer, ErasesWhatAPersonCallsACharacter) {
  TextBuffer buffer;
  buffer.insert("a👩‍👩‍👧");
  buffer.erase_left();
  EXPECT_EQ(buffer.text(), "a");
}

TEST(TextBuffer, PastesLineEndsOfEverySystemAsOne) {
  TextBuffer buffer;
  buffer.insert("one\r\ntwo\rthree\n");
  EXPECT_EQ(buffer.text(), "one\ntwo\nthree\n");
}

TEST(TextBuffer, UndoesWordByWordAndRedoes) {
  TextBuffer buffer;
  for (const char* c : {"a", "b", " ", "c"}) buffer.insert(c);
  EXPECT_TRUE(buffer.undo());
  EXPECT_EQ(buffer.text(), "ab ");
  EXPECT_TRUE(buffer.undo());
  EXPECT_EQ(buffer.text(), "");
  EXPECT_FALSE(buffer.undo());
  EXPECT_TRUE(buffer.redo());
  EXPECT_TRUE(buffer.redo());
  EXPECT_EQ(buffer.text(), "ab c");
}

TEST(TextBuffer, TypingReplacesTheSelection) {
  TextBuffer buffer;
  buffer.insert("keep lose");
  buffer.move_word_left(true);
  EXPECT_EQ(buffer.selected(), "lose");
  buffer.insert("x");
  EXPECT_EQ(buffer.text(), "keep x");
}

TEST(TextBuffer, GoesLeftByTheSameGraphemesAsRight) {
  TextBuffer buffer;
  buffer.insert(
      "ae\u0301 e\u0301\u0323x\n\n日本語か\u3099か カ\u3099 한국어 각 й и\u0306 ά α\u0301 "
      "👩\u200d👩\u200d👧 🇩🇪🇫🇷🇩 ❤\ufe0f 1\ufe0f\u20e3 न\u093fक् ุ็ \u200dx ©\ufe0f ﷺ\t");
  std::vector<std::size_t> begins;
  buffer.move_to(0, false);
  while (buffer.caret() < buffer.text().size()) {
    begins.push_back(buffer.caret());
    buffer.move_right(false);
  }
  while (!begins.empty()) {
    buffer.move_left(false);
    EXPECT_EQ(buffer.caret(), begins.back()) << buffer.text().substr(begins.back(), 12);
    begins.pop_back();
  }
}

// A walk from the line's begin for each character would not end while anybody waits.
TEST(TextBuffer, AWordOfAMegabyteIsOneStep) {
  for (const std::string letter : {"x", "ж", "語", "न", "😀"}) {
    std::string word;
    while (word.size() < 1'000'000) word += letter;
    TextBuffer buffer;
    buffer.insert("a " + word + " ");
    buffer.move_word_left(false);
    EXPECT_EQ(buffer.caret(), 2U) << letter;
    buffer.select_word(2 + letter.size() * 100000);
    EXPECT_EQ(buffer.selected().size(), word.size()) << letter;
    buffer.move_to(buffer.text().size(), false);
    buffer.erase_word_left();
    EXPECT_EQ(buffer.text(), "a ") << letter;
  }
}

TEST(TextRows, BreaksAfterBlanksBetweenIdeographsAndElseInAWord) {
  const auto one = [](char32_t, std::size_t, char32_t) { return 1.0F; };
  const auto cut = [&](std::string_view text) {
    std::vector<std::string> out;
    for (const TextRow& row : rows_of(text, 4, one)) {
      out.emplace_back(text.substr(row.begin, row.end - row.begin));
    }
    return out;
  };
  EXPECT_EQ(cut("ab cd ef"), (std::vector<std::string>{"ab", "cd", "ef"}));
  EXPECT_EQ(cut("日本語日本語"), (std::vector<std::string>{"日本語日", "本語"}));
  EXPECT_EQ(cut("abcdefg"), (std::vector<std::string>{"abcd", "efg"}));
  EXPECT_EQ(cut("a\n"), (std::vector<std::string>{"a", ""}));
}

TEST(TextRows, NeverPartsWhatIsOneCharacterToAPerson) {
  const auto one = [](char32_t, std::size_t, char32_t) { return 1.0F; };
  const std::string family = "👩‍👩‍👧";  // five code points
  std::string text;
  for (int i = 0; i < 4; ++i) text += family;
  for (const float width : {1.0F, 4.0F, 7.0F, 11.0F}) {
    for (const TextRow& row : rows_of(text, width, one)) {
      EXPECT_EQ(row.begin % family.size(), 0U) << width;
      EXPECT_EQ(row.end % family.size(), 0U) << width;
    }
  }
  for (const TextRow& row : rows_of("か\u3099か\u3099か\u3099", 3, one)) {
    EXPECT_EQ(row.begin % 6, 0U) << "a mark stays with its letter";
  }
}

// A letter is measured beside the one before it in its row, and none is before the first.
TEST(TextRows, MeasureALetterBesideTheOneBeforeItInItsRow) {
  std::string seen;
  const auto measure = [&](char32_t c, std::size_t, char32_t before) {
    seen += before == 0 ? "|" : "";
    seen += static_cast<char>(c);
    return before == U'T' && c == U'o' ? 0.5F : 1.0F;
  };
  EXPECT_EQ(rows_of("To\nTo", 1.5F, measure).size(), 2U);
  EXPECT_EQ(seen, "|To|To");
  const auto rows = rows_of("oTo", 2, measure);  // cut within the word
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_EQ(rows[0].end, 2U);
}

}  // namespace
}  // namespace whylink::window
