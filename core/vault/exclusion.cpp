#include "core/vault/exclusion.hpp"

#include <algorithm>

#include "core/vault/recognition.hpp"
#include "whylink/text.hpp"

namespace whylink::vault {

namespace {

using Kind = Exclusion::Kind;

// Of Obsidian's "Excluded files": "/.../" is a regular expression, all else the beginning of a
// path.
bool is_expression(std::string_view filter) {
  return filter.size() > 2 && filter.starts_with('/') && filter.ends_with('/');
}

bool any_matches(const std::vector<Pattern>& patterns, std::string_view path) {
  return std::ranges::any_of(patterns,
                             [&](const Pattern& pattern) { return pattern.matches(path); });
}

// "draft" has the tags "draft" and "draft/idea".
bool has_tag(const note::ParsedNote& note, std::string_view wanted) {
  const std::string folded = text::fold(wanted);
  return std::ranges::any_of(note.tags(), [&](note::Slice slice) {
    const std::string tag = text::fold(note.text(slice));
    return tag.starts_with(folded) && (tag.size() == folded.size() || tag[folded.size()] == '/');
  });
}

bool has_property(const note::ParsedNote& note, std::string_view rule) {
  const std::size_t equals = rule.find('=');
  const auto values = note.list_property(rule.substr(0, equals));
  if (equals == std::string_view::npos) {
    return std::ranges::any_of(values, [](std::string_view value) {
      return !value.empty() && text::fold(value) != "false";
    });
  }
  const std::string wanted = text::fold(rule.substr(equals + 1));
  return std::ranges::any_of(values,
                             [&](std::string_view value) { return text::fold(value) == wanted; });
}

}  // namespace

ExclusionFilter::ExclusionFilter(Settings settings, ExclusionRules rules)
    : settings_(std::move(settings)), rules_(std::move(rules)), findings_(settings_.findings) {
  for (const std::string& folder : rules_.folders) {
    folders_.push_back(text::fold(as_folder(folder)) + "/");
  }
  compile(rules_.globs, globs_);
  compile(rules_.keep, keep_);
  for (const std::string& filter : settings_.ignore_filters) {
    if (!is_expression(filter)) {
      if (!filter.empty()) ignored_prefixes_.push_back(filter);
      continue;
    }
    auto pattern = Pattern::expression(std::string_view(filter).substr(1, filter.size() - 2));
    if (pattern) {
      ignored_expressions_.push_back(std::move(*pattern));
    } else {
      findings_.push_back({.cause = Cause::filter_broken,
                           .path = ".obsidian/app.json",
                           .other = filter,
                           .detail = pattern.error().what});
    }
  }
}

void ExclusionFilter::compile(const std::vector<std::string>& globs, std::vector<Pattern>& out) {
  for (const std::string& glob : globs) {
    auto pattern = Pattern::glob(glob);
    if (pattern) {
      out.push_back(std::move(*pattern));
    } else {
      findings_.push_back(
          {.cause = Cause::rule_broken, .other = glob, .detail = pattern.error().what});
    }
  }
}

bool ExclusionFilter::is_on(Kind kind) const {
  return std::ranges::find(rules_.off, kind) == rules_.off.end();
}

bool ExclusionFilter::is_ignored(std::string_view path) const {
  return std::ranges::any_of(ignored_prefixes_,
                             [&](const std::string& prefix) { return path.starts_with(prefix); }) ||
         any_matches(ignored_expressions_, path);
}

Exclusion ExclusionFilter::by_rule(const File& file, const note::ParsedNote& note) const {
  if (!folders_.empty()) {
    const std::string path = text::fold(file.path);
    for (std::size_t i = 0; i < folders_.size(); ++i) {
      if (path.starts_with(folders_[i])) {
        return {Kind::rule, rule_reason("folder", rules_.folders[i])};
      }
    }
  }
  for (std::size_t i = 0; i < globs_.size(); ++i) {
    if (globs_[i].matches(file.path)) return {Kind::rule, rule_reason("glob", rules_.globs[i])};
  }
  for (const std::string& tag : rules_.tags) {
    if (has_tag(note, tag)) return {Kind::rule, rule_reason("tag", tag)};
  }
  for (const std::string& property : rules_.properties) {
    if (has_property(note, property)) return {Kind::rule, rule_reason("property", property)};
  }
  return {};
}

Exclusion ExclusionFilter::exclusion_of(const File& file, const note::ParsedNote& note) const {
  if (any_matches(keep_, file.path)) return {};
  if (Exclusion found = by_rule(file, note); found.kind != Kind::none) return found;
  if (is_on(Kind::ignored) && is_ignored(file.path)) {
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
