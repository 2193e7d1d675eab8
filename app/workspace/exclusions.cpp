#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include "app/workspace/vault_settings.hpp"
#include "app/workspace/workspace.hpp"

namespace whylink::workspace {

namespace {

using Kind = vault::Exclusion::Kind;
using vault::ExclusionRules;

constexpr std::array kLists = {std::pair{std::string_view("folder"), &ExclusionRules::folders},
                               std::pair{std::string_view("glob"), &ExclusionRules::globs},
                               std::pair{std::string_view("tag"), &ExclusionRules::tags},
                               std::pair{std::string_view("property"), &ExclusionRules::properties},
                               std::pair{std::string_view("keep"), &ExclusionRules::keep}};

}  // namespace

std::vector<std::string>* exclusion_list(ExclusionRules& rules, std::string_view rule) {
  for (const auto& [name, list] : kLists) {
    if (name == rule) return &(rules.*list);
  }
  return nullptr;
}

std::vector<ExclusionRow> Workspace::exclusions() const {
  std::map<std::string, std::size_t> by_reason;
  std::map<Kind, std::size_t> by_kind;
  for (FileId id = 0; id < snapshot_->files().size(); ++id) {
    const vault::Exclusion& excluded = snapshot_->exclusion(id);
    if (excluded.kind == Kind::rule) ++by_reason[excluded.reason];
    ++by_kind[excluded.kind];
  }
  const ExclusionRules& rules = snapshot_->rules();
  std::vector<ExclusionRow> rows;
  for (const auto& [rule, list] : kLists) {
    for (const std::string& value : rules.*list) {
      rows.push_back({rule, value, true, by_reason[vault::rule_reason(rule, value)]});
    }
  }
  for (const Kind kind :
       {Kind::ignored, Kind::conflict_copy, Kind::template_note, Kind::daily, Kind::index}) {
    const bool on = std::ranges::find(rules.off, kind) == rules.off.end();
    rows.push_back({"recognised", std::string(vault::name(kind)), on, by_kind[kind]});
  }
  return rows;
}

Status Workspace::apply_exclusions() {
  const auto settings = vault_settings(*record_);
  if (!settings) return tl::make_unexpected(settings.error());
  if (settings->unread_rules) options_.tell(settings->unread_rules->line());
  if (settings->rules == snapshot_->rules()) return {};
  snapshot_ = vault::with_rules(*snapshot_, settings->rules);
  return review_ != nullptr ? review_->follow(snapshot_) : Status{};
}

Result<record::Event> Workspace::set_exclusions(const ExclusionRules& rules) {
  // Through the written form, so that what is kept can be read again.
  const std::string json = vault::to_json(rules);
  if (const auto read = vault::exclusion_rules(json); !read) {
    return tl::make_unexpected(read.error());
  }
  if (rules == snapshot_->rules()) {
    return fail(ErrorKind::refused, "the rules are so already", "",
                "see them with whylink exclude");
  }
  auto events =
      record_->append({record::SettingChanged{std::string(vault::kExclusionsSetting), json}});
  if (!events) return tl::make_unexpected(events.error());
  if (const Status ruled = apply_exclusions(); !ruled) return tl::make_unexpected(ruled.error());
  return events->back();
}

}  // namespace whylink::workspace
