#include <algorithm>

#include "app/terminal/commands/commands.hpp"
#include "app/workspace/care.hpp"

namespace whylink::terminal {

namespace {

struct Options {
  std::string vault;
  bool repair = false;
};

Result<int> run_doctor(Call& call, const Options& options) {
  auto care = workspace::Care::find(call.open_options(options.vault, "doctor"));
  if (!care) return tl::make_unexpected(care.error());
  const auto findings = care->examine(options.repair);
  call.console().end_progress();
  if (!findings) return tl::make_unexpected(findings.error());
  const auto rows =
      call.rows({{"part"}, {"what"}, {"where"}, {"remedy"}, {"repairable", false}, {"repaired"}});
  for (const workspace::Finding& one : *findings) {
    rows->row({{"part", one.part},
               {"what", one.what},
               {"where", one.where},
               {"remedy", one.remedy},
               {"repairable", one.repairable},
               {"repaired", one.repaired}});
  }
  rows->end();
  const bool is_sound = std::ranges::none_of(*findings, &workspace::Finding::is_fault);
  if (is_sound) call.console().note("nothing is wrong");
  const bool all_repaired = std::ranges::all_of(
      *findings, [](const workspace::Finding& one) { return one.repaired || !one.is_fault; });
  return all_repaired ? kDone : kFindings;
}

}  // namespace

void add_doctor(CLI::App& program, Call& call) {
  auto* command = program.add_subcommand(
      "doctor", "Check database, journal, projections, cache and vault; exit code 1 for findings");
  const auto options = std::make_shared<Options>();
  add_vault(*command, options->vault);
  command->add_flag("--repair", options->repair, "mend what can be mended");
  add_examples(*command, "  whylink doctor ~/Notes --repair");
  command->callback(
      [&call, options] { call.run = [&call, options] { return run_doctor(call, *options); }; });
}

}  // namespace whylink::terminal
