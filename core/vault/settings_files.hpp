// The files of Obsidian's settings. The folder, or one of them, may be a symbolic link: people
// share settings between vaults so. These links are always followed, wherever they lead, for the
// settings say what is not to be asked about.
#pragma once

#include <nlohmann/json.hpp>

#include <optional>
#include <string>
#include <vector>

#include "core/vault/roots.hpp"

namespace whylink::vault {

// Larger than any that Obsidian writes.
constexpr std::size_t kLongestSettings = 1U << 20U;

class SettingsFiles {
 public:
  // `vault` and `calls` must outlive it.
  SettingsFiles(const disk::Root& vault, const disk::Calls& calls);

  // The object in the file of that name; an empty one where there is none. Nothing where it cannot
  // be read or is no object: it may be in the middle of being written. Whatever is wrong is a
  // finding.
  [[nodiscard]] std::optional<nlohmann::json> read(const std::string& name);

  [[nodiscard]] std::vector<FileFinding>& findings() { return findings_; }

 private:
  // What a link leads to, opened by the place that it leads to.
  struct Place {
    disk::Root root;
    std::string path;  // below it
  };
  [[nodiscard]] std::optional<Place> follow(const disk::Root& from, const std::string& below,
                                            const std::string& path, bool is_folder);
  [[nodiscard]] std::optional<nlohmann::json> parsed(const Status& read, const std::string& bytes,
                                                     const std::string& path);
  void tell_unread(const std::string& path, int error);

  const disk::Root& vault_;
  const disk::Calls& calls_;
  bool is_unread_ = false;            // the folder is a link that leads nowhere now
  std::optional<disk::Root> folder_;  // where the folder is a link
  std::vector<FileFinding> findings_;
};

}  // namespace whylink::vault
