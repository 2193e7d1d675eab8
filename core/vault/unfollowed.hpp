// What is said of symbolic links where none is followed.
#pragma once

#include <filesystem>
#include <stop_token>
#include <string>

#include "core/vault/listing.hpp"
#include "whylink/disk.hpp"

namespace whylink::vault {

// Makes a finding of each link of `all`. `path` is the vault's, as the person names it. Where a
// link leads out of the vault nobody looks: there may be a drive that does not answer. Costs a few
// calls a link.
void tell_links(const disk::Root& vault, const std::filesystem::path& path,
                const std::stop_token& stop, Listing& all);

// A link to the absolute path `end`, which is the vault's or below it.
[[nodiscard]] FileFinding link_inside(const std::string& path, const std::filesystem::path& end,
                                      const std::filesystem::path& vault);

// Whether one path is the other or lies below it; both absolute.
[[nodiscard]] bool is_within(const std::filesystem::path& inner,
                             const std::filesystem::path& outer);

}  // namespace whylink::vault
