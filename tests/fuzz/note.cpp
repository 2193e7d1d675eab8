#include "tests/fuzz/sound_block.hpp"
#include "whylink/text.hpp"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  whylink::note::require_sound(whylink::note::scan_note(bytes), bytes, true);
  whylink::note::require_apart(whylink::note::uncounted_links(bytes), bytes);
  static_cast<void>(whylink::note::plain(bytes));
  static_cast<void>(whylink::text::sentences(bytes));
  return 0;
}
