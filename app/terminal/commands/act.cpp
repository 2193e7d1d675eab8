#include "app/terminal/between.hpp"
#include "app/terminal/commands/commands.hpp"
#include "app/terminal/event_row.hpp"

namespace whylink::terminal {

namespace {

using review::Action;

constexpr std::string_view kActions =
    "enrol, unenrol, suspend, resume, snooze, strong, weak, map-only, unjudge, dismiss, ripen, "
    "accept, bury";
// Ten years: what is put off for longer is suspended.
constexpr int kMostDays = 3650;

struct Options {
  std::vector<std::string> words;  // the vault, if it is named, and the action
  std::string a;
  std::string b;
  std::optional<std::string> scope;
  std::optional<int> days;
  std::string until;
};

struct Request {
  std::string vault;
  Action action = Action::enrol;
  workspace::Scope scope;
  Day until = 0;  // of a snooze; 0: tomorrow
};

tl::unexpected<Error> usage(std::string what, std::string_view where, std::string remedy) {
  return fail(ErrorKind::usage, std::move(what), std::string(where), std::move(remedy));
}

// The action may stand before or after the vault.
Result<Request> action_of(std::vector<std::string> words) {
  for (std::size_t i = words.size(); i-- > 0;) {
    const auto action = review::action(words[i]);
    if (!action) continue;
    words.erase(words.begin() + static_cast<std::ptrdiff_t>(i));
    return Request{words.empty() ? "" : words.front(), *action, {}, 0};
  }
  return usage("act knows no such action", words.empty() ? "" : words.back(),
               "use one of " + std::string(kActions));
}

// What it is done to: two notes, or a scope.
Status read_subject(const Options& options, Request& request) {
  const bool named = !options.a.empty() || !options.b.empty();
  if (named == options.scope.has_value() || (named && (options.a.empty() || options.b.empty()))) {
    return usage("act wants either two notes or a scope", {}, "give --a and --b, or --scope");
  }
  if (!options.scope) return {};
  if (request.action != Action::enrol && request.action != Action::unenrol) {
    return usage("this is done to one connection at a time", review::name(request.action),
                 "name its notes with --a and --b");
  }
  auto scope = workspace::parse_scope(*options.scope);
  if (!scope) return tl::make_unexpected(scope.error());
  request.scope = *std::move(scope);
  return {};
}

Status read_day(const Options& options, Day today, Request& request) {
  if (!options.days && options.until.empty()) return {};
  if (request.action != Action::snooze) {
    return usage("only snooze takes a day", review::name(request.action),
                 "leave out --days and --until");
  }
  if (options.days) {
    request.until = today + *options.days;
    return {};
  }
  const auto until = parse_day(options.until);
  if (!until || *until <= today) {
    return usage("--until wants a later day", options.until,
                 "write one as in " + format_day(today + 7));
  }
  request.until = *until;
  return {};
}

Result<Request> request_of(const Options& options, Day today) {
  auto request = action_of(options.words);
  if (!request) return request;
  if (const Status read = read_subject(options, *request); !read) {
    return tl::make_unexpected(read.error());
  }
  if (const Status read = read_day(options, today, *request); !read) {
    return tl::make_unexpected(read.error());
  }
  return request;
}

Result<int> act_on_scope(Call& call, workspace::Workspace& workspace, const Request& request,
                         const std::string& scope) {
  const auto done = workspace.act_on_scope(request.scope, request.action);
  if (!done) return tl::make_unexpected(done.error());
  call.object({{"action", review::name(request.action)}, {"scope", scope}, {"connections", *done}});
  return kDone;
}

Result<int> run_act(Call& call, const Options& options) {
  const auto request = request_of(options, call.clock()().day());
  if (!request) return tl::make_unexpected(request.error());
  const auto opened = call.open_to_write(request->vault, "act");
  if (!opened) return tl::make_unexpected(opened.error());
  workspace::Workspace& workspace = **opened;
  if (options.scope) return act_on_scope(call, workspace, *request, *options.scope);
  const auto event = request->until > 0 ? workspace.snooze(options.a, options.b, request->until)
                                        : workspace.act(options.a, options.b, request->action);
  if (!event) return tl::make_unexpected(event.error());
  Json row = event_row(workspace, *event);
  if (request->action == Action::bury) {
    const auto events = workspace.events_with(*event);
    if (!events) return tl::make_unexpected(events.error());
    row["connections"] = *events;
  }
  call.object(row);
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
  command->add_option("--a", options->a, "one note: its path, or its title");
  command->add_option("--b", options->b, "the other note");
  command->add_option("--scope", options->scope,
                      "instead of two notes, to enrol or unenrol at once: words, path: tag: near: "
                      "state: answer:, - before one negates it");
  auto* days = command->add_option("--days", options->days, "snooze: for how many days, else one")
                   ->check(between(1, kMostDays));
  command->add_option("--until", options->until, "snooze: until this day, as in 2026-03-01")
      ->excludes(days);
  add_examples(*command,
               "  whylink act ~/Notes suspend --a Memex --b Zettelkasten\n"
               "  whylink act snooze --a Memex --b Zettelkasten --days 30\n"
               "  whylink act enrol --scope 'path:Projects -tag:draft'");
  command->callback(
      [&call, options] { call.run = [&call, options] { return run_act(call, *options); }; });
}

}  // namespace whylink::terminal
