// Work grows with the note and no faster, whatever the note holds: twice the bytes, at most twice
// the work.
#include <gtest/gtest.h>

#include <functional>

#include "tests/note/work/counter.hpp"
#include "whylink/note.hpp"

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

std::function<std::string(std::size_t)> of(std::string_view part, std::string_view head = "",
                                           std::string_view tail = "") {
  return [=](std::size_t count) {
    return std::string(head) + repeated(part, count) + std::string(tail);
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
      {"nul_bytes", of(std::string_view("\0[", 2))},
      {"bad_utf8", of("\xff[[x\xc3]] ")},
      {"deep_yaml", deep_yaml},
      {"long_yaml", of("a: \"[[b]]\"\n", "---\n", "---\n")},
  };
  return all;
}

using Scan = std::function<void(const std::string&)>;

std::uint64_t work_of(const Scan& scan, const std::string& bytes) {
  const std::uint64_t before = blocks_run();
  scan(bytes);
  return blocks_run() - before;
}

class Work : public testing::TestWithParam<Shape> {};

// The larger ones come first, so that memory that is kept makes neither of them dearer.
void expect_linear(const Scan& scan, const Shape& shape) {
  constexpr std::size_t kParts = 20'000;
  constexpr double kSlack = 1.15;  // growing vectors, hash tables
  constexpr std::uint64_t kFixed = 20'000;
  scan(shape.make(4 * kParts));
  const auto once = static_cast<double>(work_of(scan, shape.make(kParts)) + kFixed);
  const auto four = static_cast<double>(work_of(scan, shape.make(4 * kParts)) + kFixed);
  EXPECT_LE(four, 4 * once * kSlack) << shape.name << ": " << once << " and " << four;
}

}  // namespace

TEST(Counter, Counts) {
  EXPECT_GT(work_of([](const std::string& bytes) { static_cast<void>(scan_note(bytes)); }, "[[a]]"),
            10U);
}

TEST_P(Work, OfAScanIsLinear) {
  expect_linear([](const std::string& bytes) { static_cast<void>(scan_note(bytes)); }, GetParam());
}

TEST_P(Work, OfWhatDoesNotCountIsLinear) {
  expect_linear([](const std::string& bytes) { static_cast<void>(uncounted_links(bytes)); },
                GetParam());
}

TEST_P(Work, OfMakingItPlainIsLinear) {
  expect_linear([](const std::string& bytes) { static_cast<void>(plain(bytes)); }, GetParam());
}

INSTANTIATE_TEST_SUITE_P(Shapes, Work, testing::ValuesIn(shapes()),
                         [](const auto& one) { return std::string(one.param.name); });

// A bound on the work for a byte, so that no shape is linear and yet a thousand times dearer.
TEST_P(Work, ForAByteIsBounded) {
  constexpr std::size_t kParts = 20'000;
  constexpr std::uint64_t kMostForAByte = 400;
  const std::string bytes = GetParam().make(kParts);
  const auto scan = [](const std::string& text) { static_cast<void>(scan_note(text)); };
  EXPECT_LE(work_of(scan, bytes), kMostForAByte * bytes.size() + 20'000);
}

TEST(Work, OfACanvasIsLinear) {
  const auto canvas = [](std::size_t nodes) {
    std::string out = R"({"nodes":[)";
    for (std::size_t i = 0; i < nodes; ++i) {
      out += (i > 0 ? "," : "");
      out += R"({"type":"file","id":"1","file":"a.md"},{"type":"text","id":"2","text":"[[[[a]]"})";
    }
    return out + R"(],"edges":[]})";
  };
  const auto scan = [](const std::string& bytes) { static_cast<void>(scan_canvas(bytes)); };
  scan(canvas(8'000));
  const auto once = work_of(scan, canvas(2'000));
  const auto four = work_of(scan, canvas(8'000));
  EXPECT_LE(static_cast<double>(four), 4.6 * static_cast<double>(once));
}

}  // namespace whylink::note::work
