// `undo` and `redo`.
#include "app/terminal/commands/commands.hpp"
#include "app/terminal/event_row.hpp"
#include "app/workspace/words.hpp"
#include "whylink/text.hpp"

namespace whylink::terminal {

namespace {

int tell(Call& call, const std::string& words, const record::Event& event) {
  call.console().write(text::printable(words) + ", of " + format_day(event.day) + ".\n");
  return kDone;
}

Result<int> run_undo(Call& call, const std::string& vault) {
  const auto opened = call.open_to_write(vault, "undo");
  if (!opened) return tl::make_unexpected(opened.error());
  const auto undo = (*opened)->undo();
  if (!undo) return tl::make_unexpected(undo.error());
  if (call.format_of_object() == Format::table) {
    return tell(call, workspace::taken_back(**opened, *undo), undo->undone);
  }
  Json object = {{"id", undo->undo.id.text()}, {"undone", event_row(**opened, undo->undone)}};
  if (undo->events > 1) object["connections"] = undo->events;
  call.object(object);
  return kDone;
}

Result<int> run_redo(Call& call, const std::string& vault) {
  const auto opened = call.open_to_write(vault, "redo");
  if (!opened) return tl::make_unexpected(opened.error());
  const auto redo = (*opened)->redo();
  if (!redo) return tl::make_unexpected(redo.error());
  if (call.format_of_object() == Format::table) {
    return tell(call, workspace::done_again(**opened, *redo), redo->redone);
  }
  Json object = {{"id", redo->redo.id.text()}, {"redone", event_row(**opened, redo->redone)}};
  if (redo->events > 1) object["connections"] = redo->events;
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

void add_redo(CLI::App& program, Call& call) {
  auto* command = program.add_subcommand(
      "redo", "Lift the last undo, while nothing else was done; again for the one before");
  const auto vault = std::make_shared<std::string>();
  add_vault(*command, *vault);
  add_examples(*command, "  whylink redo ~/Notes");
  command->callback(
      [&call, vault] { call.run = [&call, vault] { return run_redo(call, *vault); }; });
}

}  // namespace whylink::terminal
