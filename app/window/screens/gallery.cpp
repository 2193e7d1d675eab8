#include "app/window/screens/gallery.hpp"

#include <algorithm>

#include "app/window/widgets/check_box.hpp"
#include "app/window/widgets/progress.hpp"
#include "app/window/widgets/tabs.hpp"

namespace whylink::window {

namespace {

constexpr float kGap = 12;
constexpr float kButton = 40;

constexpr std::array<std::string_view, 4> kWords = {
    "Ask at once", "睡眠与记忆的巩固", "Sleep 😀 → Ночь, ύπνος",
    "A label so long that it cannot stand in the width there is and has to end in three points"};

struct Posed {
  std::string_view name;
  std::string_view word;
  Pose pose = Pose::as_is;
  bool enabled = true;
};
constexpr std::array<Posed, 4> kPoses = {{{"plain", "As it is"},
                                          {"hovered", "Under the mouse", Pose::hovered},
                                          {"focused", "With the focus", Pose::focused},
                                          {"disabled", "Disabled", Pose::as_is, false}}};

std::string control(std::string_view kind, std::string_view state, std::size_t number) {
  return "gallery." + std::string(kind) + "." + std::string(state) + std::to_string(number);
}

float caption(Frame& frame, Box page, float y, std::string_view word) {
  frame.canvas().line(page.x, y, page.w, Type::caption, frame.theme().muted, word);
  return Canvas::line_height(Type::caption) + 8;
}

float buttons(Frame& frame, Box page, float y) {
  const float wide = (page.w - 3 * kGap) / 4;
  for (const Posed& one : kPoses) {
    y += caption(frame, page, y, one.word);
    frame.pose(one.pose);
    for (std::size_t i = 0; i < 8; ++i) {
      const auto column = static_cast<float>(i % 4);
      const Box box{page.x + column * (wide + kGap), y, wide, kButton};
      frame.button(control("button", one.name, i), box, kWords.at(i % 4),
                   i < 4 ? Look::primary : Look::quiet, one.enabled);
      if (i % 4 == 3) y += kButton + kGap;
    }
    frame.pose(Pose::as_is);
    y += kGap;
  }
  return y;
}

float boxes(Frame& frame, GalleryState& state, Box page, float y) {
  constexpr float kHigh = 32;
  const float wide = (page.w - kGap) / 2;
  for (const Posed& one : kPoses) {
    y += caption(frame, page, y, one.word);
    frame.pose(one.pose);
    for (std::size_t i = 0; i < kWords.size(); ++i) {
      const auto column = static_cast<float>(i % 2);
      const Box box{page.x + column * (wide + kGap), y, wide, kHigh};
      check_box(frame, control("box", one.name, i), box, kWords.at(i), state.ticked.at(i),
                one.enabled);
      if (i % 2 == 1) y += kHigh + 8;
    }
    frame.pose(Pose::as_is);
    y += kGap;
  }
  return y;
}

float rows_of_tabs(Frame& frame, GalleryState& state, Box page, float y) {
  for (const Posed& one : kPoses) {
    y += caption(frame, page, y, one.word);
    frame.pose(one.pose);
    std::vector<Tab> all;
    all.reserve(kWords.size());
    for (std::size_t i = 0; i < kWords.size(); ++i) {
      all.push_back({control("tab", one.name, i), std::string(kWords.at(i)), one.enabled});
    }
    tabs(frame, page.x, y, page.w, all, state.tab);
    frame.pose(Pose::as_is);
    y += kTabsHeight + 2 * kGap;
  }
  return y;
}

// Choices are never disabled.
float choices(Frame& frame, GalleryState& state, Box page, float y) {
  constexpr std::array<std::string_view, 4> kGrades = {"Blank", "Gist", "清楚", "Instantaneously"};
  const float wide = (page.w - kGap) / 2;
  for (const Posed& one : kPoses) {
    if (!one.enabled) continue;
    y += caption(frame, page, y, one.word);
    frame.pose(one.pose);
    for (std::size_t i = 0; i < kGrades.size(); ++i) {
      const auto column = static_cast<float>(i % 2);
      const float high = i < 2 ? 64 : 40;
      const Box box{page.x + column * (wide + kGap), y, wide, high};
      frame.choice(control("choice", one.name, i), box, kGrades.at(i), static_cast<char>('1' + i),
                   kWords.at(i), frame.theme().grades.at(i));
      if (i % 2 == 1) y += high + 8;
    }
    frame.pose(Pose::as_is);
    y += kGap;
  }
  return rows_of_tabs(frame, state, page, y);
}

float writing(Frame& frame, GalleryState& state, Box page, float y) {
  constexpr float kHigh = 120;
  y += caption(frame, page, y, "Written, unwritten and disabled");
  text_field(frame, "field.gallery.written", {page.x, y, page.w, kHigh}, state.written, "");
  y += kHigh + kGap;
  text_field(frame, "field.gallery.unwritten", {page.x, y, page.w, kHigh}, state.unwritten,
             "Why did you link them? 为什么把它们连在一起？");
  y += kHigh + kGap;
  text_field(frame, "field.gallery.closed", {page.x, y, page.w, 48}, state.closed, "");
  y += 48 + 2 * kGap;
  for (std::size_t i = 0; i < state.posed.size(); ++i) {
    const Posed& one = kPoses.at(i + 1);
    y += caption(frame, page, y, one.word);
    frame.pose(one.pose);
    text_field(frame, "field.gallery." + std::string(one.name), {page.x, y, page.w, 48},
               state.posed.at(i), "Why did you link them?");
    frame.pose(Pose::as_is);
    y += 48 + kGap;
  }
  y += caption(frame, page, y, "A note");
  return y + state.note.draw(frame.canvas(), page.x, y, page.w) + kGap;
}

// What is said, and asks for nothing: keys, progress and a notice.
void told(Frame& frame, Box page) {
  float y = page.y;
  for (const Posed& one : kPoses) {
    if (!one.enabled || one.pose == Pose::focused) continue;  // no stop of Tab
    y += caption(frame, page, y, one.word) + 28;
    frame.pose(one.pose);
    frame.keys(page.x, y, page.w, {{"L", "list"}, {"Ctrl+1 2 3", "how sure"}, {"H", "hint"}}, 1);
    frame.pose(Pose::as_is);
    y += kGap;
  }
  const Toast notice{"Put off until tomorrow: Sleep 😀 – 睡眠与记忆的巩固", "Undo"};
  const float strip = toast_height(frame.canvas(), notice);
  if (y + strip > page.bottom()) return;
  static_cast<void>(draw_toast(frame, page.bottom() - strip, notice));
}

TableModel connections() {
  TableModel model;
  model.columns = {{"connection", "Connection", 3, 120},
                   {"state", "State", 1, 72},
                   {"due", "Days", 0, 88, true},
                   {"answer", "Answer", 2, 72, false, false}};
  model.rows = 100000;
  model.text = [](std::size_t row, std::size_t column) -> std::string {
    constexpr std::array<std::string_view, 3> kStates = {"due", "new", "suspended"};
    if (column == 0) return std::string(kWords.at(row % 4)) + " – " + std::to_string(row + 1);
    if (column == 1) return std::string(kStates.at(row % 3));
    if (column == 2) return std::to_string(row * 37 % 1000);
    return row % 2 == 0 ? "Because it rests." : "";
  };
  model.empty = "Nothing is connected yet.";
  return model;
}

const std::vector<MenuItem>& menu_items() {
  static const std::vector<MenuItem> items = {{"suspend", "Suspend", "S"},
                                              {"open", "Open in Obsidian", "O"},
                                              {"cut", "Cut the link (no edits allowed)", "", false},
                                              {"chinese", "睡眠与记忆 😀", "Ctrl+K"},
                                              {"long", std::string(kWords[3]), "F2"}};
  return items;
}

std::vector<ListRow> list_rows() {
  std::vector<ListRow> rows;
  for (int i = 0; i < 12; ++i) {
    const std::string word(kWords.at(static_cast<std::size_t>(i % 4)));
    rows.push_back(
        {word, "~/" + word, i % 3 == 0 ? "opened 2026-01-03" : "", i % 5 == 4, i % 2 == 1});
  }
  return rows;
}

// One that can be used, and below it one that cannot, where there is room.
void tables(Frame& frame, GalleryState& state, Box page) {
  constexpr float kClosed = 4 * kTableRow + 8;
  const bool both = page.h > 2 * kClosed;
  const float open = both ? page.h - kClosed - 2 * kGap : page.h;
  table(frame, "gallery.table", {page.x, page.y, page.w, open}, connections(), state.table);
  if (!both) return;
  TableModel closed = connections();
  closed.rows = 3;
  closed.enabled = false;
  table(frame, "gallery.closed", {page.x, page.bottom() - kClosed, page.w, kClosed}, closed,
        state.closed_table);
}

// A list beside what is said in one line.
void lists(Frame& frame, GalleryState& state, Box page) {
  const float half = (page.w - 48) / 2;
  list(frame, "gallery.rows", {page.x, page.y, half, page.h}, list_rows(), state.list);
  const Box side{page.x + half + 48, page.y, half, 0};
  float y = page.y;
  state.line.one_line = true;
  text_field(frame, "field.gallery.line", {side.x, y, side.w, 44}, state.line,
             "a folder, as in ~/Notes");
  y += 44 + kGap;
  for (const ProgressState& state_of : {ProgressState{0.4F, "1200 of 3000 files read", "2 seconds"},
                                        ProgressState{-1, "Looking through the folder…", ""}}) {
    if (y + 96 > page.bottom()) return;
    y += progress(frame, side.x, y, side.w, state_of) + kGap;
  }
}

void over(Frame& frame, GalleryState& state, Box page) {
  const float wide = std::min(200.0F, (page.w - kGap) / 2);
  const Box one{page.x, page.y, wide, kButton};
  if (frame.button("gallery.over.menu", one, "Open a menu", Look::quiet)) {
    state.menu.open = true;
    state.menu.at = one;
  }
  if (frame.button("gallery.over.dialog", {one.right() + kGap, page.y, wide, kButton},
                   "Ask something", Look::quiet)) {
    state.asked = true;
  }
  frame.canvas().line(page.x, page.y + kButton + kGap, page.w, Type::body, frame.theme().muted,
                      state.last.empty() ? "Nothing was done yet." : state.last);
}

// Last of all, as they lie over the rest.
void overlays(Frame& frame, GalleryState& state) {
  const auto chosen = menu(frame, "gallery.menu", menu_items(), state.menu);
  if (chosen) state.last = "Chosen: " + menu_items()[*chosen].word;
  if (!state.asked) return;
  const Answer answer = dialog(frame, "gallery.dialog", state.dialog);
  if (answer == Answer::none) return;
  state.asked = false;
  state.last = answer == Answer::main ? "Answered: yes" : "Answered: no";
}

void show_page(Frame& frame, GalleryState& state, Box page) {
  const std::string_view name = kGalleryPages.at(state.page);
  if (name == "told") return told(frame, page);
  if (name == "table") return tables(frame, state, page);
  if (name == "diff") return state.diff.draw(frame, "gallery.hunks", page);
  if (name == "sides") return side_by_side(frame, "gallery.texts", page, state.left, state.right);
  if (name == "list") return lists(frame, state, page);
  if (name == "over") return over(frame, state, page);
  Scroll scroll(frame, page, state.scroll);
  float y = scroll.top() + 4;
  if (name == "buttons") y = buttons(frame, page, y);
  if (name == "boxes") y = boxes(frame, state, page, y);
  if (name == "choices") y = choices(frame, state, page, y);
  if (name == "text") y = writing(frame, state, page, y);
  static_cast<void>(scroll.finish(y));
}

void turn(GalleryState& state, bool on) {
  const std::size_t count = kGalleryPages.size();
  state.page = (state.page + (on ? 1 : count - 1)) % count;
  state.scroll = {};
}

}  // namespace

GalleryState::GalleryState() {
  closed.buffer.reset("What was answered before 😀 睡眠");
  closed.enabled = false;
  line.buffer.reset("~/笔记 😀/a path that is long enough to run out of its field on any window");
  written.buffer.reset("Sleep after learning 😀 settles it; 睡眠让记忆变得牢固。\nSecond line.");
  note = markdown::View(
      "## A heading\n\nWords with *stress*, **weight**, `code` and [[Sleep|a link]]; 睡眠 😀.\n\n"
      "> A quotation\n\n- one\n- two\n\n| a | b |\n|---|---|\n| cell | cell |\n\n```\ncode\n```\n");
  using Kind = DiffLine::Kind;
  const std::string because =
      "Sleep settles [[Memory]] because what was learned in the day is played back at night, "
      "when nothing else comes in to disturb it.";
  diff = Diff({{{{Kind::kept, 8, 8, "# Sleep"},
                 {Kind::kept, 9, 9, ""},
                 {Kind::removed, 10, 0, "Sleep settles [[Memory]] at night."},
                 {Kind::added, 0, 10, because},
                 {Kind::kept, 11, 11, "睡眠让记忆变得牢固 😀"}}},
               {{{Kind::removed, 120, 0, "睡眠让记忆"},
                 {Kind::added, 0, 120, "睡眠与记忆"},
                 {Kind::added, 0, 121, "\tA line that is new"},
                 {Kind::kept, 121, 122, "The end"}}}});
  std::string prose;
  for (int i = 0; i < 30; ++i)
    prose += std::string(kWords.at(static_cast<std::size_t>(i % 4))) + ". ";
  left = {"Sleep", TextBlock(prose), {}};
  right = {"记忆 😀 and a title that is long enough to be cut where the window is narrow",
           TextBlock(prose + "\n\n" + prose + prose),
           {}};
  dialog.title = "Cut this link?";
  dialog.text = TextBlock(
      "The words stay, the brackets go: “[[Memory]]” becomes “Memory” in Sleep.md, line 10. You "
      "can "
      "take it back at any time.");
  dialog.main = "Cut the link";
  dialog.cancel = "Keep it";
}

Intent gallery_screen(Frame& frame, GalleryState& state) {
  const Canvas& canvas = frame.canvas();
  const Box page = column(frame, 1120);
  const bool low = canvas.height() < 420;
  std::vector<Tab> pages;
  pages.reserve(kGalleryPages.size());
  for (const std::string_view name : kGalleryPages) {
    pages.push_back({"gallery." + std::string(name), std::string(name)});
  }
  const float top = low ? 4.0F : 16.0F;
  if (tabs(frame, page.x, top, page.w, pages, state.page)) state.scroll = {};
  const float foot = frame.keys(page.x, canvas.height() - (low ? 8.0F : 16.0F), page.w,
                                {{"← →", "turn the page"}, {"Esc", "back"}});
  const float y = top + kTabsHeight + (low ? 8.0F : 16.0F);
  show_page(frame, state, {page.x, y, page.w, foot - (low ? 8.0F : 16.0F) - y});
  if (frame.take(Key::right)) turn(state, true);
  if (frame.take(Key::left)) turn(state, false);
  const bool back = frame.pressed(Key::escape);
  overlays(frame, state);
  if (back) return Command::back;
  return {};
}

}  // namespace whylink::window
