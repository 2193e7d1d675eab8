#include "tests/window/screen_states.hpp"

#include <memory>

#include "app/window/screens/gallery.hpp"

namespace whylink::window {

namespace {

// What the texts of a state are made of.
struct Words {
  std::string name;
  std::string title;
  std::string path;
  std::string prose;
  int count = 1;  // of items, passages, hints
};

std::string repeated(const std::string& text, int times) {
  std::string all;
  for (int i = 0; i < times; ++i) all += text;
  return all;
}

std::vector<Words> all_words() {
  return {
      {"short", "Sleep", "Sleep.md", "It settles memories.", 1},
      {"nothing", "", "", "", 0},
      {"long words", repeated("Schlafforschung", 12), repeated("Ordner/", 40) + "Notiz.md",
       repeated("Donaudampfschifffahrt", 60), 3},
      {"Chinese", "睡眠与记忆的巩固过程", "笔记/学习/睡眠.md",
       repeated("睡眠让白天学到的东西在夜里变得牢固，😀 因为海马体把它们重放给皮层。", 12), 3},
      {"much", "Sleep and memory", "Notes/Sleep and memory.md",
       repeated("Sleep after learning makes what was learned last. ", 30), 40},
  };
}

TodayState today(const Words& words) {
  TodayState state;
  state.vault = words.title;
  state.minutes = words.count * 3;
  state.most = 120;
  state.holds = words.count == 0 ? "" : "9 to recall, 2 new, 2 discoveries, 1 repair";
  for (int i = 0; i < words.count; ++i) {
    state.items.push_back({words.title, words.title, words.prose});
  }
  return state;
}

AskState ask(const Words& words) {
  AskState state;
  state.place = "Prompt 3 of 11";
  state.question = "Why did you link " + words.title + " to " + words.title + "?";
  state.source_title = words.title;
  state.source_path = words.path;
  state.target_title = words.title;
  for (int i = 0; i < words.count; ++i) {
    state.context.emplace_back(words.prose);
    state.hints.emplace_back("Hint: " + words.prose);
  }
  state.answer.buffer.reset(words.prose);
  return state;
}

RevealState reveal(const Words& words) {
  RevealState state;
  state.place = "Prompt 3 of 11";
  state.source_title = words.title;
  state.target_title = words.title;
  state.answer = TextBlock(words.prose);
  for (int i = 0; i < words.count; ++i) {
    const std::string link = "[[" + words.title + "]]";
    const std::string text = words.prose + " " + link +
                             "\n\n- one\n- two\n\n| a | b |\n|---|---|\n| " + words.title + " | " +
                             words.prose + " |\n";
    const Mark mark{words.prose.size() + 1, words.prose.size() + 1 + link.size()};
    state.passages.push_back({words.path, {TextBlock(words.title)}, markdown::View(text, mark)});
    state.earlier.push_back({"2026-01-03  ·  Clear", TextBlock(words.prose, {{2, 9}})});
  }
  state.opening = markdown::View(words.prose);
  state.choices = {{{"Blank", "tomorrow"},
                    {"Gist", "in 3 days"},
                    {"Clear", "in 12 months"},
                    {"Instant", "in 100 years"}}};
  state.judged = "map-only";
  return state;
}

std::vector<ListRow> vaults(const Words& words) {
  std::vector<ListRow> rows;
  for (int i = 0; i < words.count; ++i) {
    rows.push_back({words.title, words.path, "opened 2026-01-03", i == 1});
  }
  return rows;
}

ChooserState chooser(const Words& words) {
  ChooserState state;
  state.places = {"Home", "Documents", words.title, "Computer"};
  state.path.buffer.reset("~/" + words.path);
  for (int i = 0; i < words.count; ++i)
    state.folders.push_back({words.title, "", "Obsidian vault"});
  state.trouble = "This folder cannot be listed: Permission denied.";
  state.about = "An Obsidian vault, 1200 notes in this folder itself; the first 1000 are listed";
  state.can_open = true;
  return state;
}

template <class State, class Screen>
Sample sample(const std::string& name, State state, Screen screen) {
  auto kept = std::make_shared<State>(std::move(state));
  return {name, [kept, screen](Frame& frame) { static_cast<void>(screen(frame, *kept)); }};
}

void add_gallery(std::vector<Sample>& samples) {
  for (std::size_t page = 0; page < kGalleryPages.size(); ++page) {
    GalleryState state;
    state.page = page;
    samples.push_back(
        sample("gallery " + std::string(kGalleryPages.at(page)), std::move(state), gallery_screen));
  }
  GalleryState menu;
  menu.menu = {true, {48, 72, 200, 40}, {}};
  samples.push_back(sample("gallery with a menu", std::move(menu), gallery_screen));
  for (const Words& words : all_words()) {
    GalleryState asking;
    asking.asked = true;
    asking.dialog.title = words.title;
    asking.dialog.text = TextBlock(words.prose);
    asking.dialog.main = words.title;
    asking.dialog.cancel = words.title;
    samples.push_back(
        sample("gallery with a dialog, " + words.name, std::move(asking), gallery_screen));
  }
}

}  // namespace

std::vector<Sample> sample_screens() {
  std::vector<Sample> samples;
  add_gallery(samples);
  samples.push_back(sample("keys", KeysState{}, keys_screen));
  for (const Words& words : all_words()) {
    const std::string with = ", " + words.name;
    samples.push_back(sample("today" + with, today(words), today_screen));
    TodayState first = today(words);
    first.intro =
        "You are shown two notes that you once linked. Write why, in a sentence; then see the "
        "passage, and grade how well you recalled it.";
    samples.push_back(sample("today for the first time" + with, first, today_screen));
    TodayState open = today(words);
    open.list_open = true;
    samples.push_back(sample("today with its list" + with, open, today_screen));
    TodayState narrowed = today(words);
    narrowed.narrowing = true;
    narrowed.scope.buffer.reset(words.prose);
    narrowed.scope_trouble = "a quote is not closed: " + words.title + "; close it";
    samples.push_back(sample("today narrowed" + with, narrowed, today_screen));
    TodayState empty;
    empty.vault = words.title;
    empty.empty = words.prose + ".";
    samples.push_back(sample("today empty" + with, empty, today_screen));
    StartState start;
    start.vaults = vaults(words);
    samples.push_back(sample("start" + with, start, start_screen));
    VaultsState switcher;
    switcher.vaults = vaults(words);
    switcher.list.selected = 0;
    for (ListRow& row : switcher.vaults) row.removable = true;
    samples.push_back(sample("vaults" + with, switcher, vaults_screen));
    samples.push_back(sample("chooser" + with, chooser(words), chooser_screen));
    OpeningState opening;
    opening.vault = words.title;
    opening.progress = {words.count == 0 ? -1.0F : 0.4F, "Reading: 12,000 of 30,000 files",
                        "about 3 seconds more"};
    samples.push_back(sample("opening" + with, opening, opening_screen));
    samples.push_back(sample("ask" + with, ask(words), ask_screen));
    samples.push_back(sample("reveal" + with, reveal(words), reveal_screen));
    DoneState done;
    done.headline = "Done for today";
    done.lines.assign(static_cast<std::size_t>(words.count) + 1, words.prose);
    samples.push_back(sample("done" + with, done, done_screen));
    samples.push_back(
        sample("error" + with, ErrorState{words.prose, words.path, words.prose, {}}, error_screen));
  }
  return samples;
}

}  // namespace whylink::window
