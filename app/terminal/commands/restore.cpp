#include <fmt/format.h>

#include <iostream>

#include "app/terminal/commands/commands.hpp"
#include "app/workspace/care.hpp"

namespace whylink::terminal {

namespace {

struct Options {
  std::string vault;
  std::string from;
  bool yes = false;
  bool any_vault = false;
};

// On a terminal the person is asked; a script says --yes.
bool agreed(Call& call, const Options& options, const record::RestorePreview& preview) {
  if (options.yes) return true;
  if (!call.console().is_terminal() || !call.console().input_is_terminal()) return false;
  call.console().write(
      fmt::format("The copy holds {} events, the record {}; {} would be lost from it (the present "
                  "record is kept aside).\nReplace the record by the copy? [y/N] ",
                  preview.events_in_copy, preview.events_now, preview.events_lost));
  call.console().flush();
  std::string line;
  std::getline(std::cin, line);
  return line == "y" || line == "Y" || line == "yes";
}

Result<int> run_restore(Call& call, const Options& options) {
  auto care = workspace::Care::find(call.open_options(options.vault, "restore"));
  if (!care) return tl::make_unexpected(care.error());
  const auto preview = care->preview(options.from);
  if (!preview) return tl::make_unexpected(preview.error());
  const auto foreign = care->is_foreign(options.from);
  if (!foreign) return tl::make_unexpected(foreign.error());
  if (*foreign && !options.any_vault) {
    return fail(ErrorKind::refused, "this copy is of another vault: most of its notes are not here",
                options.from, "name its own vault, or add --any-vault if it is this one after all");
  }
  const bool act = agreed(call, options, *preview);
  if (act) {
    if (const Status restored = care->restore(options.from); !restored) {
      return tl::make_unexpected(restored.error());
    }
  }
  call.object({{"vault", care->vault().path.string()},
               {"from", options.from},
               {"events_now", preview->events_now},
               {"events_in_copy", preview->events_in_copy},
               {"events_lost", preview->events_lost},
               {"newest_in_copy",
                preview->newest_in_copy.empty() ? Json(nullptr) : Json(preview->newest_in_copy)},
               {"restored", act}});
  if (act) {
    const auto aside = care->vault().folder / "backups";
    call.console().note("what was there before is kept in " + aside.string());
    return kDone;
  }
  call.console().note("nothing was changed; add --yes to replace the record by the copy");
  return call.console().is_terminal() ? kCancelled : kDone;
}

}  // namespace

void add_restore(CLI::App& program, Call& call) {
  auto* command = program.add_subcommand(
      "restore", "Show what a copy of the reviews would change; with --yes, put it in their place");
  const auto options = std::make_shared<Options>();
  add_vault(*command, options->vault);
  command->add_option("--from", options->from, "the copy, as `backup` wrote it")->required();
  command->add_flag("--yes", options->yes, "do it without asking");
  command->add_flag("--any-vault", options->any_vault,
                    "also where most notes of the copy are not in this vault");
  add_examples(*command, "  whylink restore ~/Notes --from ~/Backups/Notes-2026-03-01.db");
  command->callback(
      [&call, options] { call.run = [&call, options] { return run_restore(call, *options); }; });
}

}  // namespace whylink::terminal
