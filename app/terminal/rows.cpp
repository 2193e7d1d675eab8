#include "app/terminal/rows.hpp"

#include "whylink/text.hpp"

namespace whylink::terminal {

std::optional<Format> format_named(std::string_view name) {
  if (name == "table") return Format::table;
  if (name == "json") return Format::json;
  if (name == "jsonl") return Format::jsonl;
  if (name == "csv") return Format::csv;
  return std::nullopt;
}

std::unique_ptr<RowWriter> make_row_writer(Console& console, Format format, Columns columns) {
  switch (format) {
    case Format::json:
      return make_json_rows(console, false);
    case Format::jsonl:
      return make_json_rows(console, true);
    case Format::csv:
      return make_csv_rows(console, std::move(columns));
    case Format::table:
      return make_table_rows(console, std::move(columns));
  }
  return make_json_rows(console, true);
}

void write_object(Console& console, Format format, const Json& object) {
  if (format == Format::json || format == Format::jsonl) {
    console.write(dump(object) + "\n");
    return;
  }
  if (format == Format::csv) {
    Columns columns;
    for (const auto& [name, value] : object.items()) columns.push_back({name});
    const auto rows = make_csv_rows(console, columns);
    rows->row(object);
    rows->end();
    return;
  }
  std::size_t widest = 0;
  for (const auto& [name, value] : object.items()) widest = std::max(widest, name.size());
  for (const auto& [name, value] : object.items()) {
    std::string label = name;
    for (char& c : label) c = c == '_' ? ' ' : c;
    label.resize(widest + 2, ' ');
    console.write(label + text::printable(cell(value)) + "\n");
  }
}

std::string dump(const Json& value) {
  // Controls stand in strings only, where their escape means the same.
  return text::escape_controls(value.dump(-1, ' ', false, Json::error_handler_t::replace));
}

std::string cell(const Json& value) {
  if (value.is_null()) return {};
  if (value.is_string()) return value.get<std::string>();
  if (!value.is_array()) return dump(value);
  std::string joined;
  for (const Json& one : value) {
    if (!joined.empty()) joined += "; ";
    joined += cell(one);
  }
  return joined;
}

}  // namespace whylink::terminal
