// The vaults that a person may want to open: those opened before and those that Obsidian knows.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "app/workspace/registry.hpp"

namespace whylink::workspace {

struct ObsidianVault {
  std::filesystem::path path;
  std::int64_t opened_ms = 0;  // since 1970, as Obsidian last had it open
};

// Where Obsidian keeps its list on this machine: as a package or AppImage, as Flatpak, as Snap.
// Whether the files are there is not looked at.
[[nodiscard]] std::vector<std::filesystem::path> obsidian_lists();
// What these files list, the last opened first, each folder once. A file that is missing, larger
// than 1 MB or damaged adds nothing.
[[nodiscard]] std::vector<ObsidianVault> obsidian_vaults(
    std::span<const std::filesystem::path> files);

struct ListedVault {
  std::string name;
  std::filesystem::path path;
  std::optional<KnownVault> known;  // opened before; else only Obsidian knows it
  bool in_obsidian = false;
  bool gone = false;  // there is no such folder now
};

// Those opened before, the last first, without what is forgotten; then what only Obsidian knows and
// is there. Looks at each folder, unless `look` says no: then all count as there.
[[nodiscard]] std::vector<ListedVault> list_vaults(const Registry& registry,
                                                   std::span<const ObsidianVault> obsidian,
                                                   bool look = true);

}  // namespace whylink::workspace
