#include "app/workspace/vault_list.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>

#include "app/workspace/system.hpp"
#include "whylink/text.hpp"

namespace whylink::workspace {

namespace fs = std::filesystem;
using Json = nlohmann::json;

namespace {

constexpr std::size_t kLargestList = 1UL << 20U;  // bytes: a thousand vaults and more
constexpr std::size_t kMostVaults = 1000;

// {"vaults": {"1a2b": {"path": "/home/ann/Notes", "ts": 1700000000000, "open": true}}}
void add_listed(const fs::path& file, std::vector<ObsidianVault>& vaults) {
  const auto bytes = disk::read_file(file, kLargestList);
  if (!bytes) return;
  const Json json = Json::parse(*bytes, nullptr, false);
  if (!json.is_object() || !json.contains("vaults") || !json["vaults"].is_object()) return;
  for (const Json& entry : json["vaults"]) {
    if (vaults.size() >= kMostVaults) return;
    if (!entry.is_object()) continue;
    const auto path = entry.find("path");
    if (path == entry.end() || !path->is_string()) continue;
    const auto& written = path->get_ref<const std::string&>();
    if (!written.starts_with('/') || written.find('\0') != std::string::npos) continue;
    ObsidianVault vault;
    vault.path = fs::path(written).lexically_normal();
    if (!vault.path.has_filename() && vault.path.has_relative_path()) {
      vault.path = vault.path.parent_path();
    }
    const auto opened = entry.find("ts");
    if (opened != entry.end() && opened->is_number_integer()) {
      vault.opened_ms = std::max<std::int64_t>(0, opened->get<std::int64_t>());
    }
    vaults.push_back(std::move(vault));
  }
}

std::int64_t opened_at(const KnownVault& vault) {
  const auto moment = parse_moment(vault.opened);
  return moment ? moment->milliseconds : 0;
}

}  // namespace

std::vector<fs::path> obsidian_lists() {
  std::vector<fs::path> files;
  const auto home = environment_path("HOME");
  const auto config = environment_path("XDG_CONFIG_HOME", ".config");
  if (config) files.push_back(*config / "obsidian/obsidian.json");
  if (home) {
    files.push_back(*home / ".var/app/md.obsidian.Obsidian/config/obsidian/obsidian.json");
    files.push_back(*home / "snap/obsidian/current/.config/obsidian/obsidian.json");
  }
  return files;
}

std::vector<ObsidianVault> obsidian_vaults(std::span<const fs::path> files) {
  std::vector<ObsidianVault> vaults;
  for (const fs::path& file : files) add_listed(file, vaults);
  std::ranges::sort(vaults, [](const ObsidianVault& one, const ObsidianVault& other) {
    return std::pair(-one.opened_ms, one.path) < std::pair(-other.opened_ms, other.path);
  });
  std::vector<ObsidianVault> once;
  for (ObsidianVault& vault : vaults) {
    if (std::ranges::find(once, vault.path, &ObsidianVault::path) == once.end()) {
      once.push_back(std::move(vault));
    }
  }
  return once;
}

std::vector<ListedVault> list_vaults(const Registry& registry,
                                     std::span<const ObsidianVault> obsidian, bool look) {
  std::vector<KnownVault> known = registry.vaults();
  std::erase_if(known, [](const KnownVault& vault) { return vault.forgotten; });
  std::ranges::sort(known, [](const KnownVault& one, const KnownVault& other) {
    return std::pair(-opened_at(one), one.path) < std::pair(-opened_at(other), other.path);
  });
  std::vector<ListedVault> listed;
  for (KnownVault& vault : known) {
    const bool both =
        std::ranges::find(obsidian, vault.path, &ObsidianVault::path) != obsidian.end();
    const bool gone = look && !is_folder(vault.path);
    listed.push_back({vault.name, vault.path, std::move(vault), both, gone});
  }
  for (const ObsidianVault& vault : obsidian) {
    if (std::ranges::find(listed, vault.path, &ListedVault::path) != listed.end()) continue;
    if (look && !is_folder(vault.path)) continue;
    listed.push_back({vault.path.filename().string(), vault.path, std::nullopt, true, false});
  }
  return listed;
}

}  // namespace whylink::workspace
