#include "app/terminal/program.hpp"

#include <fmt/format.h>
#include <sys/stat.h>

#include <algorithm>
#include <array>
#include <csignal>
#include <exception>
#include <filesystem>
#include <new>
#include <span>

#include "app/terminal/commands/commands.hpp"
#include "whylink/text.hpp"

namespace whylink::terminal {

namespace {

using AddCommand = void (*)(CLI::App&, Call&);
constexpr std::array<AddCommand, 19> kCommands = {
    add_vaults,   add_index,  add_links,  add_notes,   add_connections, add_today,   add_prompts,
    add_review,   add_answer, add_act,    add_undo,    add_redo,        add_correct, add_exclude,
    add_settings, add_memory, add_backup, add_restore, add_doctor};

// The options that take a value, so that the value is not taken for the command.
constexpr std::array<std::string_view, 4> kWithValue = {"--format", "--data", "--now", "--seed"};

void add_globals(CLI::App& program, Globals& globals) {
  const std::string group = "Options of every command";
  program
      .add_option("--format", globals.format,
                  "table, json, jsonl or csv; left out: a table on a terminal, else jsonl for rows "
                  "and json for one object")
      ->group(group);
  program
      .add_option("--data", globals.data,
                  "the folder for reviews.db and the index cache; left out: the XDG folders")
      ->group(group);
  program.add_flag("--no-cache", globals.no_cache, "read every note anew, write no cache")
      ->group(group);
  program.add_option("--now", globals.now, "the time to act at, as in 2026-03-01T09:00:00+01:00")
      ->group(group);
  program.add_option("--seed", globals.seed, "a number that fixes every random choice")
      ->group(group);
  program.add_flag("--quiet", globals.quiet, "no notices")->group(group);
  program.add_flag("--verbose", globals.verbose, "say which folders are used")->group(group);
  program.add_flag("--no-color", globals.no_color, "no colour in tables")->group(group);
}

// The first word that is neither an option nor the value of one; npos if there is none.
std::size_t first_word(const std::vector<std::string>& arguments) {
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    if (arguments[i].empty() || arguments[i].front() != '-') return i;
    if (std::ranges::find(kWithValue, arguments[i]) != kWithValue.end()) ++i;
  }
  return std::string::npos;
}

bool wants(const std::vector<std::string>& arguments, std::string_view option) {
  return std::ranges::find(arguments, option) != arguments.end();
}

// "whylink" and "whylink VAULT" mean the session. A word that is no command and can be no folder is
// more likely a command that does not exist than a vault.
Status put_in_session(const CLI::App& program, std::vector<std::string>& arguments,
                      Console& console) {
  const std::size_t at = first_word(arguments);
  if (at == std::string::npos) {
    if (wants(arguments, "--help") || wants(arguments, "-h") || wants(arguments, "--version")) {
      return {};
    }
  } else {
    const std::string& word = arguments[at];
    const auto commands = program.get_subcommands([](const CLI::App*) { return true; });
    const bool known = std::ranges::any_of(
        commands, [&](const CLI::App* command) { return command->get_name() == word; });
    if (known) return {};
    std::error_code ignored;
    const bool folder = std::filesystem::exists(word, ignored);
    if (!folder && word.find('/') == std::string::npos) {
      const auto data = std::ranges::find(arguments, "--data");
      const bool given = data != arguments.end() && data + 1 != arguments.end();
      const auto places = workspace::find_places(given ? *(data + 1) : std::string());
      const auto registry = places ? workspace::Registry::load(*places)
                                   : Result<workspace::Registry>(workspace::Registry());
      if (!registry || !registry->find(word)) {
        return fail(ErrorKind::usage, "there is no such command, folder or vault", word,
                    "see whylink --help");
      }
    }
  }
  const auto place = at == std::string::npos ? arguments.end()
                                             : arguments.begin() + static_cast<std::ptrdiff_t>(at);
  std::error_code ignored;
  const bool leads = at == std::string::npos || arguments[at].find('/') == std::string::npos ||
                     std::filesystem::is_directory(arguments[at], ignored);
  arguments.insert(place, "review");
  if (leads) console.note("no window: this is the session in the terminal (whylink review)");
  return {};
}

std::string one_line(std::string_view message) {
  return text::squeeze(text::printable(message));
}

Result<int> run_call(Call& call) {
  if (const Status prepared = call.prepare(); !prepared) {
    return tl::make_unexpected(prepared.error());
  }
  auto code = call.run();
  if (!code) return code;
  call.console().flush();
  const Status written = call.console().status();
  if (written) return code;
  if (!call.writes) return tl::make_unexpected(written.error());
  // To do it again would be to do it twice.
  call.console().tell("it is recorded; only what it says is missing: " + written.error().what);
  return code;
}

// Of the command that was named, with the names of those above it.
void show_help(const CLI::App& program, Console& console) {
  const CLI::App* asked = &program;
  std::string above;
  for (auto chosen = program.get_subcommands(); !chosen.empty();
       chosen = chosen.front()->get_subcommands()) {
    above += (above.empty() ? "" : " ") + asked->get_name();
    asked = chosen.front();
  }
  console.write(asked->help(above));
  if (asked != &program) console.write("\nOptions of every command: whylink --help\n");
}

int parse_and_run(std::vector<std::string> arguments, Console& console) {
  CLI::App program("Reviews why the notes of an Obsidian vault are linked.", "whylink");
  Call call(console);
  program.set_version_flag("--version", "whylink " WHYLINK_VERSION);
  add_globals(program, call.globals);
  program.fallthrough();
  program.require_subcommand(1);
  for (const AddCommand add : kCommands) add(program, call);
  program.footer(
      "Without a command: whylink [VAULT] [--theme light|dark|contrast] [--scale 0.75..3] opens "
      "the\n"
      "window, or the session in the terminal where none can be had; left out, the vault is the "
      "one\n"
      "opened last. whylink screens --out DIR draws every screen as a PNG.\nExamples:\n"
      "  whylink ~/Notes\n"
      "  whylink review ~/Notes");
  if (const Status session = put_in_session(program, arguments, console); !session) {
    console.tell(session.error().line());
    return kUsage;
  }
  try {
    std::ranges::reverse(arguments);  // as CLI11 takes them
    program.parse(arguments);
  } catch (const CLI::CallForHelp&) {
    show_help(program, console);
    return kDone;
  } catch (const CLI::CallForVersion&) {
    console.write("whylink " WHYLINK_VERSION "\n");
    return kDone;
  } catch (const CLI::ParseError& error) {
    console.tell(one_line(error.what()) + "; see whylink --help");
    return kUsage;
  }
  const auto code = run_call(call);
  console.end_progress();
  if (code) return *code;
  console.tell(code.error().line());
  return exit_code(code.error().kind);
}

}  // namespace

bool is_command(const std::string& word) {
  Console console;
  CLI::App program;
  Call call(console);
  for (const AddCommand add : kCommands) add(program, call);
  return !program.get_subcommands([&](CLI::App* one) { return one->get_name() == word; }).empty();
}

int run(int argc, char** argv) {
  // A reader that goes away is seen when writing; files are for their owner alone.
  std::signal(SIGPIPE, SIG_IGN);
  ::umask(077);
  Console console;
  try {
    const std::span<char*> all(argv, static_cast<std::size_t>(argc));
    std::vector<std::string> arguments;
    for (std::size_t i = 1; i < all.size(); ++i) arguments.emplace_back(all[i]);
    return parse_and_run(std::move(arguments), console);
  } catch (const std::bad_alloc&) {
    console.tell("out of memory; close other programs and do it again");
    return kRefused;
  } catch (const std::exception& bug) {
    console.tell(
        fmt::format("an error in whylink itself: {}; what was recorded is kept", bug.what()));
    return kRefused;
  }
}

}  // namespace whylink::terminal
