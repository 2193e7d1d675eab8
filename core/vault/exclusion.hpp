// Which notes are no material for review, and why: the one filter that every room goes by.
#pragma once

#include <span>
#include <vector>

#include "core/vault/pattern.hpp"
#include "core/vault/settings.hpp"
#include "whylink/vault.hpp"

namespace whylink::vault {

// Immutable; may be asked from any thread.
class ExclusionFilter {
 public:
  // A filter of Obsidian's that cannot be read is a finding and excludes nothing; so is a glob.
  ExclusionFilter(Settings settings, ExclusionRules rules);

  // The person's own rules first ("keep" before all), then Obsidian's settings, then the note's
  // place and shape.
  [[nodiscard]] Exclusion exclusion_of(const File& file, const note::ParsedNote& note) const;
  [[nodiscard]] const Settings& settings() const { return settings_; }
  [[nodiscard]] const ExclusionRules& rules() const { return rules_; }
  // Of the settings, the filters and the rules.
  [[nodiscard]] std::span<const FileFinding> findings() const { return findings_; }

 private:
  [[nodiscard]] Exclusion by_rule(const File& file, const note::ParsedNote& note) const;
  [[nodiscard]] bool is_ignored(std::string_view path) const;
  [[nodiscard]] bool is_on(Exclusion::Kind kind) const;
  void compile(const std::vector<std::string>& globs, std::vector<Pattern>& out);

  Settings settings_;
  ExclusionRules rules_;
  std::vector<std::string> folders_;  // folded, with a "/" at the end
  std::vector<Pattern> globs_;
  std::vector<Pattern> keep_;
  std::vector<std::string> ignored_prefixes_;
  std::vector<Pattern> ignored_expressions_;
  std::vector<FileFinding> findings_;
};

}  // namespace whylink::vault
