#include <string>

#include "tests/fuzz/sound_block.hpp"

// The input as front matter: what is between the two fences is the fuzzer's.
extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  const std::string bytes =
      "---\n" + std::string(reinterpret_cast<const char*>(data), size) + "\n---\n[[link]]\n";
  whylink::note::require_sound(whylink::note::scan_note(bytes), bytes, true);
  return 0;
}
