// Where the files of a vault are opened: beneath its folder, and beneath what the links lead to
// that are followed.
#pragma once

#include <sys/stat.h>

#include <span>
#include <string>
#include <vector>

#include "whylink/disk.hpp"
#include "whylink/vault.hpp"

namespace whylink::vault {

// What a stat says of a file.
[[nodiscard]] FileFacts facts_of(const struct stat& info);
// The bytes of the path that the disk uses.
[[nodiscard]] const std::string& disk_path_of(const FollowedLink& link);

// Whether a path on disk is that of the link, or leads below it.
[[nodiscard]] bool leads_to(const FollowedLink& link, std::string_view path);

// The folder of a vault. vault_unreadable: missing, no folder, or not permitted.
[[nodiscard]] Result<disk::Root> open_vault(const std::filesystem::path& path,
                                            const disk::Calls& calls);

class Roots {
 public:
  // Errors as open_vault. A link that leads nowhere by now is no error: the files below it cannot
  // be read.
  [[nodiscard]] static Result<Roots> open(const std::filesystem::path& path,
                                          std::span<const FollowedLink> followed,
                                          const disk::Calls& calls);

  // The same of a vault that was read before, so that its folder was there.
  [[nodiscard]] static Result<Roots> open_again(const std::filesystem::path& path,
                                                std::span<const FollowedLink> followed,
                                                const disk::Calls& calls);

  [[nodiscard]] const disk::Root& vault() const { return vault_; }
  // The folder that is opened for it, or that the file lies in; good until the next call. io.
  [[nodiscard]] Result<const disk::Root*> follow(const FollowedLink& link);
  // As disk::Root::end_of_link, of a path on disk.
  [[nodiscard]] Result<disk::LinkEnd> end_of_link(const std::string& path) const;
  // As disk::Root::read_link, of a path on disk.
  [[nodiscard]] Result<std::string> read_link(const std::string& path) const;
  // As disk::Root::read.
  [[nodiscard]] Status read(const File& file, std::size_t limit, std::string& out,
                            FileFacts* facts) const;

 private:
  struct Way {
    FollowedLink link;
    disk::Root root;  // the folder, or the one that the file lies in
  };
  Roots(disk::Root vault, const disk::Calls& calls) : vault_(std::move(vault)), calls_(&calls) {}
  struct Place {
    const disk::Root* root;
    std::string path;  // below it
  };
  [[nodiscard]] Place place_of(const std::string& path) const;

  disk::Root vault_;
  const disk::Calls* calls_;
  std::vector<Way> ways_;  // ordered by the link's path on disk
};

}  // namespace whylink::vault
