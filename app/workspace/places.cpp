#include "app/workspace/places.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>

#include "app/workspace/system.hpp"
#include "whylink/text.hpp"

namespace whylink::workspace {

namespace fs = std::filesystem;

namespace {

tl::unexpected<Error> cannot(std::string_view what, const fs::path& path) {
  const int number = errno;
  return fail(ErrorKind::io, fmt::format("cannot {} ({})", what, errno_text(number)), path.string(),
              "make room there, allow writing, or name another place with --data");
}

Status write_all(int descriptor, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t wrote = ::write(descriptor, bytes.data(), bytes.size());
    if (wrote < 0 && errno == EINTR) continue;
    if (wrote < 0) return fail(ErrorKind::io, errno_text(errno));
    bytes.remove_prefix(static_cast<std::size_t>(wrote));
  }
  return {};
}

// Makes a rename within the folder last.
Status sync_folder(const fs::path& folder) {
  const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor < 0) return cannot("write", folder);
  const bool synced = ::fsync(descriptor) == 0;
  const int number = errno;
  ::close(descriptor);
  errno = number;
  return synced ? Status{} : cannot("write", folder);
}

std::string path_hash(const fs::path& root) {
  return fmt::format("{:08x}", text::hash64(root.string()) & 0xffffffffU);
}

}  // namespace

Result<Places> find_places(const fs::path& chosen) {
  Places places;
  if (!chosen.empty()) {
    std::error_code ignored;
    places.data = fs::weakly_canonical(fs::absolute(chosen), ignored);
    if (places.data.empty()) places.data = chosen;
    places.cache = places.data;
    places.chosen = true;
    return places;
  }
  const auto data = environment_path("XDG_DATA_HOME", ".local/share");
  const auto cache = environment_path("XDG_CACHE_HOME", ".cache");
  if (!data || !cache) {
    return fail(ErrorKind::usage, "there is no home folder to keep reviews in", "",
                "set HOME, or name a folder with --data");
  }
  places.data = *data / "whylink";
  places.cache = *cache / "whylink";
  return places;
}

Status require_outside(const Places& places, const fs::path& vault) {
  struct stat root{};
  if (::stat(vault.c_str(), &root) != 0) return {};
  std::error_code ignored;
  // Folders are told by what they are: a vault that is mounted twice has two names.
  for (fs::path folder = fs::weakly_canonical(places.data, ignored); !folder.empty();
       folder = folder.parent_path()) {
    struct stat here{};
    if (::stat(folder.c_str(), &here) == 0 && here.st_dev == root.st_dev &&
        here.st_ino == root.st_ino) {
      return fail(ErrorKind::refused, "the data folder lies in the vault, where nothing is written",
                  places.data.string(), "choose another with --data, or leave it out");
    }
    const bool hidden = folder.filename().string().starts_with('.');
    if (hidden || folder == folder.parent_path()) return {};
  }
  return {};
}

std::string folder_name(const fs::path& root) {
  std::string name = root.filename().string();
  for (char& c : name) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x20 || byte == 0x7f || c == '/') c = '_';
  }
  // A file name may have 255 bytes; what SQLite adds must fit as well.
  constexpr std::size_t kLongestName = 100;
  std::size_t cut = std::min(name.size(), kLongestName);
  while (cut > 0 && cut < name.size() && (static_cast<unsigned char>(name[cut]) & 0xc0U) == 0x80U) {
    --cut;
  }
  name.resize(cut);
  return name + "-" + path_hash(root);
}

fs::path cache_file(const Places& places, const fs::path& root) {
  return places.cache / ("index-" + path_hash(root) + ".cache");
}

Status make_folder(const fs::path& folder) {
  if (::mkdir(folder.c_str(), 0700) == 0) return {};
  if (errno == EEXIST) {
    std::error_code ignored;
    if (fs::is_directory(folder, ignored)) return {};
    errno = ENOTDIR;
  }
  if (errno != ENOENT || !folder.has_parent_path() || folder.parent_path() == folder) {
    return cannot("make the folder", folder);
  }
  if (const Status above = make_folder(folder.parent_path()); !above) return above;
  if (::mkdir(folder.c_str(), 0700) == 0 || errno == EEXIST) return {};
  return cannot("make the folder", folder);
}

Status make_private_folder(const fs::path& folder) {
  if (const Status made = make_folder(folder); !made) return made;
  const disk::Descriptor opened(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  struct stat found{};
  if (opened.get() < 0 || ::fstat(opened.get(), &found) != 0) return cannot("open", folder);
  if (found.st_uid != ::geteuid()) {
    return fail(ErrorKind::refused, "the data folder belongs to another person", folder.string(),
                "name one of your own with --data");
  }
  if ((found.st_mode & S_ISVTX) != 0) {
    return fail(ErrorKind::refused, "the data folder is shared with others", folder.string(),
                "name a folder within it with --data");
  }
  // What its owner may do stays: a folder made to be read only is not opened for writing.
  const bool closed = (found.st_mode & 077U) == 0;
  if (closed || ::fchmod(opened.get(), found.st_mode & 0700U) == 0) return {};
  return cannot("close to others", folder);
}

Status write_whole(const fs::path& file, std::string_view bytes) {
  std::string draft = file.string() + ".new-XXXXXX";
  const int descriptor = ::mkostemp(draft.data(), O_CLOEXEC);
  if (descriptor < 0) return cannot("write", file);
  const bool written = write_all(descriptor, bytes) && ::fsync(descriptor) == 0;
  const int number = errno;
  ::close(descriptor);
  errno = number;
  if (written && ::rename(draft.c_str(), file.c_str()) == 0) return sync_folder(file.parent_path());
  const auto error = cannot("write", file);
  ::unlink(draft.c_str());
  return error;
}

Result<Turn> Turn::wait(const fs::path& file) {
  auto opened = disk::open_regular(file, O_RDWR | O_CREAT | O_NOFOLLOW);
  if (!opened) return fail_within("cannot write", opened.error());
  Turn turn;
  turn.file_ = std::move(opened->descriptor);
  while (::flock(turn.file_.get(), LOCK_EX) != 0) {
    if (errno != EINTR) return cannot("lock", file);
  }
  return turn;
}

}  // namespace whylink::workspace
