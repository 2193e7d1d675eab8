#include "core/vault/walk.hpp"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <condition_variable>
#include <iterator>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>

#include "core/vault/twins.hpp"
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

// Null with errno where it cannot be opened.
Dir open_folder(const Folder& root, const std::string& path) {
  const int descriptor = ::openat(root.descriptor(), path.empty() ? "." : path.c_str(),
                                  O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW);
  if (descriptor < 0) return nullptr;
  Dir dir(::fdopendir(descriptor));
  if (!dir) {
    const int error = errno;
    ::close(descriptor);
    errno = error;
  }
  return dir;
}

// 0, or the errno of why the root cannot be listed.
int check_listing(const Folder& root) {
  const Dir dir = open_folder(root, "");
  if (!dir) return errno;
  errno = 0;
  return ::readdir(dir.get()) == nullptr ? errno : 0;
}

struct Pending {
  std::string path;
  std::size_t depth = 0;
};

// Folders still to be listed, shared by the threads that list them.
class Pool {
 public:
  void put(Pending folder) {
    const std::scoped_lock lock(mutex_);
    waiting_.push_back(std::move(folder));
    ready_.notify_one();
  }
  // None when all is listed: nothing waits, and nobody lists what could bring more. Whoever took
  // one says done() afterwards.
  std::optional<Pending> take() {
    std::unique_lock lock(mutex_);
    ready_.wait(lock, [this] { return !waiting_.empty() || busy_ == 0; });
    if (waiting_.empty()) return std::nullopt;
    ++busy_;
    Pending folder = std::move(waiting_.back());
    waiting_.pop_back();
    return folder;
  }
  void done() {
    const std::scoped_lock lock(mutex_);
    if (--busy_ == 0 && waiting_.empty()) ready_.notify_all();
  }

 private:
  std::mutex mutex_;
  std::condition_variable ready_;
  std::vector<Pending> waiting_;
  int busy_ = 0;
};

struct Found {
  File file;
  FileFacts facts;
};

// By path. Of files with the same path the one whose bytes on disk are the path's comes first.
bool is_before_in_walk(const Found& one, const Found& other) {
  const int order = one.file.path.compare(other.file.path);
  return order != 0 ? order < 0 : one.file.disk_path < other.file.disk_path;
}

// One thread's share of the listing.
class Lister {
 public:
  Lister(const Folder& root, Pool& pool) : root_(root), pool_(pool) {}

  void run(const std::stop_token& stop) {
    while (const auto folder = pool_.take()) {
      const int error = stop.stop_requested() ? 0 : list(folder->path, folder->depth);
      if (error != 0) {
        findings_.push_back(
            {.cause = Cause::folder_unlisted, .path = shown(folder->path), .error = error});
      }
      pool_.done();
    }
    std::ranges::sort(found_, is_before_in_walk);
  }

  [[nodiscard]] std::vector<Found>& found() { return found_; }
  [[nodiscard]] const std::vector<FileFinding>& findings() const { return findings_; }

 private:
  static std::string shown(const std::string& path) {
    return text::is_valid_utf8(path) ? text::nfc(path) : text::to_valid_utf8(path);
  }

  int list(const std::string& path, std::size_t depth) {
    const Dir dir = open_folder(root_, path);
    if (!dir) return errno;
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
      findings_.push_back({.cause = Cause::symbolic_link, .path = shown(path)});
      return;
    }
    if (!S_ISREG(info.st_mode)) {
      findings_.push_back({.cause = Cause::special_file, .path = shown(path)});
      return;
    }
    File file;
    file.path = shown(path);
    file.kind = kind_of(file.path);
    if (file.path != path) file.disk_path = std::move(path);
    found_.push_back({std::move(file), facts_of(info)});
  }

  void enter(std::string path, std::size_t depth) {
    if (depth >= kDeepestFolder) {
      findings_.push_back(
          {.cause = Cause::folder_too_deep, .path = shown(path), .limit = kDeepestFolder});
      return;
    }
    pool_.put({std::move(path), depth + 1});
  }

  const Folder& root_;
  Pool& pool_;
  std::vector<Found> found_;
  std::vector<FileFinding> findings_;
};

// Two lists in order into one.
std::vector<Found> merged(std::vector<Found> one, std::vector<Found> other) {
  if (one.empty()) return other;
  if (other.empty()) return one;
  std::vector<Found> out;
  out.reserve(one.size() + other.size());
  std::merge(std::move_iterator(one.begin()), std::move_iterator(one.end()),
             std::move_iterator(other.begin()), std::move_iterator(other.end()),
             std::back_inserter(out), is_before_in_walk);
  return out;
}

Walk walk_of(std::vector<Found> found, std::vector<FileFinding> findings) {
  Walk walk;
  walk.files.reserve(found.size());
  walk.facts.reserve(found.size());
  for (Found& one : found) {
    walk.files.push_back(std::move(one.file));
    walk.facts.push_back(one.facts);
  }
  walk.findings = std::move(findings);
  leave_out_twins(walk);
  return walk;
}

}  // namespace

Result<Walk> walk_vault(const Folder& root, const std::string& root_path, unsigned threads,
                        const std::stop_token& stop) {
  if (const int error = check_listing(root); error != 0) {
    return fail(ErrorKind::vault_unreadable, "cannot list the vault (" + errno_text(error) + ")",
                root_path, "check the permissions of the folder");
  }
  Pool pool;
  pool.put({});
  std::vector<Lister> listers(threads, Lister(root, pool));
  {
    std::vector<std::jthread> others;
    for (unsigned i = 1; i < threads; ++i) {
      others.emplace_back([&lister = listers[i], &stop] { lister.run(stop); });
    }
    listers[0].run(stop);
  }
  if (stop.stop_requested()) return fail(ErrorKind::cancelled, "reading the vault was stopped");
  std::vector<Found> found;
  std::vector<FileFinding> findings;
  for (Lister& lister : listers) {
    found = merged(std::move(found), std::move(lister.found()));
    findings.insert(findings.end(), lister.findings().begin(), lister.findings().end());
  }
  return walk_of(std::move(found), std::move(findings));
}

}  // namespace whylink::vault
