// What a person wishes of the reviews of a vault. Kept as settings of the vault in the record.
#pragma once

#include <array>
#include <string>
#include <string_view>

#include "whylink/review/day.hpp"

namespace whylink::review {

constexpr double kDefaultMinutes = 12;
constexpr int kNewPerDay = 5;

struct Settings {
  double minutes = kDefaultMinutes;  // of a usual day
  int new_per_day = kNewPerDay;      // at most; fewer where what is due takes the minutes
  int prompts_per_day = 0;           // at most; 0: as many as the minutes hold
  double retention = memory::kDefaultRetention;
  int longest_interval = memory::kDefaultMaximumInterval;
  EasyDays easy_days = kNoEasyDays;
  bool follow_symlinks = false;  // that lead out of the vault; vault::ReadOptions::follow_links
  bool operator==(const Settings&) const = default;
};

struct SettingName {
  std::string_view name;     // "minutes"
  std::string_view meaning;  // one line for people: "what it is: which values it takes"
};
inline constexpr std::array<SettingName, 7> kSettingNames = {{
    {"minutes", "of a usual day: 1 to 1440"},
    {"new-per-day", "new connections, at most: 0 to 100"},
    {"prompts-per-day", "at most: 1 to 10000, or 0 for as many as the minutes hold"},
    {"retention", "how well to remember when asked again: 0.7 to 0.99"},
    {"longest-interval", "in days: 4 to 36500"},
    {"easy-days", "weekdays with less: 'sat=50 sun=0' in per cent of the minutes, or 'none'"},
    {"follow-symlinks", "symbolic links that lead out of the vault: on or off"},
}};

// The settings with one changed. usage: a name that none has, or a value out of its range; says
// which there are.
[[nodiscard]] Result<Settings> parse_setting(Settings settings, std::string_view name,
                                             std::string_view value);
// The value of a setting as parse_setting() reads it; empty for a name that none has.
[[nodiscard]] std::string setting_value(const Settings& settings, std::string_view name);
// Under which name the record holds a setting; its value is the text as a JSON string.
[[nodiscard]] std::string record_name(std::string_view name);

}  // namespace whylink::review
