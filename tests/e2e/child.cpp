#include "tests/e2e/child.hpp"

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <utility>

namespace whylink::e2e {

Child::Child(const std::filesystem::path& folder, const std::vector<std::string>& arguments)
    : Child(folder, WHYLINK_PROGRAM, arguments) {}

Child::Child(const std::filesystem::path& folder, const std::string& program,
             const std::vector<std::string>& arguments) {
  std::signal(SIGPIPE, SIG_IGN);
  std::array<int, 2> in{};
  std::array<int, 2> out{};
  if (::pipe2(in.data(), O_CLOEXEC) != 0 || ::pipe2(out.data(), O_CLOEXEC) != 0) return;
  std::vector<std::string> words = {program};
  words.insert(words.end(), arguments.begin(), arguments.end());
  std::vector<char*> argv;
  argv.reserve(words.size() + 1);
  for (std::string& word : words) argv.push_back(word.data());
  argv.push_back(nullptr);
  const std::string place = folder.string();
  pid_ = ::fork();
  if (pid_ == 0) {
    const bool placed = ::chdir(place.c_str()) == 0;
    ::dup2(in[0], STDIN_FILENO);
    ::dup2(out[1], STDOUT_FILENO);
    ::dup2(out[1], STDERR_FILENO);
    if (placed) ::execvp(argv.front(), argv.data());
    ::_exit(127);
  }
  ::close(in[0]);
  ::close(out[1]);
  input_ = in[1];
  output_ = out[0];
}

Child::~Child() {
  close_input();
  close_output();
  if (pid_ > 0) {
    kill();
    wait();
  }
}

void Child::write(const std::string& text) const {
  std::size_t done = 0;
  while (done < text.size()) {
    const ssize_t wrote = ::write(input_, text.data() + done, text.size() - done);
    if (wrote < 0 && errno == EINTR) continue;
    if (wrote < 0) return;
    done += static_cast<std::size_t>(wrote);
  }
}

std::string Child::read_until(const std::string& text) {
  while (text.empty() || pending_.find(text) == std::string::npos) {
    std::array<char, 4096> chunk{};
    const ssize_t got = ::read(output_, chunk.data(), chunk.size());
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return std::exchange(pending_, {});
    pending_.append(chunk.data(), static_cast<std::size_t>(got));
  }
  const std::size_t end = pending_.find(text) + text.size();
  std::string came = pending_.substr(0, end);
  pending_.erase(0, end);
  return came;
}

void Child::close_input() {
  if (input_ >= 0) ::close(std::exchange(input_, -1));
}

void Child::close_output() {
  if (output_ >= 0) ::close(std::exchange(output_, -1));
}

void Child::kill() {
  if (pid_ > 0) ::kill(pid_, SIGKILL);
}

int Child::terminate() {
  if (pid_ <= 0) return -1;
  ::kill(pid_, SIGTERM);
  return wait();
}

int Child::wait() {
  int status = 0;
  while (::waitpid(pid_, &status, 0) < 0 && errno == EINTR) {
  }
  pid_ = -1;
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

}  // namespace whylink::e2e
