#include <fmt/format.h>
#include <sys/stat.h>

#include <CLI/CLI.hpp>
#include <charconv>
#include <cstdio>
#include <filesystem>
#include <string>
#include <vector>

#include "app/terminal/between.hpp"
#include "app/terminal/exit_code.hpp"
#include "app/terminal/open_note.hpp"
#include "app/terminal/program.hpp"
#include "app/window/away.hpp"
#include "app/window/pictures.hpp"
#include "app/window/platform/native_window.hpp"
#include "app/window/platform/place.hpp"
#include "app/window/window.hpp"
#include "app/workspace/sample_vault.hpp"
#include "app/workspace/system.hpp"
#include "whylink/text.hpp"

namespace whylink::window {

namespace {

struct Options {
  std::string vault;
  std::string data;
  std::string now;
  bool no_cache = false;
  std::optional<std::uint64_t> seed;
  std::string out;
  std::string theme;
  std::optional<float> scale;
  std::string size = "1280x800";
  int frames = 0;
  bool report = false;
  bool gallery = false;
};

void add_options(CLI::App& command, Options& options) {
  command.add_option("VAULT", options.vault, "a folder of notes, or the name of one opened before");
  command.add_option("--data", options.data, "the folder for reviews.db and the index cache");
  command.add_option("--now", options.now, "the time to act at, as in 2026-03-01T09:00:00+01:00");
  command.add_flag("--no-cache", options.no_cache, "read every note anew, write no cache");
  command.add_option("--seed", options.seed, "a number that fixes every random choice");
  command.add_option("--theme", options.theme, "light, dark or contrast")
      ->check(CLI::IsMember({"light", "dark", "contrast"}));
  command.add_option("--scale", options.scale, "0.75 to 3, or per cent")
      ->transform([](const std::string& text) {
        char* end = nullptr;
        const float value = std::strtof(text.c_str(), &end);
        const bool number = end != text.c_str() && *end == '\0';
        return number && value > 10 ? fmt::format("{}", value / 100) : text;
      })
      ->check(terminal::between(kSmallestScale, kLargestScale));
}

Result<workspace::OpenOptions> opening_of(const Options& options) {
  workspace::OpenOptions opening;
  opening.vault = options.vault;
  opening.data = options.data;
  opening.cache = !options.no_cache;
  opening.access = record::Access::write;
  opening.clock = workspace::system_clock();
  if (!options.now.empty()) {
    const auto now = parse_moment(options.now);
    if (!now) return fail_within("--now", now.error());
    opening.clock = workspace::fixed_clock(*now);
  }
  opening.seed = options.seed.value_or(0);
  opening.holder = "the window of whylink";
  return opening;
}

int tell(const Error& error) {
  std::fputs((text::printable(error.line()) + "\n").c_str(), stderr);
  return terminal::exit_code(error.kind);
}

// "1280x800".
bool read_size(std::string_view text, int& width, int& height) {
  const char* begin = text.data();
  const char* end = begin + text.size();
  const auto first = std::from_chars(begin, end, width);
  if (first.ec != std::errc() || first.ptr == end || *first.ptr != 'x') return false;
  const auto second = std::from_chars(first.ptr + 1, end, height);
  return second.ec == std::errc() && second.ptr == end;
}

int draw_screens(const Options& options) {
  const std::string theme = options.theme.empty() ? "light" : options.theme;
  PictureOptions pictures{options.out, theme, options.scale.value_or(1.0F), 0, 0, options.gallery};
  if (!read_size(options.size, pictures.width, pictures.height) || pictures.width < 320 ||
      pictures.height < 240 || pictures.width > 8192 || pictures.height > 8192) {
    return tell({ErrorKind::usage, "--size is width x height in pixels", options.size,
                 "write it as 1280x800, within 320x240 and 8192x8192"});
  }
  auto opening = opening_of(options);
  if (!opening) return tell(opening.error());
  opening->rehearsal = true;
  const Status drawn = write_pictures(*std::move(opening), pictures);
  return drawn ? terminal::kDone : tell(drawn.error());
}

// Where its drive does not answer, opening it will tell.
bool seems_a_folder(const std::filesystem::path& path) {
  constexpr std::chrono::milliseconds kPatience{300};
  Away<bool> asked(
      [path](const Away<bool>::Publish& publish) { publish(workspace::is_folder(path)); },
      std::make_shared<Waker>([] {}));
  return !asked.wait(kPatience) || asked.take().value_or(false);
}

// What the window opens first: the folder named, the vault of that name, or the one opened last.
// Empty: none is known, and the window asks. Nothing: the word means no vault.
std::optional<std::string> first_vault(const Options& options) {
  const auto places = workspace::find_places(options.data);
  const auto registry = places ? workspace::Registry::load(*places)
                               : Result<workspace::Registry>(workspace::Registry());
  if (!registry) return options.vault;
  const auto found = registry->find(options.vault);
  if (found && seems_a_folder(*found)) return found->string();
  return options.vault.empty() ? std::optional<std::string>("") : std::nullopt;
}

// Nothing where the terminal has to take over.
std::optional<int> show_window(const Options& options) {
  const auto vault = first_vault(options);
  if (!vault) return std::nullopt;
  auto opening = opening_of(options);
  if (!opening) return tell(opening.error());
  NativeOptions native{options.theme, options.scale, {}, options.frames, options.report};
  if (const auto places = workspace::find_places(options.data)) {
    native.memory = places->data / "window";
  }
  Launch launch;
  launch.sample = workspace::find_sample_vault();
  launch.how = *std::move(opening);
  launch.open_note = [](const std::string& name, const std::string& path) {
    return terminal::open_address(terminal::obsidian_address(name, path));
  };
  const Status shown = run_native(std::move(launch), *vault, native);
  if (shown) return terminal::kDone;
  std::fputs((text::printable(shown.error().line()) + "\n").c_str(), stderr);
  return std::nullopt;
}

int parse(CLI::App& program, std::vector<std::string> arguments) {
  try {
    program.parse(std::move(arguments));
    return -1;
  } catch (const CLI::CallForHelp&) {
    std::fputs(program.help().c_str(), stdout);
    return terminal::kDone;
  } catch (const CLI::ParseError& error) {
    std::fputs((text::printable(error.what()) + "; see whylink --help\n").c_str(), stderr);
    return terminal::kUsage;
  }
}

}  // namespace

std::optional<int> run(int argc, char** argv) {
  std::vector<std::string> arguments(argv + 1, argv + argc);
  Options options;
  CLI::App program("Reviews why the notes of an Obsidian vault are linked.", "whylink");
  add_options(program, options);
  const bool pictures = !arguments.empty() && arguments.front() == "screens";
  if (pictures) {
    arguments.erase(arguments.begin());
    program.name("whylink screens");
    program.description("Draw every screen as a PNG, also without a display");
    program.add_option("--out", options.out, "the folder for the pictures")->required();
    program.add_flag("--gallery", options.gallery)->group("");
    program.add_option("--size", options.size, "of the window in pixels, as in 1280x800");
  } else {
    if (!has_display()) return std::nullopt;
    program.add_option("--frames", options.frames)->group("");
    program.add_flag("--report", options.report)->group("");
    // A command, or anything else that the terminal knows better, is not for here.
    for (const std::string& word : arguments) {
      if (word == "--help" || word == "-h" || word == "--version") return std::nullopt;
    }
    if (!arguments.empty() && terminal::is_command(arguments[0])) return std::nullopt;
  }
  ::umask(077);
  std::ranges::reverse(arguments);
  if (!pictures) {  // options that only the terminal's session has are for it
    program.allow_extras();
  }
  if (const int code = parse(program, std::move(arguments)); code >= 0) return code;
  if (!program.remaining().empty()) return std::nullopt;
  return pictures ? std::optional<int>(draw_screens(options)) : show_window(options);
}

}  // namespace whylink::window
