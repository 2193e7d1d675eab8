// What a scalar says: escapes resolved, lines folded, and which of a map's keys are the same.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace whylink::note::yaml {

// Each takes the scalar as written, quotes included, and adds its value to `out`. False if it is
// written wrongly. One pass.
[[nodiscard]] bool read_plain(std::string_view written, std::string& out);
void read_single_quoted(std::string_view written, std::string& out);
[[nodiscard]] bool read_double_quoted(std::string_view written, std::string& out);

// The scalar below "|" or ">".
struct BlockScalar {
  std::string_view header;
  std::string_view text;
  std::size_t indent = 0;  // of what holds it
  bool at_root = false;    // no map or list holds it: its text may stand at column 0
};
[[nodiscard]] bool read_block(const BlockScalar& block, std::string& out);

// What an unquoted scalar is in the core schema of YAML 1.2.
enum class ValueType : std::uint8_t { text, none, truth, number };
[[nodiscard]] ValueType type_of(std::string_view plain);
// A key as a property's name: "01" and "0x1" are "1", nothing is "". `type` is that of `plain`.
[[nodiscard]] std::string name_of(std::string_view plain, ValueType type);

}  // namespace whylink::note::yaml
