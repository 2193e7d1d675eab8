// Runs the examples of tests/note/spec/*.txt. An example is a note between "~~~ note" and "~~~
// links", and what is found in it, a line each, up to "~~~ end":
//
//     line:column kind raw -> target [subpath] [(alias)]
//
// A "~~~ uncounted" part after that lists what looks like a link and is none:
//
//     line:column reason raw
//
// In a link "/" may stand for a line ending. In a note "→" stands for a tab and a "$" at the end of
// a line for nothing (it shows trailing blanks).
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <optional>
#include <sstream>
#include <vector>

#include "whylink/note.hpp"

namespace whylink::note {

namespace {

struct Example {
  std::string name;  // file:line
  std::string note;
  std::string links;
  std::optional<std::string> uncounted = std::nullopt;
};

// The name GoogleTest looks for.
// NOLINTNEXTLINE(readability-identifier-naming)
void PrintTo(const Example& example, std::ostream* out) {
  *out << example.name;
}

std::string with_tabs(std::string line) {
  constexpr std::string_view kArrow = "→";
  for (std::size_t at = line.find(kArrow); at != std::string::npos; at = line.find(kArrow)) {
    line.replace(at, kArrow.size(), "\t");
  }
  if (line.ends_with(" $")) line.pop_back();
  return line;
}

std::vector<Example> examples() {
  std::vector<Example> out;
  const auto folder = std::filesystem::path(WHYLINK_SOURCE_DIR) / "tests/note/spec";
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    std::ifstream file(entry.path());
    std::string* part = nullptr;
    int number = 0;
    for (std::string line; std::getline(file, line);) {
      ++number;
      if (line == "~~~ note") {
        out.push_back({entry.path().filename().string() + ":" + std::to_string(number), "", ""});
        part = &out.back().note;
      } else if (line == "~~~ links") {
        part = &out.back().links;
      } else if (line == "~~~ uncounted") {
        part = &out.back().uncounted.emplace();
      } else if (line == "~~~ end") {
        part = nullptr;
      } else if (part != nullptr) {
        *part += with_tabs(line) + "\n";
      }
    }
  }
  return out;
}

std::string found_links(std::string_view bytes) {
  const Block block = scan_note(bytes);
  const ParsedNote note(block.get());
  std::ostringstream out;
  for (const WrittenLink& link : note.links()) {
    std::string raw(note.text(link.raw));
    std::ranges::replace(raw, '\n', '/');
    out << link.line << ':' << link.column << ' ' << name(link.kind) << ' ' << raw << " -> "
        << note.text(link.target);
    if (link.subpath.size > 0) out << " [" << note.text(link.subpath) << ']';
    if (link.has_alias) out << " (" << note.text(link.alias) << ')';
    out << '\n';
  }
  return out.str();
}

std::string found_uncounted(const std::string& bytes) {
  std::ostringstream out;
  for (const UncountedLink& link : uncounted_links(bytes)) {
    std::string raw = bytes.substr(link.offset, link.length);
    std::ranges::replace(raw, '\n', '/');
    out << link.line << ':' << link.column << ' ' << name(link.why) << ' ' << raw << '\n';
  }
  return out.str();
}

class Spec : public testing::TestWithParam<Example> {};

}  // namespace

TEST_P(Spec, Holds) {
  EXPECT_EQ(found_links(GetParam().note), GetParam().links);
  if (GetParam().uncounted) {
    EXPECT_EQ(found_uncounted(GetParam().note), GetParam().uncounted);
  }
}

INSTANTIATE_TEST_SUITE_P(Examples, Spec, testing::ValuesIn(examples()), [](const auto& one) {
  std::string name;
  for (const char c : one.param.name) name += std::isalnum(static_cast<unsigned char>(c)) ? c : '_';
  return name;
});

// The raw text stands at its offset: an edit may rely on it.
TEST(Spec, RawIsWhatStandsAtTheOffset) {
  for (const Example& example : examples()) {
    const Block block = scan_note(example.note);
    const ParsedNote note(block.get());
    for (const WrittenLink& link : note.links()) {
      EXPECT_EQ(example.note.substr(link.offset, link.length), note.text(link.raw)) << example.name;
    }
  }
}

}  // namespace whylink::note
