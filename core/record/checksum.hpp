// Checksums of rows and of lines, so that damage is no other answer.
#pragma once

#include <sqlite3.h>

#include <cstdint>
#include <string>
#include <string_view>

namespace whylink::record {

// XXH3 over values one after the other, each with its type and length: the checksum of a row.
class RowHash {
 public:
  void add_null();
  void add(std::int64_t value);
  void add(double value);
  void add_text(std::string_view value);
  void add_blob(std::string_view value);
  // Forgets the values.
  [[nodiscard]] std::int64_t take();

 private:
  void add_typed(char type, std::string_view bytes);
  std::string bytes_;
};

// Gives a connection the SQL function checksum(value, ...). Statements of the program call it; a
// schema may not.
[[nodiscard]] int define_checksum(sqlite3* handle);

// A line of the journal: an object of JSON in text, with the member "check" put behind its last.
[[nodiscard]] std::string with_check(std::string object);
// What such a line was made of.
struct CheckedLine {
  enum class Check : std::uint8_t { none, right, wrong };
  Check check = Check::none;  // none: a line of the form of before
  std::string object;
};
[[nodiscard]] CheckedLine without_check(std::string_view line);

}  // namespace whylink::record
