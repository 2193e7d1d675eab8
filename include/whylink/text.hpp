// Text as people write it: UTF-8, case, words, sentences, width on a terminal, fingerprints.
//
// All functions are pure and may be called from any thread. Invalid UTF-8 is never an error: each
// bad byte counts as one U+FFFD.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace whylink::text {

// A range of bytes.
struct Range {
  std::size_t begin = 0;
  std::size_t end = 0;
  bool operator==(const Range&) const = default;
};

// ---- code points
// ----------------------------------------------------------------------------------

constexpr char32_t kReplacement = 0xfffd;

// The code point at `at`, which moves past it; at < text.size(). A bad byte gives kReplacement.
[[nodiscard]] char32_t next_code_point(std::string_view text, std::size_t& at);
void append_code_point(std::string& out, char32_t code_point);
[[nodiscard]] bool is_ascii(std::string_view text);
[[nodiscard]] bool is_valid_utf8(std::string_view text);
// The text with every bad byte replaced by U+FFFD.
[[nodiscard]] std::string to_valid_utf8(std::string_view text);
// The end of the grapheme (what a person calls a character) that starts at `at`.
[[nodiscard]] std::size_t grapheme_end(std::string_view text, std::size_t at);
// Han, kana and Hangul-free ideographic code points: written without blanks between words.
[[nodiscard]] bool is_ideograph(char32_t code_point);
// Letters and digits of any script.
[[nodiscard]] bool is_word_character(char32_t code_point);

// ---- comparing
// ------------------------------------------------------------------------------------

// Unicode normal form C; bytes that are no UTF-8 stay as they are.
[[nodiscard]] std::string nfc(std::string_view text);
// The form in which names are compared: NFC, case folded, no-break space as space.
[[nodiscard]] std::string fold(std::string_view text);
// Words of `text`, folded, in order, without punctuation; each ideograph is a word of its own.
[[nodiscard]] std::vector<std::string> words(std::string_view text);
// The number of words as a word counter shows it: runs between blanks, two ideographs to a word.
// Counts bytes, about a gigabyte a second.
[[nodiscard]] std::size_t count_words(std::string_view text);

// ---- sentences
// ------------------------------------------------------------------------------------

// Splits a passage into sentences, with their closing marks and without blanks around them. A
// sentence ends at . ! ? … (and closing quotes or brackets) before a blank, at 。！？； anywhere;
// not after an initial, a number with a following lower-case word, or a common abbreviation, nor
// inside [[..]] or
// (..) of a link.
[[nodiscard]] std::vector<Range> sentences(std::string_view passage);

// ---- showing
// --------------------------------------------------------------------------------------

// Columns on a terminal: 2 for wide, 0 for combining code points.
[[nodiscard]] int display_width(std::string_view text);
// Lines of at most `columns`: broken after blanks and between ideographs, in the middle of a word
// only where a word is wider than a line. Blanks at a break are dropped; "\n" breaks.
[[nodiscard]] std::vector<std::string> wrap(std::string_view text, int columns);
// At most `columns` wide, with "…" for what was cut.
[[nodiscard]] std::string shorten(std::string_view text, int columns);
// Safe on a terminal: control characters (escape codes, NUL, C1, bidirectional overrides) become
// visible marks; line ends and tabs become one blank unless `keep_lines`.
[[nodiscard]] std::string printable(std::string_view text, bool keep_lines = false);
// The text with every code point that acts on a terminal or turns the reading order as "\u001b":
// controls (C0, DEL, C1), bidirectional marks, overrides and isolates, line and paragraph
// separators, U+FEFF. The same JSON where the text is JSON in one line. With `keep_lines`, "\n" and
// "\t" stay as they are. Bytes that are no UTF-8 become U+FFFD.
[[nodiscard]] std::string escape_controls(std::string_view text, bool keep_lines = false);
// Blank runs as one blank, none at the ends.
[[nodiscard]] std::string squeeze(std::string_view text);

// ---- fingerprints
// ---------------------------------------------------------------------------------

// XXH3, 64 bits.
[[nodiscard]] std::uint64_t hash64(std::string_view bytes);

constexpr std::size_t kFingerprintSlots = 64;
// One-permutation MinHash with rotation densification (Li, Owen, Zhang 2012; Shrivastava, Li 2014)
// over shingles of three folded words. Empty for a text without words.
[[nodiscard]] std::vector<std::uint32_t> fingerprint(std::string_view text);
// Estimated share of common shingles, 0..1; 0 when either is empty.
[[nodiscard]] double likeness(const std::vector<std::uint32_t>& one,
                              const std::vector<std::uint32_t>& other);

}  // namespace whylink::text
