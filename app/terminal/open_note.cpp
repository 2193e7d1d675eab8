#include "app/terminal/open_note.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>
#include <csignal>

#include <array>
#include <string_view>

extern char** environ;  // NOLINT(readability-redundant-declaration): POSIX leaves it to the program

namespace whylink::terminal {

namespace {

std::string encoded(const std::string& text) {
  std::string out;
  for (const char c : text) {
    const bool plain = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
                       c == '-' || c == '_' || c == '.' || c == '~';
    if (plain) {
      out += c;
    } else {
      out += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
  }
  return out;
}

}  // namespace

std::string obsidian_address(const std::string& vault, const std::string& path) {
  return "obsidian://open?vault=" + encoded(vault) + "&file=" + encoded(path);
}

Status open_address(const std::string& address) {
  std::string program = "xdg-open";
  std::string argument = address;
  std::array<char*, 3> arguments = {program.data(), argument.data(), nullptr};
  posix_spawn_file_actions_t silent;
  posix_spawn_file_actions_init(&silent);
  for (const int descriptor : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
    posix_spawn_file_actions_addopen(&silent, descriptor, "/dev/null", O_RDWR, 0);
  }
  // What this program keeps from itself, as signals that end it, is no business of another.
  posix_spawnattr_t plain;
  posix_spawnattr_init(&plain);
  sigset_t none;
  sigemptyset(&none);
  posix_spawnattr_setsigmask(&plain, &none);
  posix_spawnattr_setflags(&plain, POSIX_SPAWN_SETSIGMASK);
  pid_t child = 0;
  const int failed =
      posix_spawnp(&child, program.c_str(), &silent, &plain, arguments.data(), environ);
  posix_spawnattr_destroy(&plain);
  posix_spawn_file_actions_destroy(&silent);
  int status = 0;
  if (failed == 0 && ::waitpid(child, &status, 0) == child && WIFEXITED(status) &&
      WEXITSTATUS(status) == 0) {
    return {};
  }
  return fail(ErrorKind::io, "nothing here opens Obsidian's addresses", address,
              "open the note in Obsidian yourself");
}

}  // namespace whylink::terminal
