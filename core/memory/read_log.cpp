#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>

#include "whylink/memory.hpp"

namespace whylink::memory {

namespace {

enum class Column : std::uint8_t {
  card_id,
  review_index,
  ts,
  elapsed_days,
  rating,
  day,
  duration_ms,
  other,
};
constexpr std::array<std::string_view, 7> kNames = {
    "card_id", "review_index", "ts", "elapsed_days", "rating", "day", "duration_ms"};
constexpr std::size_t kRequired = 5;  // the first of them

// What a log should look like, for every message.
constexpr std::string_view kRemedy =
    "give CSV with the columns card_id, review_index, ts, elapsed_days, rating";

constexpr std::string_view kByteOrderMark = "\xef\xbb\xbf";

// Takes the part before `mark` (or all there is) off the front of `text`.
std::string_view take_until(std::string_view& text, char mark) {
  const std::size_t end = text.find(mark);
  const std::string_view part = text.substr(0, end);
  text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  return part;
}

std::string_view take_line(std::string_view& text) {
  std::string_view line = take_until(text, '\n');
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

// A field as a message may show it: short, and no bytes that are not text.
std::string shown(std::string_view field) {
  constexpr std::size_t kShown = 24;
  const bool plain =
      std::all_of(field.begin(), field.end(), [](char c) { return c >= ' ' && c <= '~'; });
  if (!plain || field.size() > kShown) return "the field";
  return fmt::format("'{}'", field);
}

class LogReader {
 public:
  LogReader(std::string_view csv, std::string_view name) : rest_(csv), name_(name) {}

  Result<std::vector<LogRow>> read() {
    if (rest_.starts_with(kByteOrderMark)) rest_.remove_prefix(kByteOrderMark.size());
    if (auto status = read_header(); !status) return tl::make_unexpected(std::move(status).error());
    constexpr std::size_t kShortestRow = 24;  // a guess that saves most of the growing
    std::vector<LogRow> rows;
    rows.reserve(std::min(rest_.size() / kShortestRow + 1, kMaxLogRows));
    while (!rest_.empty()) {
      const std::string_view line = take_line(rest_);
      ++line_;
      if (line.empty()) continue;
      if (rows.size() == kMaxLogRows)
        return complaint(fmt::format("more than {} rows", kMaxLogRows));
      if (!read_row(line, rows.emplace_back())) return complaint(problem_);
    }
    return rows;
  }

 private:
  Status read_header() {
    line_ = 1;
    std::string_view line = take_line(rest_);
    if (line.empty()) return complaint("there is no header");
    std::array<bool, kNames.size()> seen{};
    for (bool more = true; more;) {
      more = line.find(',') != std::string_view::npos;
      const std::string_view field = take_until(line, ',');
      if (columns_.size() == kMaxLogColumns) {
        return complaint(fmt::format("more than {} columns", kMaxLogColumns));
      }
      const auto index =
          static_cast<std::size_t>(std::find(kNames.begin(), kNames.end(), field) - kNames.begin());
      columns_.push_back(static_cast<Column>(index));
      if (index == kNames.size()) continue;
      if (seen[index]) return complaint(fmt::format("the column {} is there twice", field));
      seen[index] = true;
    }
    for (std::size_t i = 0; i < kRequired; ++i) {
      if (!seen[i]) return complaint(fmt::format("the column {} is missing", kNames[i]));
    }
    return {};
  }

  bool read_row(std::string_view line, LogRow& row) {
    std::size_t commas_left = columns_.size() - 1;
    for (const Column column : columns_) {
      const std::size_t end = line.find(',');
      if ((end == std::string_view::npos) != (commas_left == 0)) {
        problem_ = fmt::format("not the {} fields of the header", columns_.size());
        return false;
      }
      const std::string_view field = line.substr(0, end);
      if (!read_field(column, field, row)) {
        problem_ =
            fmt::format("{} is no {}", shown(field), kNames[static_cast<std::size_t>(column)]);
        return false;
      }
      if (commas_left == 0) break;
      line.remove_prefix(end + 1);
      --commas_left;
    }
    return true;
  }

  static bool read_field(Column column, std::string_view field, LogRow& row) {
    constexpr int kMost = std::numeric_limits<int>::max();
    switch (column) {
      case Column::card_id:
        return read_number(field, row.card_id);
      case Column::review_index:
        return read_within(field, 0, kMost, row.review_index);
      case Column::ts:
        return read_number(field, row.seconds) && std::isfinite(row.seconds);
      case Column::elapsed_days:
        return read_within(field, 0, kMaxElapsedDays, row.elapsed_days);
      case Column::rating:
        return read_within(field, 0, 4, row.rating);
      case Column::day:
        return field.empty() || read_number(field, row.day);
      case Column::duration_ms:
        return field.empty() || (read_number(field, row.duration_ms) && row.duration_ms >= 0);
      case Column::other:
        return true;
    }
    return true;
  }

  template <class Number>
  static bool read_number(std::string_view field, Number& value) {
    const char* const start = field.data();
    const char* const end = start + field.size();
    const auto [stop, error] = std::from_chars(start, end, value);
    return error == std::errc{} && stop == end;
  }

  static bool read_within(std::string_view field, int least, int most, int& value) {
    return read_number(field, value) && value >= least && value <= most;
  }

  [[nodiscard]] tl::unexpected<Error> complaint(std::string_view problem) const {
    return fail(ErrorKind::usage, fmt::format("cannot read the log: {}", problem),
                fmt::format("{}:{}", name_, line_), std::string(kRemedy));
  }

  std::string_view rest_;
  std::string_view name_;
  std::size_t line_ = 0;
  std::vector<Column> columns_;
  std::string problem_;
};

}  // namespace

Result<std::vector<LogRow>> read_log(std::string_view csv, std::string_view name) {
  return LogReader(csv, name).read();
}

}  // namespace whylink::memory
