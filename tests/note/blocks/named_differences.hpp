// Differences between the readers that are not whylink's fault, each by its name: notes are written
// so that all readers must agree, or what a reader says of a note is not asked for. The reasons
// stand with the definitions.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "tests/note/blocks/outline.hpp"

namespace whylink::note::blocks {

enum class Footnotes : std::uint8_t { kept, replaced };

// Notes without what readers take differently. All but the first two keep every byte in its place
// or shorten the note.
[[nodiscard]] std::string without_definitions(std::string note, Footnotes footnotes);
[[nodiscard]] std::string without_own_inlines(std::string note);
[[nodiscard]] std::string with_old_declarations(std::string note);
[[nodiscard]] std::string with_plain_comments(std::string note);
[[nodiscard]] std::string with_line_feeds(std::string note);
[[nodiscard]] std::string without_lone_bars(std::string note);
[[nodiscard]] std::string without_double_backslashes(std::string note);
[[nodiscard]] std::string with_plain_footnotes(std::string note);
[[nodiscard]] std::string without_lazy_blanks(std::string note);
[[nodiscard]] std::string without_excess_cells(std::string note,
                                               const std::vector<text::Range>& tables);

// Of each line with text the first byte behind quote marks and blanks.
[[nodiscard]] std::vector<std::size_t> first_bytes_of_lines(std::string_view note);

// Where a reader's word does not count.
[[nodiscard]] bool has_md4c_faults(std::string_view note);
[[nodiscard]] bool may_lose_line(std::string_view note);
[[nodiscard]] bool has_indented_fence(std::string_view note);
[[nodiscard]] bool has_md4c_inline_faults(std::string_view text, bool in_table);
[[nodiscard]] bool may_forget_ticks(std::string_view note, const std::vector<Text>& texts);
[[nodiscard]] bool has_unbalanced(const Inlines& inlines);

}  // namespace whylink::note::blocks
