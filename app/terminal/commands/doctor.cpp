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
  std::string adopt;
  bool aside = false;
};

Json json_or_null(const std::string& text) {
  return text.empty() ? Json(nullptr) : Json(text);
}

// What a record that no vault has holds.
void put_record(Json& out, const workspace::LooseRecord& record) {
  const record::Contents& contents = record.contents;
  out["id"] = record.id;
  out["events"] = contents.events;
  out["connections"] = contents.connections;
  out["last_used"] = contents.last_day ? Json(format_day(*contents.last_day)) : Json(nullptr);
}

// What is found in the vault's files has a kind, and the place in parts.
Json json_of(const workspace::Finding& one) {
  Json out = {{"part", one.part}};
  if (one.file) {
    out["kind"] = vault::name(one.file->kind());
    out["path"] = one.file->path;
    out["line"] = one.file->line > 0 ? Json(one.file->line) : Json(nullptr);
    out["other"] = json_or_null(workspace::visible_other(*one.file));
  }
  out["what"] = one.what;
  out["where"] = one.where;
  out["remedy"] = one.remedy;
  out["repairable"] = one.repairable;
  out["repaired"] = one.repaired;
  if (!one.record) return out;
  put_record(out, *one.record);
  out["vault"] = json_or_null(one.record->vault.string());
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
  Columns columns = {{"part"}, {"kind"},  {"path"},   {"line"},       {"other"},
                     {"what"}, {"where"}, {"remedy"}, {"repairable"}, {"repaired"}};
  const bool has_records = std::ranges::any_of(
      findings, [](const workspace::Finding& one) { return one.record.has_value(); });
  if (has_records) {
    for (const char* name : {"id", "events", "connections", "last_used", "vault"}) {
      columns.push_back({.name = name});
    }
  }
  const auto rows = call.rows(std::move(columns));
  for (const workspace::Finding& one : findings) rows->row(json_of(one));
  rows->end();
}

void write(Call& call, const std::vector<workspace::Finding>& findings) {
  if (call.format_of_rows() == Format::table) {
    write_for_people(call.console(), findings);
  } else {
    write_rows(call, findings);
  }
}

Result<int> run_adopt(Call& call, workspace::Care& care, const Options& options) {
  const auto adopted = care.adopt(options.adopt, options.aside);
  if (!adopted) return tl::make_unexpected(adopted.error());
  Json out = {{"vault", care.vault().path.string()}};
  put_record(out, adopted->record);
  out["was_of"] = json_or_null(adopted->record.vault.string());
  out["folder"] = adopted->record.folder.string();
  out["aside"] = json_or_null(adopted->aside.string());
  call.object(out);
  call.console().note("this vault has the record now: " + workspace::holds(adopted->record));
  if (!adopted->aside.empty()) {
    call.console().note("what it had before is kept in " + adopted->aside.string() +
                        "; whylink doctor lists it");
  }
  if (adopted->record.contents.trouble) {
    call.console().note("the record is damaged; run whylink doctor --repair");
  }
  return kDone;
}

// Without a list of vaults none may be known, and the records are there all the same.
Result<int> list_without_vault(Call& call, const Error& error) {
  const auto findings = workspace::findings_without_vault(call.open_options("", "doctor"));
  if (!findings || findings->empty()) return tl::make_unexpected(error);
  write(call, *findings);
  call.console().note(error.line());
  return kFindings;
}

Result<int> run_doctor(Call& call, const Options& options) {
  auto care = workspace::Care::find(call.open_options(options.vault, "doctor"));
  if (!care && options.vault.empty() && options.adopt.empty()) {
    return list_without_vault(call, care.error());
  }
  if (!care) return tl::make_unexpected(care.error());
  if (!options.adopt.empty()) return run_adopt(call, *care, options);
  const auto findings = care->examine(options.repair);
  call.console().end_progress();
  if (!findings) return tl::make_unexpected(findings.error());
  write(call, *findings);
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
  auto* repair = command->add_flag("--repair", options->repair, "mend what can be mended");
  auto* adopt = command->add_option("--adopt", options->adopt,
                                    "take this record, which no vault has, for the vault");
  adopt->excludes(repair);
  command
      ->add_flag("--aside", options->aside,
                 "with --adopt: also where the vault has a record with answers, which is kept")
      ->needs(adopt);
  add_examples(*command,
               "  whylink doctor ~/Notes --repair\n"
               "  whylink doctor ~/Notes --adopt 019cad76");
  command->callback(
      [&call, options] { call.run = [&call, options] { return run_doctor(call, *options); }; });
}

}  // namespace whylink::terminal
