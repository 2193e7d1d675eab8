#include "whylink/review/settings.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>

#include "whylink/text.hpp"

namespace whylink::review {

namespace {

constexpr std::array<std::string_view, 7> kWeekdays = {"mon", "tue", "wed", "thu",
                                                       "fri", "sat", "sun"};

tl::unexpected<Error> wrong(std::string_view name, std::string_view value) {
  const auto known = std::ranges::find(kSettingNames, name, &SettingName::name);
  return fail(ErrorKind::usage, fmt::format("'{}' is no value for {}", value, name), {},
              "give " + std::string(known->meaning.substr(known->meaning.find(": ") + 2)));
}

std::optional<double> number_in(std::string_view text, double least, double most) {
  double number = 0;
  const char* const begin = text.data();  // NOLINT(bugprone-suspicious-stringview-data-usage)
  const char* const end = begin + text.size();
  const auto read = std::from_chars(begin, end, number);
  const bool is_good =
      read.ec == std::errc() && read.ptr == end && number >= least && number <= most;
  return is_good ? std::optional(number) : std::nullopt;
}

std::optional<int> whole_in(std::string_view text, int least, int most) {
  const auto number = number_in(text, least, most);
  if (!number || *number != std::floor(*number)) return std::nullopt;
  return static_cast<int>(*number);
}

// "sat=50" into the list.
bool take_day(std::string_view word, EasyDays& days) {
  const std::size_t equals = word.find('=');
  if (equals == std::string_view::npos) return false;
  const auto day = std::ranges::find(kWeekdays, word.substr(0, equals));
  const auto share = number_in(word.substr(equals + 1), 0, 100);
  if (day == kWeekdays.end() || !share) return false;
  days.at(static_cast<std::size_t>(day - kWeekdays.begin())) = *share / 100;
  return true;
}

std::optional<EasyDays> easy_days_of(std::string_view text) {
  EasyDays days = kNoEasyDays;
  const std::string folded = text::fold(text);
  std::string_view rest = folded;
  if (rest == "none") return days;
  bool any = false;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find_first_of(" ,"), rest.size());
    if (end > 0 && !take_day(rest.substr(0, end), days)) return std::nullopt;
    any = any || end > 0;
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  const bool has_work = std::ranges::any_of(days, [](double share) { return share > 0; });
  return any && has_work ? std::optional(days) : std::nullopt;
}

std::string text_of(const EasyDays& days) {
  std::string out;
  for (std::size_t i = 0; i < days.size(); ++i) {
    if (days.at(i) == 1) continue;
    out += fmt::format("{}{}={:g}", out.empty() ? "" : " ", kWeekdays.at(i), days.at(i) * 100);
  }
  return out.empty() ? "none" : out;
}

std::optional<bool> switch_of(std::string_view text) {
  if (text == "on") return true;
  if (text == "off") return false;
  return std::nullopt;
}

template <class Value>
bool put(Value& into, std::optional<Value> value) {
  if (value) into = *value;
  return value.has_value();
}

}  // namespace

Result<Settings> parse_setting(Settings settings, std::string_view name, std::string_view value) {
  bool is_good = false;
  if (name == "minutes") {
    is_good = put(settings.minutes, number_in(value, 1, 1440));
  } else if (name == "new-per-day") {
    is_good = put(settings.new_per_day, whole_in(value, 0, 100));
  } else if (name == "prompts-per-day") {
    is_good = put(settings.prompts_per_day, whole_in(value, 0, 10'000));
  } else if (name == "retention") {
    is_good = put(settings.retention, number_in(value, 0.7, 0.99));
  } else if (name == "longest-interval") {
    is_good = put(settings.longest_interval,
                  whole_in(value, memory::kLeastMaximumInterval, memory::kDefaultMaximumInterval));
  } else if (name == "easy-days") {
    is_good = put(settings.easy_days, easy_days_of(value));
  } else if (name == "follow-symlinks") {
    is_good = put(settings.follow_symlinks, switch_of(value));
  } else {
    std::string names;
    for (const SettingName& known : kSettingNames) {
      names += (names.empty() ? "" : ", ") + std::string(known.name);
    }
    return fail(ErrorKind::usage, fmt::format("there is no setting '{}'", name), {},
                "use one of " + names);
  }
  if (!is_good) return wrong(name, value);
  return settings;
}

std::string setting_value(const Settings& settings, std::string_view name) {
  if (name == "minutes") return fmt::format("{:g}", settings.minutes);
  if (name == "new-per-day") return std::to_string(settings.new_per_day);
  if (name == "prompts-per-day") return std::to_string(settings.prompts_per_day);
  if (name == "retention") return fmt::format("{:g}", settings.retention);
  if (name == "longest-interval") return std::to_string(settings.longest_interval);
  if (name == "easy-days") return text_of(settings.easy_days);
  if (name == "follow-symlinks") return settings.follow_symlinks ? "on" : "off";
  return {};
}

std::string record_name(std::string_view name) {
  return "review." + std::string(name);
}

}  // namespace whylink::review
