// What the system tells of keyboard and mouse, put into order.
#include "app/window/platform/input.hpp"

#include <gtest/gtest.h>

#include <string>

#include "app/window/platform/held_presses.hpp"

namespace whylink::window {
namespace {

KeyPress letter(char c, bool shift = false) {
  return {Key::character, c, false, shift};
}

// A key of that place, with what it writes.
char meaning(char place, char32_t written, bool shift = false) {
  return key_letter({letter(place, shift), written});
}

TEST(Letters, AreKeysAsTheLayoutWritesThemOrWhereTheyLie) {
  EXPECT_EQ(letter_on("z", 'y'), 'z') << "QWERTZ";
  EXPECT_EQ(letter_on("\"", '3'), '3') << "AZERTY";
  EXPECT_EQ(letter_on("é", '2'), '2') << "AZERTY";
  EXPECT_EQ(letter_on(",", 'm'), '\0') << "AZERTY has its M elsewhere";
  EXPECT_EQ(letter_on("с", 'c'), 'c') << "Cyrillic";
  EXPECT_EQ(letter_on("χ", 'x'), 'x') << "Greek";
  EXPECT_EQ(letter_on("ö", '\0'), '\0');
  EXPECT_EQ(letter_on("=", '\0'), '=');
  EXPECT_EQ(letter_on("", 'a'), '\0') << "a layout that tells nothing";
}

TEST(Letters, OfEveryLayoutReachTheirKeys) {
  EXPECT_EQ(meaning('3', U'3'), '3');
  EXPECT_EQ(meaning('3', U'"'), '3') << "AZERTY, no Shift";
  EXPECT_EQ(meaning('3', U'3', true), '3') << "AZERTY with Shift";
  EXPECT_EQ(meaning('3', U'#', true), '\0') << "a mark";
  EXPECT_EQ(meaning('z', U'я'), 'z');
  EXPECT_EQ(meaning('z', U'Z', true), 'z');
  EXPECT_EQ(meaning('q', U'@'), '\0') << "AltGr";
  EXPECT_EQ(meaning('3', 0), '\0') << "writes nothing";
  EXPECT_EQ(key_letter({{}, U'n'}), 'n') << "from an input method";
  EXPECT_EQ(key_letter({{Key::character, 'z', true, false}, 0}), '\0') << "Ctrl+Z is no Z";
}

TEST(Shares, KeepMouseAndKeysInOrder) {
  Input input;
  input.events = {{{}, U'a'}, {{}, U'b'}};
  InputEvent down;
  down.mouse = Mouse::down;
  down.x = 30;
  down.clicks = 1;
  input.events.push_back(down);
  input.events.push_back({{}, U'c'});
  InputEvent up = down;
  up.mouse = Mouse::up;
  up.x = 40;
  input.events.push_back(up);
  input.mouse_x = 90;

  Input share = take_share(input, true);
  EXPECT_EQ(share.events.size(), 2U) << "a run of letters";
  EXPECT_FALSE(share.clicked);
  share = take_share(input, true);
  EXPECT_TRUE(share.events.empty());
  EXPECT_TRUE(share.clicked && share.mouse_down);
  EXPECT_EQ(share.mouse_x, 30) << "where it was, not where it is by now";
  share = take_share(input, false);
  EXPECT_EQ(share.events.size(), 1U);
  EXPECT_TRUE(share.mouse_down) << "held";
  EXPECT_FALSE(share.clicked);
  share = take_share(input, false);
  EXPECT_TRUE(share.released);
  EXPECT_FALSE(share.mouse_down);
  EXPECT_EQ(share.mouse_x, 40);
  EXPECT_TRUE(input.events.empty());
  EXPECT_EQ(take_share(input, false).mouse_x, 90);
}

class Composing : public testing::Test {
 protected:
  void press(char c) { keyboard_.press(input_, letter(c), true); }
  void press(Key key) { keyboard_.press(input_, {key}, key == Key::space); }
  void commit(std::u32string_view text) {
    for (const char32_t c : text) keyboard_.write(input_, c);
  }
  // What the field would get: letters, and keys that write nothing by name.
  std::u32string got() {
    std::u32string all;
    for (const InputEvent& event : input_.events) {
      if (event.written != 0) all += event.written;
      if (event.key.key == Key::enter) all += U"<enter>";
      if (event.key.key == Key::backspace) all += U"<back>";
      if (event.key.key == Key::escape) all += U"<esc>";
    }
    input_.events.clear();
    return all;
  }

