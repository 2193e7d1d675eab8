#include "app/terminal/commands/commands.hpp"

namespace whylink::terminal {

namespace {

Result<int> run_notes(Call& call, const std::string& vault) {
  const auto opened = call.open(vault);
  if (!opened) return tl::make_unexpected(opened.error());
  const vault::Snapshot& snapshot = (*opened)->snapshot();
  const auto rows = call.rows({{"path"},
                               {"title", false},
                               {"key", false},
                               {"state"},
                               {"links_out"},
                               {"links_in"},
                               {"words"},
                               {"excluded"},
                               {"reason", false}});
  for (const workspace::NoteRow& note : (*opened)->notes()) {
    const vault::Exclusion& excluded = snapshot.exclusion(note.file);
    const bool read = snapshot.has_parse(note.file);
    const bool kept_out = excluded.kind != vault::Exclusion::Kind::none;
    rows->row({{"path", snapshot.file(note.file).path},
               {"title", snapshot.file(note.file).title()},
               {"key", note.key ? Json(note.key->text()) : Json(nullptr)},
               // What the record has named keeps its schedule through a rename.
               {"state", note.key ? "known" : "new"},
               {"links_out", note.links_out},
               {"links_in", note.links_in},
               {"words", read ? Json(snapshot.parse(note.file).word_count()) : Json(nullptr)},
               {"excluded", kept_out ? Json(vault::name(excluded.kind)) : Json(nullptr)},
               {"reason", kept_out ? Json(excluded.reason) : Json(nullptr)}});
    if (call.console().broken()) break;
  }
  rows->end();
  return kDone;
}

}  // namespace

void add_notes(CLI::App& program, Call& call) {
  auto* command = program.add_subcommand("notes", "List every note with its identity");
  const auto vault = std::make_shared<std::string>();
  add_vault(*command, *vault);
  add_examples(*command, "  whylink notes ~/Notes --format csv");
  command->callback(
      [&call, vault] { call.run = [&call, vault] { return run_notes(call, *vault); }; });
}

}  // namespace whylink::terminal
