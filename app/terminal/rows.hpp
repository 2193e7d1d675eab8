// Rows and objects on their way out: one model, four writers. A row is a JSON object; tables and
// CSV take their columns from it by name.
#pragma once

#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/terminal/console.hpp"
#include "whylink/base.hpp"

namespace whylink::terminal {

using Json = nlohmann::ordered_json;

enum class Format : std::uint8_t { table, json, jsonl, csv };
[[nodiscard]] std::optional<Format> format_named(std::string_view name);

struct Column {
  std::string name;
  bool in_table = true;  // CSV has every column
};
using Columns = std::vector<Column>;

class RowWriter {
 public:
  RowWriter() = default;
  RowWriter(const RowWriter&) = delete;
  RowWriter& operator=(const RowWriter&) = delete;
  virtual ~RowWriter() = default;
  virtual void row(const Json& row) = 0;
  virtual void end() {}
};

[[nodiscard]] std::unique_ptr<RowWriter> make_row_writer(Console& console, Format format,
                                                         Columns columns);
// One object by itself: a line of JSON, a row of CSV, or a table of its fields.
void write_object(Console& console, Format format, const Json& object);

// JSON in one line, always valid UTF-8 and safe on a terminal.
[[nodiscard]] std::string dump(const Json& value);
// A value as the text of a cell: strings as they are, nothing for null, lists joined by "; ".
[[nodiscard]] std::string cell(const Json& value);

// ---- the writers
// ----------------------------------------------------------------------------------

[[nodiscard]] std::unique_ptr<RowWriter> make_json_rows(Console& console, bool lines);
[[nodiscard]] std::unique_ptr<RowWriter> make_csv_rows(Console& console, Columns columns);
[[nodiscard]] std::unique_ptr<RowWriter> make_table_rows(Console& console, Columns columns);

// A cell of CSV (RFC 4180). Text that a spreadsheet would take for a formula gets an apostrophe.
// For a terminal, what would act on it is shown as "\u001b", for CSV has no escapes; else it stays.
[[nodiscard]] std::string csv_cell(const Json& value, bool for_terminal = false);

}  // namespace whylink::terminal
