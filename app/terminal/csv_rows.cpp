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
      if (value != row.end()) line += csv_cell(*value);
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

}  // namespace

std::string csv_cell(const Json& value) {
  std::string text = text::to_valid_utf8(cell(value));
  if (value.is_number() || value.is_boolean() || text.empty()) return text;
  constexpr std::string_view kFormula = "=+-@\t\r";
  if (kFormula.find(text.front()) != std::string_view::npos) text.insert(text.begin(), '\'');
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
