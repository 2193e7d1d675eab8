// Symbolic links that lead out of the vault, followed because the person allowed it.
#pragma once

#include "core/vault/listing.hpp"
#include "core/vault/walk.hpp"

namespace whylink::vault {

// Follows the links of `all`, and those below what they lead to, in the order of their paths; adds
// what is found to `all`, and opens it in `roots`. Links into the vault, round it, to what was
// visited already, or nowhere, are findings. Returns what was followed, ordered by path.
[[nodiscard]] std::vector<FollowedLink> follow_links(Roots& roots, Visited& visited,
                                                     const ReadOptions& options, Listing& all);

}  // namespace whylink::vault
