#include "app/terminal/rows.hpp"
#include "whylink/text.hpp"

namespace whylink::terminal {

namespace {

constexpr std::string_view kLineEnd = "\r\n";

class CsvRows final : public RowWriter {
 public:
  CsvRows(Console& console, Columns columns) : console_(console), columns_(std::move(columns)) {}

  void row(const Json& row) override {
    write_header();
    std::string line;
    for (const Column& column : columns_) {
      if (&column != columns_.data()) line += ',';
      const auto value = row.find(column.name);
      if (value != row.end()) line += csv_cell(*value, console_.is_terminal());
    }
    console_.write(line.append(kLineEnd));
  }

  void end() override { write_header(); }

 private:
  void write_header() {
    if (header_written_) return;
    header_written_ = true;
    std::string line;
    for (const Column& column : columns_) {
      if (&column != columns_.data()) line += ',';
      line += column.name;
    }
    console_.write(line.append(kLineEnd));
  }

  Console& console_;
  Columns columns_;
  bool header_written_ = false;
};

// Spreadsheets take full-width signs for the others.
bool is_formula(std::string_view text) {
  for (const std::string_view sign :
       {"=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20"}) {
    if (text.starts_with(sign)) return true;
  }
  return false;
}

}  // namespace

std::string csv_cell(const Json& value, bool for_terminal) {
  std::string text = text::to_valid_utf8(cell(value));
  if (value.is_number() || value.is_boolean() || text.empty()) return text;
  if (is_formula(text)) text.insert(text.begin(), '\'');
  if (for_terminal) text = text::escape_controls(text, true);
  if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
  std::string quoted = "\"";
  for (const char c : text) {
    quoted += c;
    if (c == '"') quoted += c;
  }
  return quoted + '"';
}

std::unique_ptr<RowWriter> make_csv_rows(Console& console, Columns columns) {
  return std::make_unique<CsvRows>(console, std::move(columns));
}

}  // namespace whylink::terminal
