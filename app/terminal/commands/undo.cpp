#include <fmt/format.h>

#include "app/terminal/commands/commands.hpp"
#include "app/terminal/event_row.hpp"
#include "app/terminal/page.hpp"
#include "whylink/text.hpp"

namespace whylink::terminal {

namespace {

// "Taken back: reviewed Flashcards and Cue overload, of 2026-03-01."
std::string taken_back(const workspace::Workspace& workspace,
                       const workspace::Workspace::Undo& undo) {
  const record::Event& event = undo.undone;
  std::string words = "Taken back: " + std::string(record::kind_name(event.body));
  const std::vector<std::string> paths = workspace.paths_of(event);
  if (paths.size() == 2) words += fmt::format(" {} and {}", paths[0], paths[1]);
  if (const auto* changed = std::get_if<record::SettingChanged>(&event.body)) {
    words += " " + shown_name(*changed);
  }
  if (undo.events > 1) {
    words += ", and " + counted(static_cast<int>(undo.events) - 1, "other", "others") + " with it";
  }
  return words + fmt::format(", of {}.", format_day(event.day));
}

Result<int> run_undo(Call& call, const std::string& vault) {
  const auto opened = call.open_to_write(vault, "undo");
  if (!opened) return tl::make_unexpected(opened.error());
  const auto undo = (*opened)->undo();
  if (!undo) return tl::make_unexpected(undo.error());
  if (call.format_of_object() == Format::table) {
    call.console().write(text::printable(taken_back(**opened, *undo)) + "\n");
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
