// HTML: blocks of it (CommonMark 0.31, section 4.6) and tags in running text (section 6.6).
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace whylink::note {

// The seven kinds of HTML block, by number as in the specification; 0 is none.
struct HtmlBlock {
  int kind = 0;
};
// What starts at `rest` (blanks skipped). Kind 7 cannot interrupt a paragraph.
[[nodiscard]] HtmlBlock html_block_start(std::string_view rest, bool in_paragraph);
// Whether the block ends on this line. Kinds 6 and 7 end at a blank line instead.
[[nodiscard]] bool html_block_ends(HtmlBlock block, std::string_view line);

// Tags, comments, instructions and autolinks in one stretch of running text. It remembers which
// ends it has looked for in vain, so that asking at every "<" costs no more than the stretch is
// long.
class InlineHtml {
 public:
  // Of the stretch from `begin` to `end`.
  InlineHtml(std::string_view bytes, std::size_t begin, std::size_t end)
      : bytes_(bytes.substr(0, end)), looks_left_(kLooks * (end - begin)) {}
  // The end of what starts with the "<" at `at`; none where nothing does. `at` never falls.
  [[nodiscard]] std::optional<std::size_t> end_at(std::size_t at);

 private:
  enum Mark : std::size_t { comment, instruction, cdata, declaration };
  [[nodiscard]] std::optional<std::size_t> behind(std::size_t at, Mark mark);
  [[nodiscard]] std::optional<std::size_t> tag_at(std::size_t at);

  // Tags over kShortTag bytes hold pictures. One that does not end may be looked through to the end
  // of the stretch as often as this; after that long ones are text.
  static constexpr std::size_t kShortTag = 4096;
  static constexpr std::size_t kLooks = 8;

  std::string_view bytes_;
  std::size_t looks_left_ = 0;     // bytes
  std::array<bool, 4> missing_{};  // by mark: it does not come any more
};

}  // namespace whylink::note
