#include <algorithm>

#include "core/note/block_scanner.hpp"
#include "core/note/draft.hpp"
#include "core/note/properties.hpp"
#include "core/note/scan_text.hpp"
#include "whylink/note.hpp"
#include "whylink/text.hpp"

namespace whylink::note {

namespace {

constexpr std::string_view kUtf8Mark = "\xef\xbb\xbf";

void scan_text(std::string_view bytes, Draft& draft) {
  const std::size_t begin = bytes.starts_with(kUtf8Mark) ? kUtf8Mark.size() : 0;
  const BodyStart body = scan_properties(bytes, begin, draft);
  draft.body_offset = static_cast<std::uint32_t>(body.offset);
  draft.words = static_cast<std::uint32_t>(text::count_words(bytes.substr(body.offset)));
  BlockScanner(bytes, draft).run(body.offset, body.line);
  if (bytes.find('\0') != std::string_view::npos) draft.add_finding(FindingKind::binary, 0);
}

}  // namespace

bool is_utf16(std::string_view bytes) {
  return bytes.starts_with("\xff\xfe") || bytes.starts_with("\xfe\xff");
}

bool scan_into(std::string_view bytes, Draft& draft) {
  if (bytes.size() > kLongestNote) {
    draft.add_finding(FindingKind::too_long, 0);
    return false;
  }
  if (is_utf16(bytes)) {
    draft.add_finding(FindingKind::utf16, 0);
    return false;
  }
  draft.allow_text_for(bytes.size());
  scan_text(bytes, draft);
  return true;
}

Block scan_note(std::string_view bytes) {
  thread_local Draft kept;  // its memory goes from note to note
  constexpr std::size_t kSmall = 1U << 20U;
  Draft own;  // a large note gives its memory back
  Draft& draft = bytes.size() <= kSmall ? kept : own;
  draft.clear();
  draft.content_hash = text::hash64(bytes);
  scan_into(bytes, draft);
  return draft.finish();
}

}  // namespace whylink::note
