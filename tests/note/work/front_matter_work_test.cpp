// Work on front matter grows with its bytes and no faster, whatever stands in it: twice the bytes,
// at most twice the work, and for a byte no more than a bound.
#include <gtest/gtest.h>

#include <functional>
#include <tuple>

#include "tests/note/work/readers.hpp"

namespace whylink::note::work {

namespace {

using Make = std::function<std::string(std::size_t)>;  // YAML of about so many bytes

struct YamlShape {
  const char* name;
  Make make;
};

// The name GoogleTest looks for.
// NOLINTNEXTLINE(readability-identifier-naming)
void PrintTo(const YamlShape& shape, std::ostream* out) {
  *out << shape.name;
}

Make of(std::string part, std::string head = "", std::string tail = "") {
  return [=](std::size_t size) {
    std::string out = head;
    while (out.size() < size) out += part;
    return out + tail;
  };
}

Make numbered(std::string before, std::string behind) {
  return [=](std::size_t size) {
    std::string out;
    for (int i = 0; out.size() < size; ++i) out += before + std::to_string(i) + behind;
    return out;
  };
}

// As many as the limit of nesting lets through, of a hundredth of the size each.
std::string nested_long_keys(std::size_t size) {
  std::string out;
  for (std::size_t depth = 0; depth < 50; ++depth) {
    out += std::string(depth, ' ') + std::string(size / 100, 'k') + ":\n";
  }
  while (out.size() < size) out += std::string(50, ' ') + "- x\n";
  return out;
}

std::string nested_flow_keys(std::size_t size) {
  std::string out = "a: ";
  for (int depth = 0; depth < 50; ++depth) out += "{" + std::string(size / 100, 'k') + ": ";
  out += "[";
  while (out.size() < size) out += "x,";
  out += "]";
  return out + std::string(50, '}') + "\n";
}

std::string laughs(std::size_t size) {
  std::string out = "a0: &a0 [x]\n";
  for (int i = 1; out.size() < size; ++i) {
    const std::string one = "*a" + std::to_string(i - 1);
    out += "a" + std::to_string(i) + ": &a" + std::to_string(i) + " [" + one + "," + one + "]\n";
  }
  return out;
}

// Each anchored list holds those before it; empty ones cost no uses, so that none is too many.
std::string empty_aliases(std::size_t size) {
  std::string out = "e: &e []\n";
  for (int i = 0; i < 50; ++i)
    out += std::string(static_cast<std::size_t>(i), ' ') + "k: &n" + std::to_string(i) + "\n";
  const std::string blanks(50, ' ');
  while (out.size() < size) out += blanks + "- *e\n";
  for (int i = 0; i < 50; ++i) out += "u" + std::to_string(i) + ": *n" + std::to_string(i) + "\n";
  return out;
}

std::string blank_lines_below_nesting(std::size_t size) {
  std::string out;
  for (std::size_t depth = 0; depth < 60; ++depth) out += std::string(depth, ' ') + "a:\n";
  return out + std::string(size, '\n');
}

std::string comments_below_blank_lines(std::size_t size) {
  std::string out = "a: b\n" + std::string(size / 2, '\n');
  while (out.size() < size) out += " #\n";
  return out;
}

const std::vector<YamlShape>& yaml_shapes() {
  static const std::vector<YamlShape> all = {
      {"nested_long_keys", nested_long_keys},
      {"nested_flow_keys", nested_flow_keys},
      {"laughs", laughs},
      {"empty_aliases", empty_aliases},
      {"blank_lines_below_nesting", blank_lines_below_nesting},
      {"comments_below_blank_lines", comments_below_blank_lines},
      {"many_keys", numbered("k", ": v\n")},
      {"many_flow_keys", numbered(" k", ": v,\n")},
      {"many_anchors", numbered("k: &a", " v\n")},
      {"many_aliases", of("- *a\n", "- &a []\n")},
      {"many_tags", numbered("- t", "\n")},
      {"tags_of_one_length", numbered("- " + std::string(200, 't'), "\n")},
      {"links_on_a_line", of("\"[[a]]\",", "a: [", "]\n")},
      {"links_without_quotes", of("[[a]], ", "a: [", "]\n")},
      {"links_on_lines", of("- \"[[a]]\"\n")},
      {"open_flow", of("[")},
      {"flow_maps", of("{a: ")},
      {"items", of("- ")},
      {"key_marks", of("? ")},
      {"value_marks", of(": ")},
      {"anchors", of("&a ")},
      {"tags", of("!x ")},
      {"percent_tags", of("!!%41%41%41 ", "- ")},
      {"commas", of(",", "a: [")},
      {"open_quotes", of("a: \"\\\"\n")},
      {"three_quotes", of("a: '''\n")},
      {"quotes_on_a_line", of("\"a\",", "a: [", "]\n")},
      {"quoted_lines", of(" a\n", "a: \"", "\"\n")},
      {"escapes", of("\\u00e9", "a: \"", "\"\n")},
      {"single_quotes", of("''", "a: '", "'\n")},
      {"plain_lines", of(" a\n", "a:\n")},
      {"plain_blank_lines", of("\n \n", "a: b\n", "c: d\n")},
      {"block_lines", of("  a\n", "a: |\n")},
      {"folded_lines", of("  a\n\n   b\n", "a: >\n")},
      {"block_blank_lines", of("\n", "a: |\n", "b: c\n")},
      {"blocks", of("- |\n\n\n")},
      {"comments", of("# c\n")},
      {"long_key", of("k", "", ": v\n")},
      {"keys_over_lines", of("? a\n: b\n")},
      {"tabs", of("\t", "a:")},
      {"carriage_returns", of("a\r", "a: ")},
      {"nul_bytes", of(std::string("\0", 1), "a: ")},
      {"bad_utf8", of("\xff\xc3", "a: ")},
  };
  return all;
}

class FrontMatterWork : public testing::TestWithParam<std::tuple<Reader, YamlShape>> {};

}  // namespace

TEST_P(FrontMatterWork, IsLinear) {
  constexpr std::size_t kBytes = 30'000;
  constexpr double kSlack = 1.15;  // growing vectors, hash tables
  constexpr double kFixed = 20'000;
  constexpr double kMostForAByte = 400;
  const auto& [reader, shape] = GetParam();
  const auto work_of = [&](const std::string& yaml) {
    return static_cast<double>(cost_of(reader, "---\n" + yaml + "---\n").work) + kFixed;
  };
  const std::string yaml = shape.make(2 * kBytes);
  const double once = work_of(shape.make(kBytes));
  const double twice = work_of(yaml);
  EXPECT_LE(twice, 2 * once * kSlack);
  EXPECT_LE(twice, kMostForAByte * static_cast<double>(yaml.size()) + kFixed);
}

INSTANTIATE_TEST_SUITE_P(Shapes, FrontMatterWork,
                         testing::Combine(testing::ValuesIn(note_readers()),
                                          testing::ValuesIn(yaml_shapes())),
                         [](const auto& one) {
                           return std::string(std::get<0>(one.param).name) + "_" +
                                  std::get<1>(one.param).name;
                         });

}  // namespace whylink::note::work
