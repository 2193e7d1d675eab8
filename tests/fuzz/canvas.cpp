#include "tests/fuzz/sound_block.hpp"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  whylink::note::require_sound(whylink::note::scan_canvas(bytes), bytes, false);
  return 0;
}
