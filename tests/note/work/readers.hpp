// What reads a note's bytes, each as one function whose work is counted.
#pragma once

#include <ostream>
#include <string>
#include <vector>

#include "tests/note/work/counter.hpp"

namespace whylink::note::work {

struct Reader {
  const char* name;
  void (*read)(const std::string& bytes);
};
// The name GoogleTest looks for.
// NOLINTNEXTLINE(readability-identifier-naming)
void PrintTo(const Reader& reader, std::ostream* out);

// Of Markdown: the scan, what does not count, the plain text, its sentences, and the headings that
// links name.
[[nodiscard]] const std::vector<Reader>& note_readers();
// Of a canvas.
[[nodiscard]] const Reader& canvas_reader();

// What a reading cost, by the counters of counter.hpp.
[[nodiscard]] Cost cost_of(const Reader& reader, const std::string& bytes);

}  // namespace whylink::note::work
