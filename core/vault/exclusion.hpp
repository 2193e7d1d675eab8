// Which notes are no material for review, and why.
#pragma once

#include "core/vault/settings.hpp"
#include "whylink/vault.hpp"

namespace whylink::vault {

// Obsidian's settings first, then the note's place and shape.
[[nodiscard]] Exclusion exclusion_of(const File& file, const note::ParsedNote& note,
                                     const Settings& settings);

}  // namespace whylink::vault
