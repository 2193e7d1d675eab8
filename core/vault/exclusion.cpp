#include "core/vault/exclusion.hpp"

#include <algorithm>

#include "core/vault/conflict_copy.hpp"
#include "core/vault/recognition.hpp"
#include "whylink/text.hpp"

namespace whylink::vault {

namespace {

using Kind = Exclusion::Kind;
constexpr std::uint32_t kNoRule = PathVerdict::kNoRule;

// Of Obsidian's "Excluded files": "/.../" is a regular expression, all else the beginning of a
// path.
bool is_expression(std::string_view filter) {
  return filter.size() > 2 && filter.starts_with('/') && filter.ends_with('/');
}

// Sorted, without those that begin with another: a path then begins with at most one of them, the
// last that is not behind it.
void keep_shortest_prefixes(std::vector<std::string>& prefixes) {
  std::ranges::sort(prefixes);
  std::vector<std::string> kept;
  for (std::string& prefix : prefixes) {
    if (kept.empty() || !prefix.starts_with(kept.back())) kept.push_back(std::move(prefix));
  }
  prefixes = std::move(kept);
}

// "draft" has the tags "draft" and "draft/idea"; both folded.
bool is_below(std::string_view tag, std::string_view wanted) {
  return tag.starts_with(wanted) && (tag.size() == wanted.size() || tag[wanted.size()] == '/');
}

// "status" of "status.3", which is an item of that list; else the whole key.
std::string_view list_of(std::string_view key) {
  const std::size_t dot = key.rfind('.');
  const bool item = dot != std::string_view::npos && dot + 1 < key.size() &&
                    key.find_first_not_of("0123456789", dot + 1) == std::string_view::npos;
  return item ? key.substr(0, dot) : key;
}

}  // namespace

ExclusionFilter::ExclusionFilter(Settings settings, ExclusionRules rules)
    : settings_(std::move(settings)), rules_(std::move(rules)), findings_(settings_.findings) {
  read_own_rules();
  read_ignore_filters();
  if (settings_.daily_format.size() > kLongestDateFormat) {
    findings_.push_back({.cause = Cause::date_format_too_long,
                         .path = ".obsidian/daily-notes.json",
                         .limit = kLongestDateFormat});
  }
}

void ExclusionFilter::read_own_rules() {
  std::uint32_t index = 0;
  for (const std::string& folder : rules_.folders) {
    folders_.try_emplace(text::fold(as_folder(folder)) + "/", index++);
  }
  for (const std::string& tag : rules_.tags) tags_.push_back(text::fold(tag));
  index = 0;
  for (const std::string& rule : rules_.properties) {
    const std::size_t equals = std::min(rule.find('='), rule.size());
    KeyRules& key = properties_[text::fold(std::string_view(rule).substr(0, equals))];
    if (equals == rule.size()) {
      key.any = std::min(key.any, index);
    } else {
      key.values.try_emplace(text::fold(std::string_view(rule).substr(equals + 1)), index);
    }
    ++index;
  }
  const auto add_globs = [&](const std::vector<std::string>& globs, List list) {
    for (std::uint32_t i = 0; i < std::min(globs.size(), kMostPatterns); ++i) {
      add_pattern(Pattern::glob(globs[i]), list, i, globs[i]);
    }
    add_too_many(list, globs.size());
  };
  add_globs(rules_.keep, List::keep);
  add_globs(rules_.globs, List::glob);
}

void ExclusionFilter::read_ignore_filters() {
  std::uint32_t expressions = 0;
  for (const std::string& filter : settings_.ignore_filters) {
    if (filter.empty()) continue;
    if (!is_expression(filter)) {
      ignored_prefixes_.push_back(filter);
    } else if (++expressions <= kMostPatterns) {
      const auto source = std::string_view(filter).substr(1, filter.size() - 2);
      add_pattern(Pattern::expression(source), List::ignored, expressions - 1, filter);
    }
  }
  keep_shortest_prefixes(ignored_prefixes_);
  add_too_many(List::ignored, expressions);
}

FileFinding ExclusionFilter::finding(List list, Cause of_obsidian, Cause of_own) {
  if (list == List::ignored) return {.cause = of_obsidian, .path = ".obsidian/app.json"};
  return {.cause = of_own};
}

void ExclusionFilter::add_pattern(const Result<Pattern>& pattern, List list, std::uint32_t index,
                                  const std::string& source) {
  if (pattern) {
    patterns_.push_back({*pattern, list, index, source});
  } else {
    FileFinding told = finding(list, Cause::filter_broken, Cause::rule_broken);
    told.other = source;
    told.detail = pattern.error().what;
    findings_.push_back(std::move(told));
  }
}

void ExclusionFilter::add_too_many(List list, std::size_t count) {
  if (count <= kMostPatterns) return;
  const Cause of_own = list == List::keep ? Cause::too_many_kept : Cause::too_many_globs;
  FileFinding told = finding(list, Cause::too_many_filters, of_own);
  told.limit = kMostPatterns;
  told.count = count;
  findings_.push_back(std::move(told));
}

bool ExclusionFilter::is_on(Kind kind) const {
  return std::ranges::find(rules_.off, kind) == rules_.off.end();
}

std::uint32_t ExclusionFilter::tag_rule(const note::ParsedNote& note) const {
  std::vector<std::string> tags;
  for (const note::Slice slice : note.tags()) tags.push_back(text::fold(note.text(slice)));
  const auto found = std::ranges::find_if(tags_, [&](const std::string& wanted) {
    return std::ranges::any_of(tags, [&](const std::string& tag) { return is_below(tag, wanted); });
  });
  return found == tags_.end() ? kNoRule : static_cast<std::uint32_t>(found - tags_.begin());
}

// One look at each property, however many rules there are.
std::uint32_t ExclusionFilter::property_rule(const note::ParsedNote& note) const {
  std::uint32_t first = kNoRule;
  const auto look = [&](std::string_view key, std::string_view value) {
    const auto rules = properties_.find(std::string(key));
    if (rules == properties_.end()) return;
    const std::string folded = text::fold(value);
    if (!folded.empty() && folded != "false") first = std::min(first, rules->second.any);
    const auto rule = rules->second.values.find(folded);
    if (rule != rules->second.values.end()) first = std::min(first, rule->second);
  };
  for (const note::Property& property : note.properties()) {
    const std::string key = text::fold(note.text(property.key));
    look(key, note.text(property.value));
    if (const auto list = list_of(key); list != key) look(list, note.text(property.value));
  }
  return first;
}

Exclusion ExclusionFilter::by_rule(const PathVerdict& verdict, const note::ParsedNote& note) const {
  if (verdict.folder != kNoRule) {
    return {Kind::rule, rule_reason("folder", rules_.folders[verdict.folder])};
  }
  if (verdict.glob != kNoRule) {
    return {Kind::rule, rule_reason("glob", rules_.globs[verdict.glob])};
  }
  if (!tags_.empty()) {
    const std::uint32_t rule = tag_rule(note);
    if (rule != kNoRule) return {Kind::rule, rule_reason("tag", rules_.tags[rule])};
  }
  if (!properties_.empty()) {
    const std::uint32_t rule = property_rule(note);
    if (rule != kNoRule) return {Kind::rule, rule_reason("property", rules_.properties[rule])};
  }
  return {};
}

bool ExclusionFilter::is_conflict_copy(const File& file, const PathVerdict& verdict) const {
  return !verdict.keep && is_on(Kind::conflict_copy) && !original_of(file.path).empty();
}

Exclusion ExclusionFilter::exclusion_of(const File& file, const PathVerdict& verdict,
                                        const note::ParsedNote& note) const {
  if (verdict.keep) return {};
  if (Exclusion found = by_rule(verdict, note); found.kind != Kind::none) return found;
  if (is_on(Kind::ignored) && verdict.ignored) {
    return {Kind::ignored, "excluded in Obsidian's settings"};
  }
  for (const Kind kind : {Kind::conflict_copy, Kind::template_note, Kind::daily, Kind::index}) {
    if (!is_on(kind)) continue;
    Exclusion found = kind == Kind::conflict_copy   ? recognise_conflict_copy(file)
                      : kind == Kind::template_note ? recognise_template(file, settings_)
                      : kind == Kind::daily         ? recognise_daily(file, settings_)
                                                    : recognise_index(file, note);
    if (found.kind != Kind::none) return found;
  }
  return {};
}

}  // namespace whylink::vault
