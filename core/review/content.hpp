// How much a linking sentence says beyond the names of what it links. Pure.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "whylink/note.hpp"

namespace whylink::review {

// A sentence less than this is taken to give no reason.
constexpr int kLeastContent = 3;
// So many ideographs stand for one word.
constexpr int kIdeographsToWord = 2;

struct Content {
  int words = 0;  // neither names nor stop words; pairs of ideographs count as words
  bool names_only = true;
};

// `sentence` is plain and has its links taken out; `names` are the titles and aliases of both
// notes.
[[nodiscard]] Content content_of(std::string_view sentence, std::span<const std::string> names);

// Whether so much content in such a place can be a reason.
[[nodiscard]] bool answers_why(note::PassageKind kind, const Content& content);

}  // namespace whylink::review
