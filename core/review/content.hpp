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
// With more links in it, it must say so much for each, or it is an enumeration.
constexpr int kLeastContentForEach = 2;
// So many ideographs stand for one word.
constexpr int kIdeographsToWord = 2;

struct Content {
  int words = 0;  // neither names nor stop words; pairs of ideographs count as words
  bool names_only = true;
};

// `sentence` is plain and has its links taken out; addresses in it do not count. `names` are the
// titles and aliases of both notes.
[[nodiscard]] Content content_of(std::string_view sentence, std::span<const std::string> names);

// Whether so much content can be a reason, in such a place, shared by so many links.
[[nodiscard]] bool answers_why(note::PassageKind kind, const Content& content, std::size_t links);

}  // namespace whylink::review
