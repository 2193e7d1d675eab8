// Whatever is typed, erased, moved and pasted: the text stays UTF-8, the caret between characters,
// and undo leads back to the beginning as redo to the end.
#include "app/window/widgets/text_buffer.hpp"

#include <array>
#include <cstdlib>

#include "whylink/text.hpp"

namespace {

using whylink::window::TextBuffer;

void require(bool holds) {
  if (!holds) std::abort();
}

bool between_characters(std::string_view text, std::size_t at) {
  return at == text.size() ||
         (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U);
}

void require_sound(const TextBuffer& buffer) {
  require(whylink::text::is_valid_utf8(buffer.text()));
  require(between_characters(buffer.text(), buffer.caret()));
  require(buffer.selection_begin() <= buffer.selection_end());
  require(between_characters(buffer.text(), buffer.selection_begin()));
  require(between_characters(buffer.text(), buffer.selection_end()));
}

void act(TextBuffer& buffer, unsigned char what, std::string_view rest) {
  const bool select = (what & 0x80U) != 0;
  switch (what % 14U) {
    case 0:
      return buffer.insert(rest.substr(0, rest.empty() ? 0 : 1 + rest.size() % 7));
    case 1:
      return buffer.erase_left();
    case 2:
      return buffer.erase_right();
    case 3:
      return buffer.erase_word_left();
    case 4:
      return buffer.erase_word_right();
    case 5:
      return buffer.move_left(select);
    case 6:
      return buffer.move_right(select);
    case 7:
      return buffer.move_word_left(select);
    case 8:
      return buffer.move_word_right(select);
    case 9:
      return buffer.select_all();
    case 10:
      return buffer.select_word(buffer.caret());
    case 11:
      return static_cast<void>(buffer.undo());
    case 12:
      return static_cast<void>(buffer.redo());
    default:
      return buffer.insert(select ? "👩‍👩‍👧 é" : "a");
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  TextBuffer buffer;
  for (std::size_t i = 0; i < size; ++i) {
    act(buffer, data[i], bytes.substr(i + 1));
    require_sound(buffer);
  }
  while (buffer.redo()) continue;
  const std::string end = buffer.text();
  while (buffer.undo()) require_sound(buffer);
  require(buffer.text().empty());
  while (buffer.redo()) require_sound(buffer);
  require(buffer.text() == end);
  return 0;
}
