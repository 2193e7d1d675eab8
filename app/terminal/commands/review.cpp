#include "app/terminal/between.hpp"
#include "app/terminal/commands/commands.hpp"
#include "app/terminal/prompt_kind_option.hpp"
#include "app/terminal/review_dialogue.hpp"

namespace whylink::terminal {

namespace {

struct Options {
  std::string vault;
  std::optional<double> minutes;
  std::string kind;
  std::string scope;
};

Result<int> run_review(Call& call, const Options& options) {
  workspace::SessionWish wish;
  wish.minutes = options.minutes;
  wish.scope = options.scope;
  const auto kind = prompt_kind_option(options.kind);
  if (!kind) return tl::make_unexpected(kind.error());
  wish.kind = *kind;
  if (wish.kind && !record::feeds_memory(*wish.kind)) {
    return fail(ErrorKind::usage, "the session does not ask this kind of prompt yet", options.kind,
                "use why, missing-neighbour, reverse or contrast");
  }
  if (const auto scope = workspace::parse_scope(options.scope); !scope) {
    return tl::make_unexpected(scope.error());
  }
  const auto opened = call.open_to_write(options.vault, "review");
  if (!opened) return tl::make_unexpected(opened.error());
  auto run = workspace::SessionRun::begin(**opened, wish);
  if (!run) return tl::make_unexpected(run.error());
  return ReviewDialogue(call, **opened, *run).hold();
}

}  // namespace

void add_review(CLI::App& program, Call& call) {
  auto* command = program.add_subcommand("review", "Hold today's session in the terminal");
  const auto options = std::make_shared<Options>();
  add_vault(*command, options->vault);
  command->add_option("--minutes", options->minutes, "how long the session may take")
      ->check(between(1.0, 1440.0));
  command->add_option("--kind", options->kind, "ask in this way only: why, reverse, ...");
  command->add_option("--scope", options->scope,
                      "words, path: tag: near: state: answer:, - before one negates it");
  add_examples(*command,
               "  whylink review ~/Notes --minutes 5\n"
               "  whylink review --scope 'path:Projects'");
  command->callback(
      [&call, options] { call.run = [&call, options] { return run_review(call, *options); }; });
}

}  // namespace whylink::terminal
