#include "tests/note/work/readers.hpp"

#include "whylink/note.hpp"
#include "whylink/text.hpp"

namespace whylink::note::work {

namespace {

void read_note(const std::string& bytes) {
  static_cast<void>(scan_note(bytes));
}

void read_uncounted(const std::string& bytes) {
  static_cast<void>(uncounted_links(bytes));
}

void read_plain(const std::string& bytes) {
  static_cast<void>(plain(bytes));
}

void read_sentences(const std::string& bytes) {
  static_cast<void>(text::sentences(bytes));
}

void read_subpaths(const std::string& bytes) {
  const Block block = scan_note(bytes);
  const ParsedNote note(block.get());
  const Subpaths subpaths(note);
  for (const WrittenLink& link : note.links()) {
    static_cast<void>(subpaths.has(note.text(link.subpath)));
  }
}

void read_canvas(const std::string& bytes) {
  static_cast<void>(scan_canvas(bytes));
}

}  // namespace

// The name GoogleTest looks for.
// NOLINTNEXTLINE(readability-identifier-naming)
void PrintTo(const Reader& reader, std::ostream* out) {
  *out << reader.name;
}

const std::vector<Reader>& note_readers() {
  static const std::vector<Reader> all = {{"scan", read_note},
                                          {"uncounted", read_uncounted},
                                          {"plain", read_plain},
                                          {"sentences", read_sentences},
                                          {"subpaths", read_subpaths}};
  return all;
}

const Reader& canvas_reader() {
  static const Reader reader = {"canvas", read_canvas};
  return reader;
}

Cost cost_of(const Reader& reader, const std::string& bytes) {
  return cost_of([&] { reader.read(bytes); });
}

}  // namespace whylink::note::work
