#include "app/terminal/commands/commands.hpp"
#include "app/terminal/event_row.hpp"
#include "app/workspace/words.hpp"
#include "whylink/text.hpp"

namespace whylink::terminal {

namespace {

Result<int> run_undo(Call& call, const std::string& vault) {
  const auto opened = call.open_to_write(vault, "undo");
  if (!opened) return tl::make_unexpected(opened.error());
  const auto undo = (*opened)->undo();
  if (!undo) return tl::make_unexpected(undo.error());
  if (call.format_of_object() == Format::table) {
    const std::string words =
        workspace::taken_back(**opened, *undo) + ", of " + format_day(undo->undone.day) + ".";
    call.console().write(text::printable(words) + "\n");
    return kDone;
  }
  Json object = {{"id", undo->undo.id.text()}, {"undone", event_row(**opened, undo->undone)}};
  if (undo->events > 1) object["connections"] = undo->events;
  call.object(object);
  return kDone;
}

}  // namespace

void add_undo(CLI::App& program, Call& call) {
  auto* command =
      program.add_subcommand("undo", "Take back the last action; again for the one before");
  const auto vault = std::make_shared<std::string>();
  add_vault(*command, *vault);
  add_examples(*command, "  whylink undo ~/Notes");
  command->callback(
      [&call, vault] { call.run = [&call, vault] { return run_undo(call, *vault); }; });
}

}  // namespace whylink::terminal
