#include "app/workspace/temporary_folder.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <ctime>
#include <string>
#include <vector>

namespace whylink::workspace {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view kStem = "whylink-";
constexpr std::string_view kUnique = "XXXXXX";
constexpr const char* kHeld = "held";
// Between the folder and its lock lies a moment; nobody takes so long.
constexpr std::time_t kYoung = 60;

fs::path folder_above() {
  std::error_code failed;
  const fs::path above = fs::temp_directory_path(failed);
  return failed ? fs::path("/tmp") : above;
}

bool is_own_and_old(const fs::path& folder) {
  struct stat facts{};
  return ::lstat(folder.c_str(), &facts) == 0 && S_ISDIR(facts.st_mode) &&
         facts.st_uid == ::geteuid() && facts.st_mtime + kYoung < std::time(nullptr);
}

bool is_dead(const fs::path& folder) {
  if (!is_own_and_old(folder)) return false;
  const auto file = disk::open_regular(folder / kHeld, O_RDONLY | O_NOFOLLOW);
  return file && ::flock(file->descriptor.get(), LOCK_EX | LOCK_NB) == 0;
}

}  // namespace

Result<TemporaryFolder> TemporaryFolder::make() {
  remove_dead_folders();
  std::string name = folder_above() / (std::string(kStem) + std::string(kUnique));
  if (::mkdtemp(name.data()) == nullptr) {
    return fail(ErrorKind::io, std::string("cannot make a folder: ") + std::strerror(errno), name,
                "free some space there, or set TMPDIR to another folder");
  }
  TemporaryFolder folder;
  folder.path_ = name;
  auto held = disk::open_regular(folder.path_ / kHeld, O_RDWR | O_CREAT | O_NOFOLLOW);
  if (!held) return tl::make_unexpected(held.error());
  folder.held_ = std::move(held->descriptor);
  // A disk that knows no locks leaves the folder to whoever empties the place.
  static_cast<void>(::flock(folder.held_.get(), LOCK_EX | LOCK_NB));
  return folder;
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code ignored;
  if (!path_.empty()) fs::remove_all(path_, ignored);
}

void remove_dead_folders() {
  std::vector<fs::path> dead;
  std::error_code failed;
  for (fs::directory_iterator entry(folder_above(), failed), end; !failed && entry != end;
       entry.increment(failed)) {
    const std::string name = entry->path().filename().string();
    const bool is_ours = name.starts_with(kStem) && name.size() == kStem.size() + kUnique.size();
    if (is_ours && is_dead(entry->path())) dead.push_back(entry->path());
  }
  for (const fs::path& folder : dead) fs::remove_all(folder, failed);
}

}  // namespace whylink::workspace
