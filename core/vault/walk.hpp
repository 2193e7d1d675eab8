// Which files a vault has.
#pragma once

#include <stop_token>
#include <vector>

#include "core/vault/disk.hpp"
#include "whylink/vault.hpp"

namespace whylink::vault {

// Folders nested deeper are not entered; a path that long cannot be opened on most systems.
constexpr std::size_t kDeepestFolder = 128;

struct Walk {
  std::vector<File> files;       // ordered by path
  std::vector<FileFacts> facts;  // one for each
  std::vector<FileFinding> findings;
};

// Lists regular files, each path once (twins.hpp), without what starts with "." and without
// following symbolic links (each is a finding). A folder that cannot be entered is a finding. Fails
// only when the root cannot be listed.
[[nodiscard]] Result<Walk> walk_vault(const Folder& root, const std::string& root_path,
                                      unsigned threads, const std::stop_token& stop);

}  // namespace whylink::vault
