#include <algorithm>

#include "app/terminal/commands/commands.hpp"
#include "app/workspace/care.hpp"
#include "app/workspace/finding_words.hpp"
#include "whylink/text.hpp"

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
    const std::string other = workspace::visible_other(*one.file);
    out["other"] = other.empty() ? Json(nullptr) : Json(other);
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

// Sentences do not fit beside each other: for people each finding has a few lines of its own.
void write_for_people(Console& console, const std::vector<workspace::Finding>& findings) {
  for (const workspace::Finding& one : findings) {
    console.write(text::printable(one.where.empty() ? one.part : one.where) + "\n");
    console.write("  " + text::printable(one.what) + "\n");
    const std::string next = one.repaired && !one.file ? "mended: " + one.remedy : one.remedy;
    if (!next.empty()) console.write("  " + text::printable(next) + "\n");
  }
}

void write_rows(Call& call, const std::vector<workspace::Finding>& findings) {
  const auto rows = call.rows({{"part"},
                               {"kind"},
                               {"path"},
                               {"line"},
                               {"other"},
                               {"what"},
                               {"where"},
                               {"remedy"},
                               {"repairable"},
                               {"repaired"}});
  for (const workspace::Finding& one : findings) rows->row(json_of(one));
  rows->end();
}

Result<int> run_doctor(Call& call, const Options& options) {
  auto care = workspace::Care::find(call.open_options(options.vault, "doctor"));
  if (!care) return tl::make_unexpected(care.error());
  const auto findings = care->examine(options.repair);
  call.console().end_progress();
  if (!findings) return tl::make_unexpected(findings.error());
  if (call.format_of_rows() == Format::table) {
    write_for_people(call.console(), *findings);
  } else {
    write_rows(call, *findings);
  }
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
