#include "core/vault/listing.hpp"

#include <dirent.h>
#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <condition_variable>
#include <iterator>
#include <memory>
#include <optional>

#include "core/vault/parallel.hpp"
#include "core/vault/walk.hpp"
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
Dir open_folder(const disk::Root& root, const std::string& path) {
  disk::Descriptor folder = root.open_folder(path);
  if (!folder.is_open()) return nullptr;
  Dir dir(::fdopendir(folder.get()));
  if (dir) static_cast<void>(folder.release());
  return dir;
}

struct Pending {
  std::string path;  // below the listed folder
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
    ready_.wait(lock, [this] { return !waiting_.empty() || busy_ == 0 || over_; });
    if (waiting_.empty() || over_) return std::nullopt;
    ++busy_;
    Pending folder = std::move(waiting_.back());
    waiting_.pop_back();
    return folder;
  }
  void done() {
    const std::scoped_lock lock(mutex_);
    if (--busy_ == 0 && waiting_.empty()) ready_.notify_all();
  }
  // What waits is of no use any more.
  void end() noexcept {
    const std::scoped_lock lock(mutex_);
    over_ = true;
    ready_.notify_all();
  }

 private:
  std::mutex mutex_;
  std::condition_variable ready_;
  std::vector<Pending> waiting_;
  int busy_ = 0;
  bool over_ = false;
};

// By path. Of files with the same path the one whose bytes on disk are the path's comes first.
bool is_before_in_listing(const Found& one, const Found& other) {
  const int order = one.file.path.compare(other.file.path);
  return order != 0 ? order < 0 : one.file.disk_path < other.file.disk_path;
}

// One thread's share of the listing.
class Lister {
 public:
  Lister(const disk::Root& root, Pool& pool, const ListOptions& options)
      : root_(root), pool_(pool), options_(options) {}

  void run() {
    while (const auto folder = pool_.take()) {
      const int error = options_.stop.stop_requested() ? 0 : list(*folder);
      // A folder that went away meanwhile is not there. Where it is the whole, nobody knows.
      const bool went_away = error == ENOENT && !folder->path.empty();
      if (error != 0 && !went_away) {
        out_.unlisted.push_back(shown_path(in_vault(folder->path)));
        out_.findings.push_back(
            {.cause = Cause::folder_unlisted, .path = out_.unlisted.back(), .error = error});
      }
      pool_.done();
    }
    std::ranges::sort(out_.found, is_before_in_listing);
  }

  [[nodiscard]] Listing& listing() { return out_; }

 private:
  [[nodiscard]] std::string in_vault(const std::string& path) const {
    if (options_.at.empty()) return path;
    return path.empty() ? options_.at : options_.at + "/" + path;
  }

  void tell(Cause cause, const std::string& path, std::uint64_t limit = 0) {
    out_.findings.push_back({.cause = cause, .path = shown_path(in_vault(path)), .limit = limit});
  }

  // 0, or the errno of why not all of it could be listed.
  int list(const Pending& folder) {
    const Dir dir = open_folder(root_, folder.path);
    if (!dir) return errno;
    if (options_.visited != nullptr && !is_first_visit(::dirfd(dir.get()), folder.path)) return 0;
    const std::string prefix = folder.path.empty() ? std::string() : folder.path + "/";
    int trouble = 0;
    errno = 0;
    while (const dirent* entry = ::readdir(dir.get())) {
      if (entry->d_name[0] == '.') continue;
      const int error = add(::dirfd(dir.get()), prefix + entry->d_name, *entry, folder.depth);
      if (error != 0 && error != ENOENT) trouble = error;  // what went away meanwhile is not there
      errno = 0;
    }
    return errno != 0 ? errno : trouble;
  }

  bool is_first_visit(int folder, const std::string& path) {
    struct stat info{};
    if (::fstat(folder, &info) == 0 && options_.visited->add(info)) return true;
    tell(Cause::folder_visited, path);
    return false;
  }

  int add(int folder, std::string path, const dirent& entry, std::size_t depth) {
    if (entry.d_type == DT_DIR) return enter(std::move(path), depth);
    struct stat info{};
    if (::fstatat(folder, entry.d_name, &info, AT_SYMLINK_NOFOLLOW) != 0) return errno;
    if (S_ISDIR(info.st_mode)) return enter(std::move(path), depth);
    if (S_ISLNK(info.st_mode)) {
      out_.links.push_back(in_vault(path));
      return 0;
    }
    if (!S_ISREG(info.st_mode)) {
      tell(Cause::special_file, path);
      return 0;
    }
    out_.found.push_back(found_at(options_.at.empty() ? std::move(path) : in_vault(path), info));
    return 0;
  }

  int enter(std::string path, std::size_t depth) {
    if (depth < kDeepestFolder) {
      pool_.put({std::move(path), depth + 1});
    } else {
      tell(Cause::folder_too_deep, path, kDeepestFolder);
    }
    return 0;
  }

  const disk::Root& root_;
  Pool& pool_;
  const ListOptions& options_;
  Listing out_;
};

std::size_t depth_of(const std::string& at) {
  if (at.empty()) return 0;
  return 1 + static_cast<std::size_t>(std::ranges::count(at, '/'));
}

// Two lists in order into one.
std::vector<Found> merged(std::vector<Found> one, std::vector<Found> other) {
  if (one.empty()) return other;
  if (other.empty()) return one;
  std::vector<Found> out;
  out.reserve(one.size() + other.size());
  std::merge(std::move_iterator(one.begin()), std::move_iterator(one.end()),
             std::move_iterator(other.begin()), std::move_iterator(other.end()),
             std::back_inserter(out), is_before_in_listing);
  return out;
}

template <class Value>
void append(std::vector<Value>& into, std::vector<Value>& from) {
  into.insert(into.end(), std::move_iterator(from.begin()), std::move_iterator(from.end()));
}

}  // namespace

int first_trouble(const disk::Root& folder) {
  const Dir dir = open_folder(folder, "");
  if (!dir) return errno;
  errno = 0;
  return ::readdir(dir.get()) == nullptr ? errno : 0;
}

bool Visited::add(const struct stat& info) {
  const std::scoped_lock lock(mutex_);
  return seen_.emplace(info.st_dev, info.st_ino).second;
}

bool Visited::has(const struct stat& info) const {
  const std::scoped_lock lock(mutex_);
  return seen_.contains({info.st_dev, info.st_ino});
}

std::string shown_path(const std::string& path) {
  return text::is_valid_utf8(path) ? text::nfc(path) : text::to_valid_utf8(path);
}

Found found_at(std::string path, const struct stat& info) {
  File file;
  file.path = shown_path(path);
  file.kind = kind_of(file.path);
  if (file.path != path) file.disk_path = std::move(path);
  return {std::move(file), facts_of(info)};
}

Listing list_files(const disk::Root& folder, const ListOptions& options) {
  Pool pool;
  pool.put({"", depth_of(options.at)});
  std::vector<Lister> listers(options.threads, Lister(folder, pool, options));
  Thrown thrown;
  on_threads(options.threads, [&](unsigned thread) noexcept {
    try {
      listers[thread].run();
    } catch (...) {
      thrown.keep();
      pool.end();
    }
  });
  thrown.throw_again();
  Listing all;
  for (Lister& lister : listers) merge(all, std::move(lister.listing()));
  return all;
}

void merge(Listing& into, Listing from) {
  into.found = merged(std::move(into.found), std::move(from.found));
  append(into.links, from.links);
  append(into.unlisted, from.unlisted);
  append(into.unread_links, from.unread_links);
  append(into.findings, from.findings);
}

}  // namespace whylink::vault
