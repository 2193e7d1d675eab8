#include "core/vault/walk.hpp"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <memory>

#include "whylink/text.hpp"

namespace whylink::vault {

namespace {

struct CloseDir {
  void operator()(DIR* dir) const { ::closedir(dir); }
};
using Dir = std::unique_ptr<DIR, CloseDir>;

FileKind kind_of(std::string_view name) {
  const std::size_t dot = name.rfind('.');
  if (dot == std::string_view::npos) return FileKind::attachment;
  const std::string extension = text::fold(name.substr(dot));
  if (extension == ".md") return FileKind::note;
  if (extension == ".canvas") return FileKind::canvas;
  if (extension == ".base") return FileKind::base;
  return FileKind::attachment;
}

class Walker {
 public:
  Walker(const Folder& root, const std::stop_token& stop) : root_(root), stop_(stop) {}

  Status run(const std::string& root_path) {
    folders_.push_back({"", 0});
    bool first = true;
    while (!folders_.empty()) {
      const auto [path, depth] = folders_.back();
      folders_.pop_back();
      if (stop_.stop_requested())
        return fail(ErrorKind::cancelled, "reading the vault was stopped");
      const int error = list(path, depth);
      if (error != 0 && first) {
        return fail(ErrorKind::vault_unreadable,
                    "cannot list the vault (" + errno_text(error) + ")", root_path,
                    "check the permissions of the folder");
      }
      if (error != 0) {
        found_.findings.push_back(
            {shown(path),
             "the folder cannot be listed (" + errno_text(error) + "), its notes are left out",
             "check its permissions", 0});
      }
      first = false;
    }
    return {};
  }

  Walk take() {
    std::sort(found_.files.begin(), found_.files.end(),
              [](const File& one, const File& other) { return one.path < other.path; });
    return std::move(found_);
  }

 private:
  struct Pending {
    std::string path;
    std::size_t depth;
  };

  static std::string shown(const std::string& path) {
    return text::is_valid_utf8(path) ? text::nfc(path) : text::to_valid_utf8(path);
  }

  int list(const std::string& path, std::size_t depth) {
    const int descriptor = ::openat(root_.descriptor(), path.empty() ? "." : path.c_str(),
                                    O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW);
    if (descriptor < 0) return errno;
    const Dir dir(::fdopendir(descriptor));
    if (!dir) {
      const int error = errno;
      ::close(descriptor);
      return error;
    }
    errno = 0;
    while (const dirent* entry = ::readdir(dir.get())) {
      const std::string_view name = entry->d_name;
      if (name.starts_with('.')) continue;
      add(::dirfd(dir.get()), path.empty() ? std::string(name) : path + "/" + std::string(name),
          *entry, depth);
      errno = 0;
    }
    return errno;
  }

  void add(int folder, std::string path, const dirent& entry, std::size_t depth) {
    if (entry.d_type == DT_DIR) return enter(std::move(path), depth);
    struct stat info{};
    if (::fstatat(folder, entry.d_name, &info, AT_SYMLINK_NOFOLLOW) != 0) return;
    if (S_ISDIR(info.st_mode)) return enter(std::move(path), depth);
    if (S_ISLNK(info.st_mode)) {
      found_.findings.push_back({shown(path), "a symbolic link, not followed",
                                 "move what it points to into the vault", 0});
      return;
    }
    if (!S_ISREG(info.st_mode)) return;
    File file;
    file.path = shown(path);
    file.kind = kind_of(file.path);
    file.size = static_cast<std::uint64_t>(info.st_size);
    file.modified_ns = info.st_mtim.tv_sec * 1'000'000'000LL + info.st_mtim.tv_nsec;
    file.inode = static_cast<std::uint64_t>(info.st_ino);
    if (file.path != path) file.disk_path = std::move(path);
    found_.files.push_back(std::move(file));
  }

  void enter(std::string path, std::size_t depth) {
    if (depth >= kDeepestFolder) {
      found_.findings.push_back(
          {shown(path), "folders nested more than 128 deep, left out", "move the folder up", 0});
      return;
    }
    folders_.push_back({std::move(path), depth + 1});
  }

  const Folder& root_;
  const std::stop_token& stop_;
  std::vector<Pending> folders_;
  Walk found_;
};

}  // namespace

Result<Walk> walk_vault(const Folder& root, const std::string& root_path,
                        const std::stop_token& stop) {
  Walker walker(root, stop);
  if (const Status done = walker.run(root_path); !done) return tl::make_unexpected(done.error());
  return walker.take();
}

}  // namespace whylink::vault
