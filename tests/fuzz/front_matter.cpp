#include <string>

#include "tests/fuzz/sound_block.hpp"

namespace {

// Properties come in order of their lines; a link in one stands inside the front matter.
void require_in_place(std::string_view bytes) {
  using whylink::note::require;
  const whylink::note::Block block = whylink::note::scan_note(bytes);
  const whylink::note::ParsedNote note(block.get());
  std::uint32_t line = 0;
  for (const auto& property : note.properties()) {
    require(property.line >= line);
    line = property.line;
  }
  for (const auto& link : note.links()) {
    if (link.kind != whylink::note::LinkKind::frontmatter) continue;
    require(link.offset < note.body_offset() && link.column <= link.offset);
    const auto& passage = note.passages()[link.passage];
    require(passage.begin <= link.offset && link.offset <= passage.end);
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
  const std::string bytes = "---\n" + yaml + "---\n[[link]]\n";
  require_in_place(bytes);
  whylink::note::require_sound(whylink::note::scan_note(bytes), bytes, true);
  return 0;
}
