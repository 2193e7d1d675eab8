// What every room speaks: errors, moments and days, identifiers, random numbers, progress.
//
// Nothing here reads a clock, a file or the environment; all functions are pure and may be called
// from any thread.
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <utility>

namespace whylink {

// The sort of failure; the command line maps it to an exit code, nothing else depends on it.
enum class ErrorKind : std::uint8_t {
  usage,             // the request itself is wrong
  vault_unreadable,  // the vault folder is missing, no folder, or may not be read
  database,          // the record is damaged or written by a newer whylink
  refused,           // it would lose or overwrite something, or another process holds the vault
  cancelled,         // the person stopped it
  io,                // the disk said no: full, read-only, a failed read
  not_found,         // a note, connection or event that the request names does not exist
};

// Says what happened, where, and what to do. Each part is plain UTF-8 without a trailing full stop;
// `where` is a path with an optional ":line" and may be empty, `remedy` starts with a verb.
struct Error {
  ErrorKind kind = ErrorKind::io;
  std::string what;
  std::string where;
  std::string remedy;
  int number = 0;  // the errno behind it, 0 where there is none

  // One line for people: "what: where; remedy". Control characters are made visible.
  [[nodiscard]] std::string line() const;
};

// A fallible function returns Result<T>; exceptions are for bugs and stay inside a room.
template <class T>
using Result = tl::expected<T, Error>;
using Status = Result<void>;

[[nodiscard]] tl::unexpected<Error> fail(ErrorKind kind, std::string what, std::string where = {},
                                         std::string remedy = {});
// Puts the phrase of an outer layer before `error.what`: "backing up: disk full".
[[nodiscard]] tl::unexpected<Error> fail_within(std::string_view phrase, Error error);
// The text of an errno value, independent of the locale.
[[nodiscard]] std::string errno_text(int number);

// ---- time ---------------------------------------------------------------------------------------

// A local day: days since 1970-01-01 in the person's own reckoning, where a day begins at
// kDayBegins. Stored with every event, so that travel and clock changes never alter the past.
using Day = std::int32_t;
constexpr int kDayBeginsHour = 4;

// An instant with the offset of the zone it was taken in.
struct Moment {
  std::int64_t milliseconds = 0;  // since 1970-01-01T00:00:00Z
  std::int32_t offset_minutes = 0;

  [[nodiscard]] std::int64_t seconds() const;
  // The local day it belongs to; before four in the morning that is yesterday.
  [[nodiscard]] Day day() const;
  bool operator==(const Moment&) const = default;
};

using Clock = std::function<Moment()>;

// RFC 3339 with offset ("2026-03-01T09:00:00+01:00", "Z" allowed, fractions read). usage on
// anything else, years outside 1..9999 and impossible dates included.
[[nodiscard]] Result<Moment> parse_moment(std::string_view text);
// RFC 3339 to the second, in the moment's own offset.
[[nodiscard]] std::string format_moment(Moment moment);
// "2026-03-01".
[[nodiscard]] std::string format_day(Day day);
[[nodiscard]] std::optional<Day> parse_day(std::string_view text);
// 0 Monday .. 6 Sunday.
[[nodiscard]] int weekday(Day day);

// ---- random numbers and identifiers -------------------------------------------------------------

// SplitMix64 (Steele, Lea, Flood 2014): small, seedable, the same on every machine. Not for
// secrets.
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}
  std::uint64_t next();
  // Uniform in [0, 1).
  double unit();
  // Uniform in 0 .. bound - 1; bound > 0.
  std::uint64_t below(std::uint64_t bound);

 private:
  std::uint64_t state_;
};

// 128 bits, ordered by bytes. A fresh one is a UUIDv7 (RFC 9562): time first, so that ids sort by
// age.
struct Uuid {
  std::array<std::uint8_t, 16> bytes{};

  [[nodiscard]] static Uuid fresh(std::int64_t unix_milliseconds, Random& random);
  // "018f6e2a-...": lower case with hyphens; parsing takes either case.
  [[nodiscard]] std::string text() const;
  [[nodiscard]] static std::optional<Uuid> parse(std::string_view text);
  [[nodiscard]] bool is_nil() const { return bytes == std::array<std::uint8_t, 16>{}; }
  auto operator<=>(const Uuid&) const = default;
};

// ---- long work ----------------------------------------------------------------------------------

// Told now and then by long work, from the thread that called it; `total` is 0 while it is unknown.
struct Progress {
  std::string_view stage;
  std::size_t done = 0;
  std::size_t total = 0;
};
using OnProgress = std::function<void(const Progress&)>;

}  // namespace whylink

template <>
struct std::hash<whylink::Uuid> {
  std::size_t operator()(const whylink::Uuid& id) const noexcept;
};
