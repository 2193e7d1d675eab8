#include <fmt/format.h>

#include <algorithm>

#include "app/terminal/commands/commands.hpp"

namespace whylink::terminal {

namespace {

constexpr std::size_t kFindingsTold = 10;  // all with --verbose

// What could not be read as it is, on standard error.
void tell_findings(Call& call, const vault::Snapshot& snapshot) {
  const auto findings = snapshot.findings();
  const std::size_t told =
      call.globals.verbose ? findings.size() : std::min(findings.size(), kFindingsTold);
  for (const vault::FileFinding& finding : findings.first(told)) {
    call.console().note(Error{ErrorKind::io, finding.what, finding.where(), finding.remedy}.line());
  }
  if (told < findings.size()) {
    call.console().note(
        fmt::format("and {} more; --verbose tells them all", findings.size() - told));
  }
}

Result<int> run_index(Call& call, const std::string& vault) {
  const auto opened = call.open(vault, workspace::Reach::notes);
  if (!opened) return tl::make_unexpected(opened.error());
  tell_findings(call, (*opened)->snapshot());
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
