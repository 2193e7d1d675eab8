// The body of an event as JSON, as it lies in the database and in the journal.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "whylink/record.hpp"

namespace whylink::record {

// Keeps the order of the fields, for those who read the journal themselves.
using Json = nlohmann::ordered_json;

// The text of a value, on one line; what is no UTF-8 becomes U+FFFD.
[[nodiscard]] std::string dump(const Json& value);
// A value that is_discarded() when the text is no JSON.
[[nodiscard]] Json parse_json(std::string_view text);

// The text of a body, on one line.
[[nodiscard]] std::string body_text(const Body& body);
// io, naming the field, when something is missing or of another type. `has_more`: the object has
// fields that are not known.
[[nodiscard]] Result<Body> body_of(std::string_view kind, const Json& json,
                                   bool* has_more = nullptr);

// The body of that text, whose checksum is right; Unknown where it, or a part of it, is not known.
[[nodiscard]] Body sound_body_of(std::string_view kind, std::string_view text);
// The event of a line whose checksum is right: what is not known of it is Unknown. io for what is
// no event at all.
[[nodiscard]] Result<Event> sound_event_from_json(std::string_view line);

// Reads fields of an object; remembers the first that is missing or wrong.
class Fields {
 public:
  explicit Fields(const Json& object) : object_(object) {}

  std::string text(const char* field);
  Uuid uuid(const char* field);
  Day day(const char* field);
  bool flag(const char* field);
  double number(const char* field);
  std::int64_t integer(const char* field, std::int64_t least, std::int64_t most);
  std::uint64_t natural(const char* field);
  int small(const char* field);
  Pair pair();
  [[nodiscard]] bool has(const char* field) const;
  void blame(const char* field);
  // How many fields were asked for and found.
  [[nodiscard]] std::size_t read() const { return read_; }
  // Null while all is well.
  [[nodiscard]] const char* wrong() const { return wrong_; }

 private:
  const Json* find(const char* field);
  const Json& object_;
  const char* wrong_ = nullptr;
  std::size_t read_ = 0;
};

}  // namespace whylink::record
