#include "core/note/canvas_json.hpp"

#include <nlohmann/json.hpp>
#include <optional>
#include <utility>
#include <vector>

#include "core/note/lines.hpp"
#include "whylink/text.hpp"

namespace whylink::note {

namespace {

using Json = nlohmann::json;

// A canvas nests three deep; anything deeper is somebody's joke.
constexpr int kDeepestJson = 32;
// How many brackets are open where the parser meets...
constexpr int kInCanvas = 1;  // a key of the canvas ("nodes"), or its value
constexpr int kInList = 2;    // a card or an edge
constexpr int kInItem = 3;    // a key of a card or an edge, or its value

constexpr std::array<std::pair<std::string_view, CanvasField>, kCanvasFields> kFields = {{
    {"id", CanvasField::id},
    {"type", CanvasField::type},
    {"file", CanvasField::file},
    {"subpath", CanvasField::subpath},
    {"text", CanvasField::text},
    {"fromNode", CanvasField::from_node},
    {"toNode", CanvasField::to_node},
    {"label", CanvasField::label},
}};

// What the parser calls for each piece of JSON; false ends the parsing.
class Listening : public nlohmann::json_sax<Json> {
 public:
  explicit Listening(const CanvasListener& listener) : listener_(listener) {}

  bool null() override { return value(nullptr); }
  bool boolean(bool /*value*/) override { return value(nullptr); }
  bool number_integer(number_integer_t /*value*/) override { return value(nullptr); }
  bool number_unsigned(number_unsigned_t /*value*/) override { return value(nullptr); }
  bool number_float(number_float_t /*value*/, const string_t& /*text*/) override {
    return value(nullptr);
  }
  bool binary(binary_t& /*value*/) override { return value(nullptr); }
  bool string(string_t& text) override { return value(&text); }

  bool key(string_t& name) override {
    if (depth_ == kInCanvas)
      list_ = name == "nodes" ? List::nodes : name == "edges" ? List::edges : List::other;
    if (depth_ == kInItem && in_item_) set_field(name);
    return true;
  }

  bool start_object(std::size_t /*size*/) override {
    if (!value(nullptr) || depth_ == kDeepestJson) return false;
    if (depth_ == kInList && in_list_) {
      in_item_ = true;
      item_.clear();
    }
    ++depth_;
    return true;
  }
  bool end_object() override {
    --depth_;
    if (depth_ == kInList && in_item_) {
      in_item_ = false;
      (list_ == List::nodes ? listener_.node : listener_.edge)(item_);
    }
    return true;
  }
  bool start_array(std::size_t /*size*/) override {
    if (depth_ == 0 || !value(nullptr) || depth_ == kDeepestJson) return false;
    if (depth_ == kInCanvas) in_list_ = list_ != List::other;
    ++depth_;
    return true;
  }
  bool end_array() override {
    --depth_;
    if (depth_ == kInCanvas) in_list_ = false;
    return true;
  }
  bool parse_error(std::size_t /*at*/, const std::string& /*token*/,
                   const nlohmann::detail::exception& /*why*/) override {
    return false;
  }

 private:
  enum class List : std::uint8_t { other, nodes, edges };

  void set_field(std::string_view name) {
    field_.reset();
    for (const auto& [key, field] : kFields) {
      if (key == name) field_ = field;
    }
    if (field_ == CanvasField::label) item_.has_label = true;
  }

  // Called for each value, with its text where it is one.
  bool value(std::string* text) {
    if (depth_ == 0) return text == nullptr;
    if (depth_ == kInCanvas && list_ == List::nodes) listener_.nodes_begin();
    if (depth_ == kInCanvas && list_ == List::edges) listener_.edges_begin();
    if (depth_ == kInItem && in_item_ && field_) {
      item_[*field_] = text == nullptr ? std::string() : std::move(*text);
    }
    return true;
  }

  const CanvasListener& listener_;
  CanvasItem item_;
  std::optional<CanvasField> field_;
  List list_ = List::other;
  int depth_ = 0;
  bool in_list_ = false;
  bool in_item_ = false;
};

// The parser would take a number or a word for a whole document.
bool begins_as_object(std::string_view bytes) {
  if (bytes.starts_with("\xef\xbb\xbf")) bytes.remove_prefix(3);
  const std::size_t first = bytes.find_first_not_of(" \t\r\n");
  return first != std::string_view::npos && bytes[first] == '{';
}

// The value of the four digits behind "\\u"; none where they are no digits.
std::optional<unsigned> escaped_unit(std::string_view bytes, std::size_t at) {
  if (at + 6 > bytes.size() || bytes[at] != '\\' || bytes[at + 1] != 'u') return std::nullopt;
  unsigned value = 0;
  for (const char c : bytes.substr(at + 2, 4)) {
    const int digit = hex_value(c);
    if (digit < 0) return std::nullopt;
    value = value * 16 + static_cast<unsigned>(digit);
  }
  return value;
}

bool is_high_half(unsigned unit) {
  return unit >= 0xd800 && unit < 0xdc00;
}
bool is_low_half(unsigned unit) {
  return unit >= 0xdc00 && unit < 0xe000;
}

// JSON.parse takes half of a character ("\ud83d" alone), which JSON.stringify writes of a text that
// was cut; our parser does not, so it becomes U+FFFD, as do bytes that are no UTF-8. None where
// there is nothing of the kind.
std::optional<std::string> with_whole_characters(std::string_view bytes) {
  std::optional<std::string> out;
  if (!text::is_valid_utf8(bytes)) out = text::to_valid_utf8(bytes);
  const std::string_view read = out ? std::string_view(*out) : bytes;
  std::vector<std::size_t> halves;
  for (std::size_t at = read.find('\\'); at != std::string_view::npos; at = read.find('\\', at)) {
    const auto unit = escaped_unit(read, at);
    if (!unit) {
      at += 2;
      continue;
    }
    const auto next = escaped_unit(read, at + 6);
    const bool is_pair = is_high_half(*unit) && next && is_low_half(*next);
    if (!is_pair && (is_high_half(*unit) || is_low_half(*unit))) halves.push_back(at);
    at += is_pair ? 12 : 6;
  }
  if (halves.empty()) return out;
  if (!out) out.emplace(bytes);
  for (const std::size_t at : halves) out->replace(at, 6, "\\ufffd");
  return out;
}

}  // namespace

void CanvasItem::clear() {
  for (std::string& value : values_) value.clear();
  has_label = false;
}

bool read_canvas_json(std::string_view bytes, const CanvasListener& listener) {
  if (!begins_as_object(bytes)) return false;
  Listening listening(listener);
  const auto whole = with_whole_characters(bytes);
  const std::string_view read = whole ? std::string_view(*whole) : bytes;
  return Json::sax_parse(read.begin(), read.end(), &listening);
}

}  // namespace whylink::note
