// Where whylink reads a note otherwise than other readers of CommonMark, and the smallest note that
// shows it.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace whylink::note::blocks {

// What differs, in words with both readings; empty where nothing does. Differences that have a name
// (README of this folder) do not count.
[[nodiscard]] std::string difference(std::string_view note);

// A smaller note for which `fails` still holds; it must hold for `note`.
[[nodiscard]] std::string shrunk(std::string note,
                                 const std::function<bool(const std::string&)>& fails);

// Compares random notes from `seed` on; the first difference, shrunk, or nothing.
[[nodiscard]] std::string first_difference(std::uint64_t seed, std::uint64_t notes);

}  // namespace whylink::note::blocks
