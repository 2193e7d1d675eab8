// Work grows with the note and no faster, whatever the note holds: twice the bytes, at most twice
// the work.
#include <gtest/gtest.h>

#include <functional>
#include <tuple>

#include "tests/note/work/readers.hpp"

namespace whylink::note::work {

namespace {

std::string repeated(std::string_view part, std::size_t times) {
  std::string out;
  out.reserve(part.size() * times);
  for (std::size_t i = 0; i < times; ++i) out += part;
  return out;
}

struct Shape {
  const char* name;
  std::function<std::string(std::size_t)> make;  // of about so many parts
};

// The name GoogleTest looks for.
// NOLINTNEXTLINE(readability-identifier-naming)
void PrintTo(const Shape& shape, std::ostream* out) {
  *out << shape.name;
}

std::function<std::string(std::size_t)> of(std::string part, std::string head = "",
                                           std::string tail = "") {
  return [=](std::size_t count) { return head + repeated(part, count) + tail; };
}

// Parts of some thousand bytes, so fewer of them.
std::function<std::string(std::size_t)> of_long(std::string part, std::string head = "") {
  return [make = of(std::move(part), std::move(head))](std::size_t count) {
    return make(count / 250);
  };
}

std::string both_ways(std::size_t count) {
  return repeated("[", count) + repeated("]", count);
}

std::string nested_images(std::size_t count) {
  return repeated("![", count) + repeated("](a)", count);
}

std::string growing_ticks(std::size_t count) {
  std::string out = "[";
  for (std::size_t i = 0; out.size() < count; ++i) out += std::string(1 + i % 79, '`') + "a ";
  return out;
}

// Deeper and deeper items up to the limit, over and over.
std::string deep_list(std::size_t count) {
  std::string out;
  for (std::size_t i = 0; i < count / 16; ++i) out += std::string((i % 80) * 2, ' ') + "- [[a]]\n";
  return out;
}

std::string wide_table(std::size_t count) {
  return "|" + repeated("a|", count) + "\n|" + repeated("-|", count) + "\n|" +
         repeated("[[a]]|", count) + "\n";
}

std::string deep_yaml(std::size_t count) {
  return "---\na: " + repeated("[", count) + "\n---\n";
}

// One tag over and over, behind as many others as are kept.
std::string known_tags(std::size_t count) {
  std::string out;
  for (int i = 0; i < 255; ++i) out += "#t" + std::to_string(i) + " ";
  return out + repeated("#last ", count);
}

const std::vector<Shape>& shapes() {
  static const std::vector<Shape> all = {
      {"prose", of("Some plain words of a note, and a [[Link|with text]] in it.\n\n")},
      {"one_long_line", of("x")},
      {"links_without_end", of("[[a]] ")},
      {"open_brackets", of("[")},
      {"open_wikilinks", of("[[")},
      {"open_named_wikilinks", of("[[a")},
      {"brackets_before_a_link", of("[", "", "[[Alpha]] because of some words")},
      {"named_brackets", of("[a")},
      {"named_brackets_before_a_link", of("[a ", "", "](b c)")},
      {"links_without_quotes", of("[[a]], ", "---\na: [", "]\n---\n")},
      {"open_images", of("![")},
      {"brackets_both_ways", both_ways},
      {"nested_images", nested_images},
      {"open_destinations", of("[a](")},
      {"open_angle_destinations", of("[a](<b")},
      {"open_titles", of("[a](b \"")},
      {"balanced_parentheses", of("[a](b(c)d) ")},
      {"growing_ticks", growing_ticks},
      {"dollars", of("$a ", "[")},
      {"double_dollars", of("$$a ", "x [")},
      {"dollar_run", of("$", "[", "$[[a]]")},
      {"open_instructions", of("<?", "x [")},
      {"open_declarations", of("<!a ", "x [")},
      {"open_cdata", of("<![CDATA[", "x [")},
      {"quoted_paragraph", of("> a [b\n")},
      {"footnotes", of("[^1]: a\n\n    [[b]]\n")},
      {"lines_of_hashes", of("#\n")},
      {"known_tags", known_tags},
      {"open_comments", of("<!-- ", "x [")},
      {"open_tags", of("<a b='", "x [")},
      {"long_open_tags", of_long("<a b='" + repeated("c", 5'000) + "\"", "x [")},
      {"long_tags_without_end", of_long("<a " + repeated("b='<a ' ", 1'000), "x [")},
      {"marks_in_a_heading", of("\u0301\u0323", "# a", "\n[[#a]]\n")},
      {"marks_in_targets", of_long("[[a" + repeated("\u0301\u0323", 900) + "]]\n")},
      {"open_html_blocks", of("<div>\n\n")},
      {"backslashes", of("\\", "[")},
      {"quotes", of("> ", "", "[[a]]")},
      {"quote_lines", of("> > > > > > > >\n")},
      {"deep_list", deep_list},
      {"wide_table", wide_table},
      {"many_tables", of("a|b\n-|-\n[[c]]|d\n\n")},
      {"dashes_under_paragraphs", of("a\n---\n")},
      {"fences", of("```\n")},
      {"headings", of("# [[a#b]]\n")},
      {"tags", of("#a/b ")},
      {"block_ids", of("text ^id\n\n")},
      {"carriage_returns", of("[[a]]\r")},
      {"nul_bytes", of(std::string("\0[", 2))},
      {"bad_utf8", of("\xff[[x\xc3]] ")},
      {"deep_yaml", deep_yaml},
      {"long_yaml", of("a: \"[[b]]\"\n", "---\n", "---\n")},
  };
  return all;
}

class Work : public testing::TestWithParam<std::tuple<Reader, Shape>> {};

}  // namespace

TEST(Counter, CountsBlocksAndWhatTheLibraryDoes) {
  EXPECT_GT(cost_of(note_readers().front(), "[[a]]").work, 10U);
  const std::string bytes(16'000, 'a');
  std::size_t found = 0;
  const Cost search = cost_of([&] { found = std::string_view(bytes).find('b'); });
  EXPECT_EQ(found, std::string::npos);
  EXPECT_GE(search.work, 1'000U);
  std::string copy;
  const Cost copying = cost_of([&] { copy = bytes; });
  EXPECT_GE(copying.work, 1'000U);
  EXPECT_GE(copying.peak, bytes.size());
}

TEST(Counter, TellsTheMostMemoryHeldAtOnce) {
  const auto twice = [](std::size_t size) {
    for (int i = 0; i < 2; ++i) std::vector<char>(size).front() = 'a';
  };
  const std::size_t peak = peak_bytes([&] { twice(100'000); });
  EXPECT_GE(peak, 100'000U);
  EXPECT_LE(peak, 101'000U);
}

TEST_P(Work, IsLinear) {
  constexpr std::size_t kParts = 5'000;
  constexpr double kSlack = 1.15;    // growing vectors, hash tables
  constexpr double kFixed = 50'000;  // what is bounded, like a window of 2,000 bytes
  constexpr double kMostForAByte = 400;
  const auto& [reader, shape] = GetParam();
  const std::string bytes = shape.make(4 * kParts);
  const double once = static_cast<double>(cost_of(reader, shape.make(kParts)).work) + kFixed;
  const double four = static_cast<double>(cost_of(reader, bytes).work) + kFixed;
  EXPECT_LE(four, 4 * once * kSlack);
  EXPECT_LE(four, kMostForAByte * static_cast<double>(bytes.size()) + kFixed);
}

INSTANTIATE_TEST_SUITE_P(
    Shapes, Work, testing::Combine(testing::ValuesIn(note_readers()), testing::ValuesIn(shapes())),
    [](const auto& one) {
      return std::string(std::get<0>(one.param).name) + "_" + std::get<1>(one.param).name;
    });

}  // namespace whylink::note::work
