// Kills the window at calls chosen by chance, while it is worked as a person does, and looks at
// what is left:
//     whylink_soak_window [--kills N] [--seed S]
//     whylink_soak_window --how HOW --at CALL
// Needs Xvfb and xdotool; without them it says so and ends well. Exits 1 if something was wrong.
#include <array>
#include <charconv>
#include <cstdio>
#include <cstdlib>
#include <string_view>

#include "tests/desktop/desktop.hpp"
#include "tests/faults/trial.hpp"

namespace {

using namespace whylink::faults;
using whylink::desktop::Window;

struct Options {
  long kills = 100;
  long seed = 1;
  std::string how;
  long at = 0;
};

Options options_in(int words, char** word) {
  Options options;
  const auto number = [](std::string_view digits) {
    long value = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return value;
  };
  for (int i = 1; i + 1 < words; i += 2) {
    const std::string_view option = word[i];
    if (option == "--kills") options.kills = number(word[i + 1]);
    if (option == "--seed") options.seed = number(word[i + 1]);
    if (option == "--how") options.how = word[i + 1];
    if (option == "--at") options.at = number(word[i + 1]);
  }
  return options;
}

// Answers, grades, takes the grade back and gives another one. What was seen to be recorded is said
// in the words of the terminal, by which a trial judges it.
Run work(const Ground& ground, const Fault& fault) {
  Window window(ground.vault().parent_path(), "timeout",
                ground.command_line({ground.vault(), "--report"}, fault));
  Run run;
  const auto session = [&] {
    window.key("Return");
    if (!window.until_screen("ask")) return;
    window.type("because", 1);
    if (!window.until_answer("because")) return;
    window.key("ctrl+Return");
    if (!window.until_screen("reveal")) return;
    window.key("3");
    if (!window.until_screen("ask")) return;
    run.output += "\nRecorded: ";
    window.key("Escape");
    window.key("z");
    if (!window.until_screen("reveal")) return;
    run.output += "\nTaken back: ";
    window.key("2");
    if (!window.until_screen("ask")) return;
    run.output += "\nRecorded: ";
    window.key("ctrl+q");
  };
  session();
  run.code = window.wait();
  return run;
}

}  // namespace

int main(int words, char** word) {
  const Options options = options_in(words, word);
  const whylink::desktop::Display display;
  if (!display.works()) {
    std::printf("no window is killed: Xvfb or xdotool is not here\n");
    return 0;
  }
  const Ground ground;
  // What is left is gone on with in the terminal.
  Command command;
  for (const Command& one : commands(ground)) {
    if (one.name == "review") command = one;
  }
  const Trial trial(ground, command);
  ground.begin_with(command.beginning);
  const Run undisturbed = work(ground, {});
  const auto calls = static_cast<std::uint64_t>(ground.calls().size());
  if (undisturbed.code != 0 || calls == 0) {
    std::printf("the window ends with %d undisturbed\n", undisturbed.code);
    return 1;
  }
  whylink::Random random(static_cast<std::uint64_t>(options.seed));
  constexpr std::array<const char*, 3> kHows = {"kill-before", "kill-after", "kill-half"};
  std::array<int, kOutcomes> outcomes{};
  int killed = 0;
  bool is_good = true;
  for (long i = 0; i < (options.at == 0 ? options.kills : 1); ++i) {
    Fault fault{kHows.at(random.below(kHows.size())), static_cast<long>(1 + random.below(calls))};
    if (options.at != 0) fault = {options.how, options.at};
    ground.begin_with(command.beginning);
    const Run run = work(ground, fault);
    if (run.was_killed()) ++killed;
    const Verdict verdict = trial.judge(run, fault.at % 2 == 0);
    ++outcomes.at(static_cast<std::size_t>(verdict.outcome));
    if (!is_bad(verdict.outcome)) continue;
    is_good = false;
    std::printf("%s: %s\n    whylink_soak_window --how %s --at %ld\n",
                std::string(name(verdict.outcome)).c_str(), verdict.why.c_str(), fault.how.c_str(),
                fault.at);
  }
  std::printf("the window was killed %d times:", killed);
  for (std::size_t i = 0; i < kOutcomes; ++i) {
    std::printf(" %d %s", outcomes.at(i), std::string(name(static_cast<Outcome>(i))).c_str());
  }
  std::printf("\n");
  return is_good ? 0 : 1;
}
