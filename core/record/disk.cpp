#include "core/record/disk.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <string>

namespace whylink::record {

namespace fs = std::filesystem;

namespace {

constexpr mode_t kFolderMode = 0700;

std::string_view remedy_for(int number) {
  if (number == ENOSPC || number == EDQUOT) return "free some space and do it again";
  return "check that the folder exists and may be written";
}

}  // namespace

std::int64_t Disk::write(int file, std::string_view bytes, std::int64_t at) {
  return ::pwrite(file, bytes.data(), bytes.size(), at);
}

int Disk::sync(int file) {
  return ::fdatasync(file);
}

Disk& real_disk() {
  static Disk disk;
  return disk;
}

tl::unexpected<Error> fail_errno(std::string_view what, const fs::path& path) {
  const int number = errno;
  return tl::make_unexpected(Error{ErrorKind::io, std::string(what) + ": " + errno_text(number),
                                   path.string(), std::string(remedy_for(number)), number});
}

// What is written is a file of ours, and no link to another.
Result<disk::OpenFile> open_file(std::string_view trying, const fs::path& path, int flags) {
  const bool writes = (flags & O_ACCMODE) != O_RDONLY;
  auto file = disk::open_regular(path, writes ? flags | O_NOFOLLOW : flags);
  if (file) return file;
  if (file.error().number == 0) return fail_within(trying, file.error());
  errno = file.error().number;
  return fail_errno(trying, path);
}

Status make_folder(const fs::path& folder) {
  std::error_code ignored;
  if (folder.empty() || fs::is_directory(folder, ignored)) return {};
  if (folder.has_parent_path() && folder.parent_path() != folder) {
    if (const Status above = make_folder(folder.parent_path()); !above) return above;
  }
  if (::mkdir(folder.c_str(), kFolderMode) == 0 || fs::is_directory(folder, ignored)) return {};
  return fail_errno("cannot make the folder", folder);
}

Status make_own_folder(const fs::path& folder) {
  if (const Status made = make_folder(folder); !made) return made;
  const File opened(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC));
  struct stat facts{};
  if (!opened.is_open() || ::fstat(opened.get(), &facts) != 0) {
    return fail_errno("cannot write into the folder", folder);
  }
  constexpr mode_t kOthers = 077;
  if ((facts.st_mode & kOthers) == 0) return {};
  if (::fchmod(opened.get(), facts.st_mode & kFolderMode) == 0) return {};
  return fail_errno("cannot close the folder to others", folder);
}

Result<fs::path> create_beside(const fs::path& path) {
  std::string name = path.string() + ".part-XXXXXX";
  const File file(::mkostemp(name.data(), O_CLOEXEC));
  if (file.is_open()) return fs::path(name);
  return fail_errno("cannot create the file", path);
}

Status write_file(const fs::path& path, std::string_view bytes) {
  const auto opened = open_file("cannot create the file", path, O_WRONLY | O_CREAT | O_TRUNC);
  if (!opened) return tl::make_unexpected(opened.error());
  const File& file = opened->descriptor;
  std::size_t done = 0;
  while (done < bytes.size()) {
    const auto wrote = ::write(file.get(), bytes.data() + done, bytes.size() - done);
    if (wrote < 0 && errno == EINTR) continue;
    if (wrote <= 0) return fail_errno("cannot write the file", path);
    done += static_cast<std::size_t>(wrote);
  }
  if (::fsync(file.get()) != 0) return fail_errno("cannot write the file", path);
  return {};
}

Result<std::string> read_file(const fs::path& path) {
  auto bytes = disk::read_file(path, disk::kNoLimit);
  if (bytes) return bytes;
  if (bytes.error().number == 0) return fail_within("cannot read the file", bytes.error());
  errno = bytes.error().number;
  return fail_errno("cannot read the file", path);
}

Status sync_folder(const fs::path& folder) {
  const fs::path here = folder.empty() ? fs::path(".") : folder;
  const File file(::open(here.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (file.is_open() && ::fsync(file.get()) == 0) return {};
  return fail_errno("cannot write the folder", folder);
}

Status rename_new(const fs::path& from, const fs::path& to) {
  if (::renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), RENAME_NOREPLACE) == 0) {
    return sync_folder(to.parent_path());
  }
  if (errno == EEXIST || is_there(to)) {
    return fail(ErrorKind::refused, "a file of that name exists", to.string(),
                "choose another name");
  }
  return rename_over(from, to);
}

Status rename_over(const fs::path& from, const fs::path& to) {
  if (::rename(from.c_str(), to.c_str()) != 0) return fail_errno("cannot rename the file", from);
  return sync_folder(to.parent_path());
}

Status keep_as(const fs::path& from, const fs::path& to) {
  if (::link(from.c_str(), to.c_str()) == 0) return sync_folder(to.parent_path());
  const auto bytes = read_file(from);
  if (!bytes) return tl::make_unexpected(bytes.error());
  return write_file(to, *bytes);
}

fs::path free_name(const fs::path& folder, const std::string& stem, const std::string& ending) {
  fs::path name = folder / (stem + ending);
  constexpr int kMost = 10'000;  // on a disk where no look succeeds every name seems taken
  for (int i = 2; i < kMost && is_there(name); ++i) {
    name = folder / stem;
    name += "-" + std::to_string(i);
    name += ending;
  }
  return name;
}

bool may_write(const fs::path& folder) {
  return ::faccessat(AT_FDCWD, folder.c_str(), W_OK, AT_EACCESS) == 0;
}

// A dangling link is something too, and what cannot be looked at may be there: taken for absent, it
// would be begun anew or written over.
bool is_there(const fs::path& path) {
  std::error_code ignored;
  return fs::symlink_status(path, ignored).type() != fs::file_type::not_found;
}

std::string stamp(Moment moment) {
  std::string text = format_moment(moment).substr(0, 19);
  std::erase_if(text, [](char c) { return c == '-' || c == ':'; });
  return text;
}

}  // namespace whylink::record
