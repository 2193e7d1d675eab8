#include "app/terminal/call.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "app/workspace/finding_words.hpp"
#include "app/workspace/system.hpp"

namespace whylink::terminal {

Status Call::prepare() {
  console_->set_quiet(globals.quiet);
  if (globals.no_color) console_->set_no_color();
  if (!globals.format.empty()) {
    format_ = format_named(globals.format);
    if (!format_) {
      return fail(ErrorKind::usage, "--format knows no such form", globals.format,
                  "use table, json, jsonl or csv");
    }
  }
  clock_ = workspace::system_clock();
  if (globals.now.empty()) return {};
  const auto now = parse_moment(globals.now);
  if (!now) return fail_within("--now", now.error());
  clock_ = workspace::fixed_clock(*now);
  return {};
}

Format Call::format_of_rows() const {
  return format_.value_or(console_->is_terminal() ? Format::table : Format::jsonl);
}

Format Call::format_of_object() const {
  return format_.value_or(console_->is_terminal() ? Format::table : Format::json);
}

std::unique_ptr<RowWriter> Call::rows(Columns columns) {
  return make_row_writer(*console_, format_of_rows(), std::move(columns));
}

void Call::object(const Json& object) {
  write_object(*console_, format_of_object(), object);
}

namespace {

// Whether notes may be missing because of this link; so only where links are followed.
bool hides_notes(vault::Cause cause) {
  return cause == vault::Cause::link_broken || cause == vault::Cause::link_unread ||
         cause == vault::Cause::too_many_followed;
}

// What the person does not want to be asked about is not known.
bool hides_exclusions(vault::Cause cause) {
  return cause == vault::Cause::settings_unread || cause == vault::Cause::settings_broken ||
         cause == vault::Cause::settings_too_long;
}

// Of each sort the first few are told with their place, the rest by their number.
constexpr std::size_t kTold = 3;

std::string rest(std::size_t count, std::string_view one, std::string_view more) {
  const std::size_t left = count - std::min(count, kTold);
  return left == 0 ? std::string() : fmt::format("and {} more {}", left, left == 1 ? one : more);
}

}  // namespace

void Call::tell_findings(const vault::Snapshot& snapshot, std::string_view vault) {
  const auto findings = snapshot.findings();
  if (findings.empty()) return;
  std::size_t folders = 0;
  std::size_t links = 0;
  for (const vault::FileFinding& one : findings) {
    const bool is_folder = one.cause == vault::Cause::folder_unlisted;
    const bool is_link = snapshot.follows_links() && hides_notes(one.cause);
    const bool is_told = (is_folder && ++folders <= kTold) || (is_link && ++links <= kTold) ||
                         hides_exclusions(one.cause);
    if (globals.verbose || is_told) console_->note(workspace::line(one, vault));
  }
  for (const std::string& more :
       {rest(folders, "folder that cannot be listed", "folders that cannot be listed"),
        rest(links, "link behind which files are missing",
             "links behind which files are missing")}) {
    if (!globals.verbose && !more.empty()) console_->note(more);
  }
  console_->note("found while reading: " + workspace::summary(findings) +
                 "; whylink doctor lists them");
}

workspace::OpenOptions Call::open_options(const std::string& vault, std::string_view command) {
  workspace::OpenOptions options;
  options.vault = vault;
  options.data = globals.data;
  options.cache = !globals.no_cache;
  options.clock = clock_;
  // Zero asks for true randomness; a person who wrote --seed 0 wants the same every time.
  constexpr std::uint64_t kSeedForZero = 0x9e3779b97f4a7c15U;
  if (globals.seed) options.seed = *globals.seed != 0 ? *globals.seed : kSeedForZero;
  options.holder = fmt::format("whylink {}", command);
  options.progress = [this](const Progress& progress) { console_->show_progress(progress); };
  options.tell = [this](const std::string& line) { console_->note(line); };
  return options;
}

Result<std::unique_ptr<workspace::Workspace>> Call::open(const std::string& vault,
                                                         workspace::Reach reach) {
  workspace::OpenOptions options = open_options(vault, "");
  options.reach = reach;
  return open(std::move(options));
}

Result<std::unique_ptr<workspace::Workspace>> Call::open_to_write(const std::string& vault,
                                                                  std::string_view command) {
  workspace::OpenOptions options = open_options(vault, command);
  options.access = record::Access::write;
  writes = true;
  return open(std::move(options));
}

Result<std::unique_ptr<workspace::Workspace>> Call::open(workspace::OpenOptions options) {
  const std::string vault = options.vault;
  auto opened = workspace::Workspace::open(std::move(options));
  console_->end_progress();
  if (!opened) return opened;
  const workspace::Workspace& here = **opened;
  if (globals.verbose) {
    console_->note("vault: " + here.vault().path.string());
    if (!here.vault().folder.empty()) console_->note("reviews: " + here.vault().folder.string());
  }
  if (here.is_empty()) {
    console_->note("this vault holds no notes yet: " + here.vault().path.string() +
                   "; write two notes (.md files) and link them, as in [[Other note]]");
  }
  if (const auto& error = here.snapshot().cache_error()) console_->note(error->line());
  tell_findings(here.snapshot(), vault);
  return opened;
}

void add_vault(CLI::App& command, std::string& vault) {
  command.add_option("VAULT", vault,
                     "a folder of notes, or the name of a vault opened before; left out: the vault "
                     "opened last");
}

void add_examples(CLI::App& command, const std::string& lines) {
  command.footer("Example:\n" + lines);
}

}  // namespace whylink::terminal
