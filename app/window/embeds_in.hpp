// What embeds show, from the files of the vault.
#pragma once

#include "app/window/markdown/embeds.hpp"
#include "whylink/vault.hpp"

namespace whylink::window {

// Of embeds that stand in that note. Pictures are kept at twice the size at which they are shown at
// most, so that a large scale stays sharp. Keeps the snapshot.
// `reader` outlives the source.
[[nodiscard]] markdown::EmbedSource embeds_in(vault::SnapshotPtr snapshot, vault::FileId source,
                                              BitmapReader& reader);

}  // namespace whylink::window
