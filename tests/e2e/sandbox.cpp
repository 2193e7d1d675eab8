#include "tests/e2e/sandbox.hpp"

#include <sys/wait.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <fstream>

namespace whylink::e2e {

namespace fs = std::filesystem;

namespace {

constexpr const char* kFunctions =
    "#!/bin/sh\n"
    "exec \"$WHYLINK_PROGRAM\" --data data --now \"${NOW:-2026-03-02T09:00:00+01:00}\" --seed 7 "
    "\"$@\"\n";

}  // namespace

Sandbox::Sandbox() {
  std::string pattern = (fs::temp_directory_path() / "whylink-e2e-XXXXXX").string();
  if (::mkdtemp(pattern.data()) == nullptr) return;
  root_ = fs::canonical(pattern);
  fs::copy(fs::path(WHYLINK_SOURCE_DIR) / "assets/sample-vault", root_ / "vault",
           fs::copy_options::recursive);
  fs::create_directory(root_ / "bin");
  std::ofstream(root_ / "bin/whylink") << kFunctions;
  fs::permissions(root_ / "bin/whylink", fs::perms::owner_all);
}

Sandbox::~Sandbox() {
  std::error_code ignored;
  if (!root_.empty()) fs::remove_all(root_, ignored);
}

Sandbox::Ended Sandbox::run(const std::string& command) const {
  const fs::path script = root_ / "bin/command";
  std::ofstream(script) << command << "\n";
  const std::string line = "cd '" + root_.string() +
                           "' && HOME=\"$PWD/home\" XDG_CONFIG_HOME= PATH=\"$PWD/bin:$PATH\" "
                           "TERM=dumb WHYLINK_PROGRAM='" WHYLINK_PROGRAM
                           "' sh bin/command 2>&1 </dev/null";
  Ended ended;
  FILE* pipe = ::popen(line.c_str(), "r");  // NOLINT(cert-env33-c): a test of a command line
  if (pipe == nullptr) return {"cannot start a shell", 127};
  std::array<char, 4096> chunk{};
  std::size_t got = 0;
  while ((got = std::fread(chunk.data(), 1, chunk.size(), pipe)) > 0) {
    ended.output.append(chunk.data(), got);
  }
  const int status = ::pclose(pipe);
  ended.code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  return ended;
}

}  // namespace whylink::e2e
