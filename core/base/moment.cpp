#include <fmt/format.h>

#include <charconv>
#include <chrono>

#include "whylink/base.hpp"

namespace whylink {

namespace {

constexpr std::int64_t kMillisecondsPerDay = 86'400'000;

std::int64_t floor_divide(std::int64_t value, std::int64_t by) {
  const std::int64_t quotient = value / by;
  return value % by < 0 ? quotient - 1 : quotient;
}

// Reads exactly `digits` decimal digits at the front of `text` and drops them.
std::optional<int> take_number(std::string_view& text, std::size_t digits) {
  if (text.size() < digits) return std::nullopt;
  int value = 0;
  for (std::size_t i = 0; i < digits; ++i) {
    if (text[i] < '0' || text[i] > '9') return std::nullopt;
    value = value * 10 + (text[i] - '0');
  }
  text.remove_prefix(digits);
  return value;
}

bool take(std::string_view& text, std::string_view any_of) {
  if (text.empty() || any_of.find(text.front()) == std::string_view::npos) return false;
  text.remove_prefix(1);
  return true;
}

std::optional<Day> take_date(std::string_view& text) {
  const auto year = take_number(text, 4);
  if (!year || !take(text, "-")) return std::nullopt;
  const auto month = take_number(text, 2);
  if (!month || !take(text, "-")) return std::nullopt;
  const auto day = take_number(text, 2);
  if (!day || *year < 1) return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year{*year},
                                         std::chrono::month{static_cast<unsigned>(*month)},
                                         std::chrono::day{static_cast<unsigned>(*day)}};
  if (!date.ok()) return std::nullopt;
  return static_cast<Day>(std::chrono::sys_days{date}.time_since_epoch().count());
}

// Milliseconds since midnight; a leap second counts as the last second of its minute.
std::optional<std::int64_t> take_time(std::string_view& text) {
  const auto hour = take_number(text, 2);
  if (!hour || !take(text, ":")) return std::nullopt;
  const auto minute = take_number(text, 2);
  if (!minute || !take(text, ":")) return std::nullopt;
  const auto second = take_number(text, 2);
  if (!second || *hour > 23 || *minute > 59 || *second > 60) return std::nullopt;
  std::int64_t milliseconds = ((*hour * 60 + *minute) * 60LL + std::min(*second, 59)) * 1000;
  if (!take(text, ".")) return milliseconds;
  int scale = 100;
  bool any = false;
  while (!text.empty() && text.front() >= '0' && text.front() <= '9') {
    milliseconds += static_cast<std::int64_t>(text.front() - '0') * scale;
    scale /= 10;
    any = true;
    text.remove_prefix(1);
  }
  if (!any) return std::nullopt;
  return milliseconds;
}

std::optional<std::int32_t> take_offset(std::string_view& text) {
  if (take(text, "Zz")) return 0;
  const bool west = !text.empty() && text.front() == '-';
  if (!take(text, "+-")) return std::nullopt;
  const auto hours = take_number(text, 2);
  if (!hours || !take(text, ":")) return std::nullopt;
  const auto minutes = take_number(text, 2);
  if (!minutes || *hours > 23 || *minutes > 59) return std::nullopt;
  const std::int32_t offset = *hours * 60 + *minutes;
  return west ? -offset : offset;
}

std::chrono::year_month_day civil(Day day) {
  return std::chrono::year_month_day{std::chrono::sys_days{std::chrono::days{day}}};
}

}  // namespace

std::int64_t Moment::seconds() const {
  return floor_divide(milliseconds, 1000);
}

Day Moment::day() const {
  const std::int64_t local =
      milliseconds + offset_minutes * 60'000LL - kDayBeginsHour * 3'600'000LL;
  return static_cast<Day>(floor_divide(local, kMillisecondsPerDay));
}

Result<Moment> parse_moment(std::string_view text) {
  const std::string_view whole = text;
  const auto refuse = [&] {
    return fail(ErrorKind::usage, "not a time: '" + std::string(whole) + "'", {},
                "write it as 2026-03-01T09:00:00+01:00");
  };
  const auto date = take_date(text);
  if (!date || !take(text, "Tt ")) return refuse();
  const auto time = take_time(text);
  if (!time) return refuse();
  const auto offset = take_offset(text);
  if (!offset || !text.empty()) return refuse();
  return Moment{*date * kMillisecondsPerDay + *time - *offset * 60'000LL, *offset};
}

std::string format_moment(Moment moment) {
  const std::int64_t local = moment.seconds() + moment.offset_minutes * 60LL;
  const std::int64_t day = floor_divide(local, 86'400);
  const std::int64_t second = local - day * 86'400;
  const int offset = moment.offset_minutes < 0 ? -moment.offset_minutes : moment.offset_minutes;
  return fmt::format("{}T{:02}:{:02}:{:02}{}{:02}:{:02}", format_day(static_cast<Day>(day)),
                     second / 3600, second / 60 % 60, second % 60,
                     moment.offset_minutes < 0 ? '-' : '+', offset / 60, offset % 60);
}

std::string format_day(Day day) {
  const auto date = civil(day);
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()),
                     static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
}

std::optional<Day> parse_day(std::string_view text) {
  const auto day = take_date(text);
  if (!day || !text.empty()) return std::nullopt;
  return day;
}

int weekday(Day day) {
  const std::chrono::weekday name{std::chrono::sys_days{std::chrono::days{day}}};
  return static_cast<int>(name.iso_encoding()) - 1;
}

}  // namespace whylink
