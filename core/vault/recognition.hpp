// Conflict copies, templates, daily notes and indexes: by Obsidian's settings first, then by place,
// name and shape.
#pragma once

#include "core/vault/settings.hpp"
#include "whylink/vault.hpp"

namespace whylink::vault {

// Each gives an exclusion of kind none where the note is no such thing.
[[nodiscard]] Exclusion recognise_conflict_copy(const File& file);
[[nodiscard]] Exclusion recognise_template(const File& file, const Settings& settings);
[[nodiscard]] Exclusion recognise_daily(const File& file, const Settings& settings);
[[nodiscard]] Exclusion recognise_index(const File& file, const note::ParsedNote& note);

}  // namespace whylink::vault
