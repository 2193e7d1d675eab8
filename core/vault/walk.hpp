// Which files a vault has.
#pragma once

#include <stop_token>
#include <vector>

#include "core/vault/roots.hpp"
#include "whylink/vault.hpp"

namespace whylink::vault {

// Folders nested deeper are not entered; a path that long cannot be opened on most systems.
constexpr std::size_t kDeepestFolder = 128;
// Links that are followed, where that is allowed. Nobody makes so many by hand.
constexpr std::size_t kMostFollowed = 256;

struct Walk {
  std::vector<File> files;       // ordered by path
  std::vector<FileFacts> facts;  // one for each
  std::vector<FileFinding> findings;
  std::vector<std::string> unlisted;      // folders whose files are not known, or not all; sorted
  std::vector<std::string> unread_links;  // that are allowed and end nobody knows where; sorted
  std::vector<FollowedLink> followed;     // ordered by path
  bool follows_links = false;
};

// Lists regular files, each path once (twins.hpp), without what starts with ".". Symbolic links are
// not followed, each is a finding; or, where options.follow_links says so, those that lead out of
// the vault are: in the order of their paths, and no folder and no file is visited twice, whatever
// leads there. What is followed is opened in `roots`. A folder that cannot be entered is a finding.
// Fails only when the vault's own folder cannot be listed.
[[nodiscard]] Result<Walk> walk_vault(Roots& roots, const std::filesystem::path& path,
                                      const ReadOptions& options);

}  // namespace whylink::vault
