// Which notes are no material for review, and why: the one filter that every room goes by.
#pragma once

#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "core/vault/pattern.hpp"
#include "core/vault/settings.hpp"
#include "whylink/vault.hpp"

namespace whylink::vault {

// Of Obsidian's expressions, of the person's globs and of those to keep only the first so many
// count: a list that a person wrote has a dozen, and each is asked of every path.
constexpr std::size_t kMostPatterns = 64;
// The steps that one pattern may take over all paths of the vault together. A usual filter takes
// two for a byte of a path; one that takes more than these is left out altogether, so that what is
// excluded does not hang on the order in which paths are asked.
constexpr std::uint64_t kMostStepsAByte = 4;
constexpr std::uint64_t kMostStepsAPath = 64;
constexpr std::uint64_t kMostStepsAVault = 100'000;
// A longer format of daily notes names no file: names end at 255 bytes.
constexpr std::size_t kLongestDateFormat = 1000;

// What a note's path says about it, before anybody looks into the note.
struct PathVerdict {
  static constexpr std::uint32_t kNoRule = 0xffffffff;
  std::uint32_t folder = kNoRule;  // index of the first rule of that kind that fits
  std::uint32_t glob = kNoRule;
  bool keep = false;
  bool ignored = false;
};

struct PathVerdicts {
  std::vector<PathVerdict> files;     // by FileId
  std::vector<FileFinding> findings;  // patterns that took too many steps
  std::uint64_t steps = 0;            // of all patterns
};

// Immutable; may be asked from any thread.
class ExclusionFilter {
 public:
  // A filter of Obsidian's that cannot be read is a finding and excludes nothing; so is a glob.
  ExclusionFilter(Settings settings, ExclusionRules rules);

  // Asks the paths of all notes and canvases; the same for any number of threads.
  [[nodiscard]] PathVerdicts judge(std::span<const File> files, unsigned threads) const;
  // The person's own rules first ("keep" before all), then Obsidian's settings, then the note's
  // place and shape.
  [[nodiscard]] Exclusion exclusion_of(const File& file, const PathVerdict& verdict,
                                       const note::ParsedNote& note) const;
  // Whether it counts as a conflict copy, also where something else leaves it out before that.
  [[nodiscard]] bool is_conflict_copy(const File& file, const PathVerdict& verdict) const;
  [[nodiscard]] const Settings& settings() const { return settings_; }
  [[nodiscard]] const ExclusionRules& rules() const { return rules_; }
  // Of the settings, the filters and the rules.
  [[nodiscard]] std::span<const FileFinding> findings() const { return findings_; }

 private:
  enum class List : std::uint8_t { keep, glob, ignored };
  struct Rule {
    Pattern pattern;
    List list = List::keep;
    std::uint32_t index = 0;  // in its list
    std::string source;
  };
  // Property rules of one key: the index of the first one for any value, and for each value.
  struct KeyRules {
    std::uint32_t any = PathVerdict::kNoRule;
    std::unordered_map<std::string, std::uint32_t> values;  // folded
  };
  class Judging;

  void read_ignore_filters();
  void read_own_rules();
  void add_pattern(const Result<Pattern>& pattern, List list, std::uint32_t index,
                   const std::string& source);
  void add_too_many(List list, std::size_t count);
  // Of Obsidian's settings, or of the person's own rules.
  [[nodiscard]] static FileFinding finding(List list, Cause of_obsidian, Cause of_own);
  [[nodiscard]] PathVerdict judge_prefixes(std::string_view path) const;
  [[nodiscard]] Exclusion by_rule(const PathVerdict& verdict, const note::ParsedNote& note) const;
  [[nodiscard]] std::uint32_t tag_rule(const note::ParsedNote& note) const;
  [[nodiscard]] std::uint32_t property_rule(const note::ParsedNote& note) const;
  [[nodiscard]] bool is_on(Exclusion::Kind kind) const;

  Settings settings_;
  ExclusionRules rules_;
  std::unordered_map<std::string, std::uint32_t> folders_;  // folded, with a "/" at the end
  std::vector<std::string> tags_;                           // folded
  std::unordered_map<std::string, KeyRules> properties_;    // by folded key
  std::vector<std::string> ignored_prefixes_;               // sorted, none the beginning of another
  std::vector<Rule> patterns_;
  std::vector<FileFinding> findings_;
};

}  // namespace whylink::vault
