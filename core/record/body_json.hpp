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

[[nodiscard]] Json body_json(const Body& body);
// io, naming the field, when something is missing or of another type.
[[nodiscard]] Result<Body> body_of(std::string_view kind, const Json& json);

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
  // Null while all is well.
  [[nodiscard]] const char* wrong() const { return wrong_; }

 private:
  const Json* find(const char* field);
  const Json& object_;
  const char* wrong_ = nullptr;
};

}  // namespace whylink::record
