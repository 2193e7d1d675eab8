#include "core/note/front_matter.hpp"

#include <string>

#include "tests/fuzz/sound_block.hpp"

namespace {

// Scalars come in order, inside the YAML, and those that say so stand there byte for byte.
void require_in_place(std::string_view yaml) {
  using whylink::note::require;
  std::vector<whylink::note::Scalar> scalars;
  const auto reading = whylink::note::read_properties(yaml, scalars);
  require(reading != whylink::note::PropertyReading::refused || scalars.empty());
  std::uint32_t line = 0;
  for (const auto& scalar : scalars) {
    require(scalar.line >= line && scalar.at <= yaml.size() && scalar.line_begin <= scalar.at);
    if (scalar.verbatim) require(yaml.substr(scalar.at, scalar.text.size()) == scalar.text);
    line = scalar.line;
  }
}

// The first line that could be the closing fence.
std::size_t fence_in(std::string_view input) {
  for (std::size_t at = input.find("---"); at < input.size(); at = input.find("---", at + 1)) {
    if (at == 0 || input[at - 1] == '\n' || input[at - 1] == '\r') return at;
  }
  return input.size();
}

}  // namespace

// The input as front matter: what is between the two fences is the fuzzer's, up to a third.
extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  const std::string_view input(reinterpret_cast<const char*>(data), size);
  const std::string yaml = std::string(input.substr(0, fence_in(input))) + "\n";
  require_in_place(yaml);
  const std::string bytes = "---\n" + yaml + "---\n[[link]]\n";
  whylink::note::require_sound(whylink::note::scan_note(bytes), bytes, true);
  return 0;
}
