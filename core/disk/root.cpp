#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <climits>
#include <string_view>

#include "core/disk/reading.hpp"

namespace whylink::disk {

namespace {

constexpr int kFolder = O_RDONLY | O_DIRECTORY | O_CLOEXEC;
// A pipe is not waited for, a terminal does not become ours.
constexpr int kFile = O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY;

bool has_part(std::string_view path, std::string_view part) {
  for (std::size_t at = path.find(part); at != std::string_view::npos;
       at = path.find(part, at + 1)) {
    const bool begins = at == 0 || path[at - 1] == '/';
    const std::size_t end = at + part.size();
    if (begins && (end == path.size() || path[end] == '/')) return true;
  }
  return false;
}

// Whether the words of the path alone stay beneath the folder; links are another matter.
bool is_relative(const std::string& path) {
  return !path.starts_with('/') && !has_part(path, "..") && path.find('\0') == std::string::npos;
}

// One part of a path. A link is told as one, as the kernel tells it of whole paths; where a folder
// is asked for, it says no more than that there is none.
int open_part(int folder, const std::string& part, int flags) {
  const int opened = ::openat(folder, part.c_str(), flags | O_NOFOLLOW | O_CLOEXEC);
  if (opened >= 0 || errno != ENOTDIR) return opened;
  struct stat facts{};
  const bool is_link =
      ::fstatat(folder, part.c_str(), &facts, AT_SYMLINK_NOFOLLOW) == 0 && S_ISLNK(facts.st_mode);
  errno = is_link ? ELOOP : ENOTDIR;
  return -1;
}

// One part after the other, none of them a link.
int open_by_parts(int folder, std::string_view path, int flags) {
  Descriptor here;
  for (std::size_t slash = path.find('/'); slash != std::string_view::npos;
       slash = path.find('/')) {
    const std::string part(path.substr(0, slash));
    path.remove_prefix(slash + 1);
    if (part.empty()) continue;
    Descriptor next(open_part(here.is_open() ? here.get() : folder, part, O_PATH | O_DIRECTORY));
    if (!next.is_open()) return -1;
    here = std::move(next);
  }
  const std::string last(path.empty() ? "." : path);
  return open_part(here.is_open() ? here.get() : folder, last, flags);
}

Result<std::filesystem::path> path_of(int file) {
  const std::string link = "/proc/self/fd/" + std::to_string(file);
  std::error_code error;
  auto path = std::filesystem::read_symlink(link, error);
  if (error) return cannot_read(error.value(), link);
  return path;
}

}  // namespace

Root::Root(Descriptor folder, const Calls& calls) : folder_(std::move(folder)), calls_(&calls) {
  const Descriptor probe(calls.open_beneath(folder_.get(), ".", O_PATH | O_CLOEXEC));
  by_parts_ = !probe.is_open();
}

Result<Root> Root::open(const std::filesystem::path& folder, const Calls& calls) {
  Descriptor descriptor(::open(folder.c_str(), kFolder));
  if (!descriptor.is_open()) return cannot_read(errno, folder.string());
  return Root(std::move(descriptor), calls);
}

Result<Root> Root::open_unlinked(const std::filesystem::path& folder, const Calls& calls) {
  auto top = open("/", calls);
  if (!top) return top;
  Descriptor descriptor = top->open_folder(folder.lexically_relative("/").string());
  if (!descriptor.is_open()) return cannot_read(errno, folder.string());
  return Root(std::move(descriptor), calls);
}

int Root::open_at(const std::string& path, int flags) const {
  if (!is_relative(path)) {
    errno = EXDEV;
    return -1;
  }
  const std::string& name = path.empty() ? "." : path;
  if (by_parts_) return open_by_parts(folder_.get(), name, flags);
  return calls_->open_beneath(folder_.get(), name.c_str(), flags);
}

Descriptor Root::open_folder(const std::string& path) const {
  return Descriptor(open_at(path, kFolder));
}

Result<OpenFile> Root::open_file(const std::string& path) const {
  OpenFile file;
  file.descriptor = Descriptor(open_at(path, kFile));
  if (!file.descriptor.is_open()) return cannot_read(errno, path);
  if (::fstat(file.descriptor.get(), &file.facts) != 0) return cannot_read(errno, path);
  if (!S_ISREG(file.facts.st_mode)) return not_regular(path);
  return file;
}

Root::Entry Root::entry(const std::string& path) const {
  const std::size_t slash = path.rfind('/');
  if (slash == std::string::npos) return {open_folder(""), path};
  return {open_folder(path.substr(0, slash)), path.substr(slash + 1)};
}

Result<std::string> Root::read_link(const std::string& path) const {
  const auto [folder, name] = entry(path);
  if (!folder.is_open()) return cannot_read(errno, path);
  std::string words(PATH_MAX, '\0');
  const ssize_t size = ::readlinkat(folder.get(), name.c_str(), words.data(), words.size());
  if (size < 0) return cannot_read(errno, path);
  words.resize(static_cast<std::size_t>(size));
  return words;
}

Result<std::filesystem::path> Root::follow_inside(const std::string& path) const {
  if (by_parts_) return cannot_read(ENOSYS, path);
  const char* below = path.empty() ? "." : path.c_str();
  const Descriptor file(calls_->follow_beneath(folder_.get(), below, O_PATH | O_CLOEXEC));
  if (!file.is_open()) return cannot_read(errno, path);
  return path_of(file.get());
}

Result<LinkEnd> Root::end_of_link(const std::string& path) const {
  const auto [folder, name] = entry(path);
  if (!folder.is_open()) return cannot_read(errno, path);
  const Descriptor file(::openat(folder.get(), name.c_str(), O_PATH | O_CLOEXEC));
  LinkEnd end;
  if (!file.is_open() || ::fstat(file.get(), &end.facts) != 0) return cannot_read(errno, path);
  auto real = path_of(file.get());
  if (!real) return tl::make_unexpected(real.error());
  end.path = *std::move(real);
  return end;
}

Result<std::filesystem::path> Root::real_path() const {
  return path_of(folder_.get());
}

Status Root::read(const std::string& path, std::size_t limit, std::string& out,
                  struct stat* facts) const {
  const auto file = open_file(path);
  if (!file) return tl::make_unexpected(file.error());
  if (facts != nullptr) *facts = file->facts;
  const int error = read_all(*calls_, file->descriptor.get(),
                             {static_cast<std::size_t>(file->facts.st_size), true}, limit, out);
  return error == 0 ? Status{} : cannot_read(error, path);
}

}  // namespace whylink::disk
