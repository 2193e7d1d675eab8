// Where whylink reads a note otherwise than other readers of CommonMark, and the smallest note that
// shows it.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "tests/note/blocks/outline.hpp"

namespace whylink::note::blocks {

[[nodiscard]] inline Reading read_by_commonmark(std::string_view note) {
  return whylink_reading(note, kCommonMark);
}

// What differs, in words with both readings; empty where nothing does. Differences that have a name
// (named_differences.hpp) do not count. `reader` stands for whylink.
[[nodiscard]] std::string difference(std::string_view note,
                                     const Reader& reader = read_by_commonmark);

// A smaller note for which `fails` still holds; it must hold for `note`.
[[nodiscard]] std::string shrunk(std::string note,
                                 const std::function<bool(const std::string&)>& fails);

// Compares random notes from `seed` on; the first difference, shrunk, or nothing.
[[nodiscard]] std::string first_difference(std::uint64_t seed, std::uint64_t notes,
                                           const Reader& reader = read_by_commonmark);

}  // namespace whylink::note::blocks
