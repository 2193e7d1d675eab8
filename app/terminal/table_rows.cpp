#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "app/terminal/rows.hpp"
#include "whylink/text.hpp"

namespace whylink::terminal {

namespace {

constexpr int kGap = 2;
// Narrower than this a column tells nothing.
constexpr int kNarrowest = 8;
// The last column goes on below itself where it is cut to less than it needs.
constexpr int kNarrowestLast = 28;

// Long enough for people: a table is looked at, programs read the other formats.
std::string shown(const Json& value) {
  if (!value.is_number_float()) return text::printable(cell(value));
  const double number = value.get<double>();
  if (!std::isfinite(number)) return {};
  return fmt::format("{:.3g}", number);
}

class TableRows final : public RowWriter {
 public:
  TableRows(Console& console, Columns columns) : console_(console) {
    for (Column& column : columns) {
      if (column.in_table) columns_.push_back(std::move(column));
    }
    right_.assign(columns_.size(), true);
  }

  void row(const Json& row) override {
    std::vector<std::string> cells;
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      const auto value = row.find(columns_[i].name);
      cells.push_back(value == row.end() ? std::string() : shown(*value));
      const bool number = value == row.end() || value->is_number() || value->is_null();
      right_[i] = right_[i] && number;
    }
    rows_.push_back(std::move(cells));
  }

  void end() override {
    if (rows_.empty()) {
      console_.write("(nothing)\n");
      return;
    }
    drop_empty_columns();
    measure();
    std::vector<std::string> heading;
    for (const Column& column : columns_) {
      std::string name = column.name;
      std::ranges::replace(name, '_', ' ');
      heading.push_back(std::move(name));
    }
    const bool bold = console_.has_color();
    console_.write((bold ? "\x1b[1m" : "") + line(heading) + (bold ? "\x1b[0m\n" : "\n"));
    for (const auto& cells : rows_) console_.write(line(cells) + "\n");
  }

 private:
  void drop_empty_columns() {
    for (std::size_t i = columns_.size(); i-- > 1;) {
      const bool empty =
          std::ranges::all_of(rows_, [i](const auto& cells) { return cells[i].empty(); });
      if (!empty) continue;
      const auto at = static_cast<std::ptrdiff_t>(i);
      columns_.erase(columns_.begin() + at);
      right_.erase(right_.begin() + at);
      for (auto& cells : rows_) cells.erase(cells.begin() + at);
    }
  }

  void measure() {
    widths_.clear();
    for (const Column& column : columns_) widths_.push_back(static_cast<int>(column.name.size()));
    for (const auto& cells : rows_) {
      for (std::size_t i = 0; i < cells.size(); ++i) {
        widths_[i] = std::max(widths_[i], text::display_width(cells[i]));
      }
    }
    const int columns = console_.columns();
    if (columns == 0) return;
    const int gaps = kGap * static_cast<int>(widths_.size() - 1);
    int over = std::accumulate(widths_.begin(), widths_.end(), gaps) - columns;
    while (over > 0) {  // takes from the widest, so that short columns stay whole
      const int last = std::min(widths_.back(), kNarrowestLast);
      const auto widest = std::ranges::max_element(widths_, {}, [&](const int& width) {
        return &width == &widths_.back() && width <= last ? 0 : width;
      });
      if (*widest <= kNarrowest) return;
      --*widest;
      --over;
    }
  }

  [[nodiscard]] std::string line(const std::vector<std::string>& cells) const {
    std::string out;
    for (std::size_t i = 0; i + 1 < cells.size(); ++i) {
      const std::string shortened = text::shorten(cells[i], widths_[i]);
      const std::string padding(blanks(i, shortened), ' ');
      out += right_[i] ? padding + shortened : shortened + padding;
      out.append(kGap, ' ');
    }
    const std::size_t last = cells.size() - 1;
    const std::string margin(static_cast<std::size_t>(text::display_width(out)), ' ');
    bool first = true;
    for (const std::string& part : text::wrap(cells[last], widths_[last])) {
      if (!first) out += "\n" + margin;
      if (right_[last]) out.append(blanks(last, part), ' ');
      out += part;
      first = false;
    }
    return out;
  }

  [[nodiscard]] std::size_t blanks(std::size_t column, const std::string& cell) const {
    return static_cast<std::size_t>(std::max(0, widths_[column] - text::display_width(cell)));
  }

  Console& console_;
  Columns columns_;
  std::vector<bool> right_;  // columns of numbers
  std::vector<int> widths_;
  std::vector<std::vector<std::string>> rows_;
};

}  // namespace

std::unique_ptr<RowWriter> make_table_rows(Console& console, Columns columns) {
  return std::make_unique<TableRows>(console, std::move(columns));
}

}  // namespace whylink::terminal
