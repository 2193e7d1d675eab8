#include <algorithm>

#include "app/terminal/commands/commands.hpp"
#include "app/workspace/care.hpp"
#include "app/workspace/finding_words.hpp"

namespace whylink::terminal {

namespace {

struct Options {
  std::string vault;
  bool repair = false;
};

// What is found in the vault's files has a kind, and the place in parts.
Json json_of(const workspace::Finding& one) {
  Json out = {{"part", one.part}};
  if (one.file) {
    out["kind"] = vault::name(one.file->kind());
    out["path"] = one.file->path;
    out["line"] = one.file->line > 0 ? Json(one.file->line) : Json(nullptr);
    out["other"] = one.file->other.empty() ? Json(nullptr) : Json(one.file->other);
  }
  out["what"] = one.what;
  out["where"] = one.where;
  out["remedy"] = one.remedy;
  out["repairable"] = one.repairable;
  out["repaired"] = one.repaired;
  return out;
}

std::vector<vault::FileFinding> files_of(const std::vector<workspace::Finding>& findings) {
  std::vector<vault::FileFinding> files;
  for (const workspace::Finding& one : findings) {
    if (one.file) files.push_back(*one.file);
  }
  return files;
}

Result<int> run_doctor(Call& call, const Options& options) {
  auto care = workspace::Care::find(call.open_options(options.vault, "doctor"));
  if (!care) return tl::make_unexpected(care.error());
  const auto findings = care->examine(options.repair);
  call.console().end_progress();
  if (!findings) return tl::make_unexpected(findings.error());
  const auto rows = call.rows({{"part"},
                               {"kind"},
                               {"path", false},
                               {"line", false},
                               {"other", false},
                               {"what"},
                               {"where"},
                               {"remedy"},
                               {"repairable", false},
                               {"repaired"}});
  for (const workspace::Finding& one : *findings) rows->row(json_of(one));
  rows->end();
  const bool is_sound = std::ranges::none_of(*findings, &workspace::Finding::is_fault);
  if (is_sound) call.console().note("nothing is wrong");
  const std::string counts = workspace::summary(files_of(*findings));
  if (!counts.empty()) call.console().note(counts);
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
