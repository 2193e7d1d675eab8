// The files below one folder, listed on all cores.
#pragma once

#include <sys/stat.h>

#include <mutex>
#include <set>
#include <stop_token>
#include <string>
#include <utility>
#include <vector>

#include "core/vault/roots.hpp"

namespace whylink::vault {

struct Found {
  File file;
  FileFacts facts;
};

// Folders and files that were visited, by device and inode: a second way to one of them is known
// for what it is, whatever it is called.
class Visited {
 public:
  // False: it was visited before.
  bool add(const struct stat& info);
  [[nodiscard]] bool has(const struct stat& info) const;

 private:
  mutable std::mutex mutex_;
  std::set<std::pair<dev_t, ino_t>> seen_;
};

struct Listing {
  std::vector<Found> found;           // ordered by path
  std::vector<std::string> links;     // paths of symbolic links, as the disk has them
  std::vector<std::string> unlisted;  // folders, each a finding as well
  // Links that are allowed, and to what they lead is not known: to a folder or to a note.
  std::vector<std::string> unread_links;
  std::vector<FileFinding> findings;
};

struct ListOptions {
  std::string at;  // the path of the folder in the vault; "" for the vault's own
  unsigned threads = 1;
  std::stop_token stop;
  // Where links are followed: what was visited, and gets what is visited now.
  Visited* visited = nullptr;
};
// What is below `folder`, but for names that begin with ".". A folder that cannot be listed, or not
// to its end, is a finding.
[[nodiscard]] Listing list_files(const disk::Root& folder, const ListOptions& options);

// 0, or the errno of why the folder itself cannot be listed.
[[nodiscard]] int first_trouble(const disk::Root& folder);

// `from` behind what is there, in order.
void merge(Listing& into, Listing from);
// The path in NFC, or what can be shown of it.
[[nodiscard]] std::string shown_path(const std::string& path);
// The file that stands at `path` on disk.
[[nodiscard]] Found found_at(std::string path, const struct stat& info);

}  // namespace whylink::vault