  Input input_;
  Keyboard keyboard_;
};

TEST_F(Composing, AKeyAndWhatItWritesAreOneEvent) {
  press('x');
  commit(U"x");
  press(Key::space);
  commit(U" ");
  EXPECT_EQ(input_.events.size(), 2U);
  EXPECT_EQ(got(), U"x ");
  press(Key::backspace);
  press(Key::enter);
  EXPECT_EQ(got(), U"<back><enter>");
}

TEST_F(Composing, KeysOfAnInputMethodDoNotReachTheText) {
  for (const char c : std::string("nihaoo")) press(c);
  press(Key::backspace);
  press(Key::down);
  press(Key::enter);
  EXPECT_EQ(got(), U"");
  commit(U"你好");
  EXPECT_EQ(got(), U"你好");
  press(Key::enter);
  EXPECT_EQ(got(), U"<enter>") << "it is over";
}

TEST_F(Composing, EndsWithEscapeOrWithItsLastLetter) {
  press('n');
  press('i');
  press(Key::escape);
  EXPECT_EQ(got(), U"");
  press(Key::escape);
  EXPECT_EQ(got(), U"<esc>");
  press('n');
  press(Key::backspace);
  press(Key::backspace);
  EXPECT_EQ(got(), U"<back>");
  press('n');
  keyboard_.end_composing();
  press('i');
  commit(U"i");
  press(Key::backspace);
  EXPECT_EQ(got(), U"i<back>");
}

TEST_F(Composing, ADeadKeyAndItsLetterWriteOne) {
  press('\0');
  press('e');
  commit(U"é");
  press(Key::enter);
  EXPECT_EQ(got(), U"é<enter>");
}

HeldPress held(char c, const PressId& id) {
  return {letter(c), true, false, id};
}

// Which letter comes back; 0: none.
char back(HeldPresses& presses, const PressId& id) {
  const auto press = presses.take_back(id);
  return press ? press->press.letter : '\0';
}

TEST(HeldPresses, ComeBackByTheirNameAndOnce) {
  HeldPresses presses;
  presses.hold(held('n', {10, 0, 100}));
  presses.hold(held('i', {11, 0, 101}));
  presses.hold(held('n', {10, 0, 102}));
  EXPECT_EQ(back(presses, {10, 0, 102}), 'n');
  EXPECT_EQ(back(presses, {11, 0, 101}), 'i') << "a slow input method gave it back behind the next";
  EXPECT_EQ(back(presses, {10, 0, 102}), '\0');
}

TEST(HeldPresses, AreKnownByKeyAndModifiersWhereNoTimeIsTold) {
  HeldPresses presses;
  presses.hold(held('a', {36, 0, 100}));
  presses.hold(held('b', {36, 4, 200}));
  EXPECT_EQ(back(presses, {36, 4, 0}), 'b');
  EXPECT_EQ(back(presses, {36, 4, 0}), '\0');
}

TEST(HeldPresses, OfALongTextTheOldestAreForgotten) {
  HeldPresses presses;
  for (unsigned long time = 1; time <= 5000; ++time) presses.hold(held('a', {38, 0, time}));
  EXPECT_EQ(back(presses, {38, 0, 1}), '\0');
  EXPECT_EQ(back(presses, {38, 0, 4000}), 'a');
}

}  // namespace
}  // namespace whylink::window
