#include "app/terminal/commands/commands.hpp"
#include "app/terminal/event_row.hpp"

namespace whylink::terminal {

namespace {

constexpr std::string_view kActions =
    "enrol, unenrol, suspend, resume, snooze, strong, weak, map-only, unjudge, dismiss, ripen, "
    "accept";

struct Options {
  std::vector<std::string> words;  // the vault, if it is named, and the action
  std::string a;
  std::string b;
};

struct Request {
  std::string vault;
  review::Action action = review::Action::enrol;
};

// The action may stand before or after the vault.
Result<Request> request_of(std::vector<std::string> words) {
  for (std::size_t i = words.size(); i-- > 0;) {
    const auto action = review::action(words[i]);
    if (!action) continue;
    words.erase(words.begin() + static_cast<std::ptrdiff_t>(i));
    return Request{words.empty() ? "" : words.front(), *action};
  }
  return fail(ErrorKind::usage, "act knows no such action", words.empty() ? "" : words.back(),
              "use one of " + std::string(kActions));
}

Result<int> run_act(Call& call, const Options& options) {
  const auto request = request_of(options.words);
  if (!request) return tl::make_unexpected(request.error());
  const auto opened = call.open_to_write(request->vault, "act");
  if (!opened) return tl::make_unexpected(opened.error());
  const auto event = (*opened)->act(options.a, options.b, request->action);
  if (!event) return tl::make_unexpected(event.error());
  call.object(event_row(**opened, *event));
  return kDone;
}

}  // namespace

void add_act(CLI::App& program, Call& call) {
  auto* command = program.add_subcommand("act", "Do one thing to a connection or a pair of notes");
  const auto options = std::make_shared<Options>();
  command
      ->add_option("ACTION", options->words,
                   "the vault, unless it is the last one, and " + std::string(kActions))
      ->required()
      ->expected(1, 2);
  command->add_option("--a", options->a, "one note: its path, or its title")->required();
  command->add_option("--b", options->b, "the other note")->required();
  add_examples(*command, "  whylink act ~/Notes suspend --a Memex --b Zettelkasten");
  command->callback(
      [&call, options] { call.run = [&call, options] { return run_act(call, *options); }; });
}

}  // namespace whylink::terminal
