#include "tests/faults/ground.hpp"

#include <fcntl.h>
#include <sched.h>
#include <sys/mount.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <stdexcept>

namespace whylink::faults {

namespace fs = std::filesystem;

namespace {

constexpr const char* kNow = "2026-03-02T09:00:00+01:00";

// The program's standard input is a file, so that no reader that dies stops us.
pid_t start(std::vector<std::string> words, const fs::path& input, const fs::path& output) {
  words.insert(words.begin(), "timeout");
  std::vector<char*> argv;
  argv.reserve(words.size() + 1);
  for (std::string& word : words) argv.push_back(word.data());
  argv.push_back(nullptr);
  const pid_t child = ::fork();
  if (child != 0) return child;
  constexpr mode_t kMode = 0600;
  const int in = ::open(input.c_str(), O_RDONLY);
  const int out = ::open(output.c_str(), O_WRONLY | O_CREAT | O_TRUNC, kMode);
  ::dup2(in, STDIN_FILENO);
  ::dup2(out, STDOUT_FILENO);
  ::dup2(out, STDERR_FILENO);
  ::execvp(argv.front(), argv.data());
  ::_exit(127);
}

int end_of(pid_t child) {
  int status = 0;
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

std::string text_of(const fs::path& file) {
  const std::ifstream in(file, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

fs::path fresh_folder() {
  const bool is_told = std::getenv("TMPDIR") != nullptr;
  const fs::path memory = "/dev/shm";
  const fs::path above =
      !is_told && ::access(memory.c_str(), W_OK) == 0 ? memory : fs::temp_directory_path();
  std::string name = (above / "whylink-faults-XXXXXX").string();
  if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("no folder can be made");
  return fs::canonical(name);
}

void require(const Run& run) {
  if (run.code != 0) throw std::runtime_error("the ground cannot be laid: " + run.output);
}

}  // namespace

Ground::Ground() : top_(fresh_folder()) {
  fs::copy(fs::path(WHYLINK_SOURCE_DIR) / "assets/sample-vault", vault(),
           fs::copy_options::recursive);
  fs::create_directories(kept());
  keep_as("fresh");
  make_used();
  make_live();
}

Ground::~Ground() {
  if (is_mounted_) ::umount2(kept().c_str(), MNT_DETACH);
  std::error_code ignored;
  fs::remove_all(top_, ignored);
}

void Ground::make_used() {
  const auto answer = [&](const char* a, const char* b, const char* grade) {
    require(run({"answer", vault(), "--a", a, "--b", b, "--grade", grade, "--text",
                 "both rest on the same idea"}));
  };
  answer("Flashcards", "Cue overload", "3");
  require(run({"act", vault(), "strong", "--a", "Flashcards", "--b", "Cue overload"}));
  answer("Attention residue", "Divided attention", "2");
  require(run({"backup", vault(), "--to", copy()}));
  require(run({"act", vault(), "snooze", "--a", "Flashcards", "--b", "Cue overload"}));
  require(run({"undo", vault()}));
  require(run({"settings", vault(), "minutes", "20"}));
  require(run({"act", vault(), "enrol", "--scope", "path:Memory"}));
  keep_as("used");
  // What a test damages: every page but the first two.
  std::fstream database(data() / "reviews.db", std::ios::binary | std::ios::in | std::ios::out);
  constexpr std::streamoff kPage = 4096;
  database.seekp(2 * kPage);
  database << std::string(6 * kPage, '\0');
  database.close();
  keep_as("damaged");
}

// Killed when its events are in the log, and in the journal.
void Ground::make_live() {
  begin_with("used");
  const std::vector<std::string> words = {"act",        vault(), "weak",        "--a",
                                          "Flashcards", "--b",   "Cue overload"};
  require(run(words));
  long at = 0;
  for (const Call& call : calls()) {
    if (call.name == "fdatasync" && call.path.ends_with("journal.jsonl")) at = call.number;
  }
  begin_with("used");
  if (!run(words, {}, {"kill-after", at}).was_killed() || at == 0) {
    throw std::runtime_error("nothing was killed");
  }
  keep_as("live");
}

void Ground::keep_as(const std::string& beginning) const {
  fs::copy(kept(), top_ / beginning, fs::copy_options::recursive);
}

void Ground::begin_with(const std::string& beginning) const {
  for (const auto& entry : fs::directory_iterator(kept())) fs::remove_all(entry.path());
  fs::copy(top_ / beginning, kept(), fs::copy_options::recursive);
  if (fs::exists(data())) fs::permissions(data(), fs::perms::owner_all);
}

std::vector<std::string> Ground::command_line(const std::vector<std::string>& words,
                                              const Fault& fault) const {
  const fs::path log = top_ / "calls";
  fs::remove(log);
  const std::string preload = std::string("LD_PRELOAD=") + WHYLINK_INJECTOR;
  std::vector<std::string> all = {"60", "env", preload, "TERM=dumb", "HOME=" + top_.string()};
  all.push_back("WHYLINK_FAULT_UNDER=" + kept().string());
  all.push_back("WHYLINK_FAULT_LOG=" + log.string());
  all.push_back("WHYLINK_FAULT_AT=" + std::to_string(fault.at));
  all.push_back("WHYLINK_FAULT_HOW=" + fault.how);
  all.insert(all.end(), {WHYLINK_PROGRAM, "--data", data(), "--now", kNow, "--seed", "7"});
  all.insert(all.end(), words.begin(), words.end());
  return all;
}

Run Ground::run(const std::vector<std::string>& words, const std::string& input,
                const Fault& fault) const {
  std::ofstream(top_ / "input") << input;
  Run ended;
  ended.code = end_of(start(command_line(words, fault), top_ / "input", top_ / "output"));
  ended.output = text_of(top_ / "output");
  return ended;
}

// In a view of the file systems that is this process's own: nothing is left mounted.
bool Ground::mount_small_disk() {
  is_mounted_ = ::unshare(CLONE_NEWNS) == 0 &&
                ::mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0 &&
                ::mount("none", kept().c_str(), "tmpfs", 0, "size=4m") == 0;
  return is_mounted_;
}

void Ground::fill_up(long pages_left) const {
  constexpr std::size_t kPage = 4096;
  constexpr mode_t kMode = 0600;
  const fs::path filler = kept() / "filler";
  const int file = ::open(filler.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, kMode);
  const std::string page(kPage, 'x');
  off_t size = 0;
  while (::write(file, page.data(), kPage) == static_cast<ssize_t>(kPage)) size += kPage;
  const off_t rest = size - pages_left * static_cast<off_t>(kPage);
  if (::ftruncate(file, std::max<off_t>(0, rest)) != 0) {
    throw std::runtime_error("the disk cannot be filled");
  }
  ::close(file);
}

void Ground::make_room() const {
  fs::remove(kept() / "filler");
}

std::vector<Call> Ground::calls() const {
  std::vector<Call> calls;
  std::ifstream in(top_ / "calls");
  for (Call call;
       in >> call.number >> call.does >> call.name && std::getline(in >> std::ws, call.path);) {
    calls.push_back(call);
  }
  return calls;
}

record::OpenOptions Ground::options(record::Access access, const fs::path& folder) const {
  record::OpenOptions options;
  options.folder = folder;
  options.access = access;
  options.clock = [] { return parse_moment(kNow).value(); };
  options.seed = 8;
  options.holder = "whylink test";
  return options;
}

Seen Ground::look(const fs::path& folder) const {
  Seen seen;
  const auto record = record::Record::open(options(record::Access::read, folder));
  const auto events = record ? record->all_events() : tl::make_unexpected(record.error());
  if (!events) {
    seen.troubles.push_back(events.error().line());
    return seen;
  }
  for (const record::Event& event : *events) seen.events.emplace(event.id, event);
  const auto found = record->diagnose();
  if (!found) seen.troubles.push_back(found.error().line());
  if (found) {
    for (const record::Trouble& one : *found) seen.troubles.push_back(one.what);
  }
  return seen;
}

}  // namespace whylink::faults
