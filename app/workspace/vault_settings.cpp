#include "app/workspace/vault_settings.hpp"

#include <nlohmann/json.hpp>
#include <utility>

#include "whylink/review/settings.hpp"

namespace whylink::workspace {

namespace fs = std::filesystem;

namespace {

Result<bool> follows_symlinks(const record::Record& record) {
  constexpr std::string_view kName = "follow-symlinks";
  const auto kept = record.setting(review::record_name(kName));
  if (!kept) return tl::make_unexpected(kept.error());
  const auto value = nlohmann::json::parse(kept->value_or(""), nullptr, false);
  if (!value.is_string()) return false;
  const auto settings = review::parse_setting({}, kName, value.get<std::string>());
  return settings && settings->follow_symlinks;
}

}  // namespace

Result<VaultSettings> vault_settings(const record::Record& record) {
  VaultSettings settings;
  const auto follows = follows_symlinks(record);
  if (!follows) return tl::make_unexpected(follows.error());
  settings.follow_symlinks = *follows;
  const auto kept = record.setting(vault::kExclusionsSetting);
  if (!kept) return tl::make_unexpected(kept.error());
  if (!*kept) return settings;
  auto rules = vault::exclusion_rules(**kept);
  if (rules) {
    settings.rules = std::move(*rules);
  } else {
    settings.unread_rules = rules.error();
  }
  return settings;
}

Result<VaultSettings> vault_settings(const fs::path& folder, const Clock& clock) {
  std::error_code ignored;
  if (!fs::exists(folder / "reviews.db", ignored)) return VaultSettings{};
  record::OpenOptions options;
  options.folder = folder;
  options.access = record::Access::read;
  options.clock = clock;
  const auto record = record::Record::open(options);
  if (!record) return tl::make_unexpected(record.error());
  return vault_settings(*record);
}

}  // namespace whylink::workspace
