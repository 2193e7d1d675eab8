#include "app/terminal/commands/commands.hpp"

namespace whylink::terminal {

namespace {

Result<int> run_index(Call& call, const std::string& vault) {
  const auto opened = call.open(vault, workspace::Reach::notes);
  if (!opened) return tl::make_unexpected(opened.error());
  const workspace::IndexReport report = (*opened)->index();
  call.object({{"notes", report.notes},
               {"canvases", report.canvases},
               {"links", report.links},
               {"resolved", report.resolved},
               {"unresolved", report.unresolved},
               {"connections", report.connections},
               {"bytes", report.bytes},
               {"reread", report.reread},
               {"work_seconds", report.work_seconds},
               {"seconds", report.seconds},
               {"cpu_seconds", report.cpu_seconds},
               {"peak_memory_bytes", report.peak_memory_bytes},
               {"findings", (*opened)->snapshot().findings().size()}});
  return kDone;
}

}  // namespace

void add_index(CLI::App& program, Call& call) {
  auto* command = program.add_subcommand("index", "Read the vault and write the index cache");
  const auto vault = std::make_shared<std::string>();
  add_vault(*command, *vault);
  add_examples(*command, "  whylink index ~/Notes --format json");
  command->callback(
      [&call, vault] { call.run = [&call, vault] { return run_index(call, *vault); }; });
}

}  // namespace whylink::terminal
