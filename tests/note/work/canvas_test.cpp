// A canvas costs what its bytes cost, in work and in the size of what is kept of it.
#include <gtest/gtest.h>

#include <functional>

#include "tests/note/work/counter.hpp"
#include "whylink/note.hpp"

namespace whylink::note::work {

namespace {

struct Shape {
  const char* name;
  std::function<std::string(std::size_t)> make;
};

// `head`, `part` so often with "%" as its number and commas between, `tail`.
std::function<std::string(std::size_t)> of(std::string_view head, std::string_view part,
                                           std::string_view tail) {
  return [=](std::size_t count) {
    std::string out(head);
    for (std::size_t i = 0; i < count; ++i) {
      if (i > 0) out += ',';
      for (const char c : part) {
        if (c == '%') {
          out += std::to_string(1'000'000 + i);
        } else {
          out += c;
        }
      }
    }
    return out + std::string(tail);
  };
}

const std::vector<Shape>& shapes() {
  static const std::string long_card =
      R"({"nodes":[{"id":"1","type":"file","file":")" + std::string(4000, 'a') + R"("}],"edges":[)";
  static const std::vector<Shape> all = {
      {"keys_of_a_card", of(R"({"nodes":[{)", R"("k%":1)", "}]}")},
      {"keys_of_the_canvas", of("{", R"("k%":1)", "}")},
      {"one_key_again_and_again", of(R"({"nodes":[{)", R"("id":"%")", "}]}")},
      {"lists_again_and_again",
       of("{", R"("nodes":[{"type":"file","file":"%"}],"edges":[{"fromNode":"1","toNode":"1"}])",
          "}")},
      {"cards_of_one_id", of(R"({"nodes":[)", R"({"id":"1","type":"file","file":"%"})", "]}")},
      {"cards_of_long_ids",
       of(R"({"nodes":[)",
          R"({"id":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa%","type":"file","file":"a"})",
          "]}")},
      {"edges_to_one_card", of(long_card, R"({"fromNode":"1","toNode":"1","label":"%"})", "]}")},
      {"edges_to_nothing", of(R"({"edges":[)", R"({"fromNode":"%","toNode":"%"})", "]}")},
      {"empty_cards", of(R"({"nodes":[)", "{}", "]}")},
      {"empty_lists", of(R"({"nodes":[)", "[]", "]}")},
      {"numbers", of(R"({"nodes":[)", "%.%", "]}")},
      {"text_cards", of(R"({"nodes":[)", R"({"type":"text","text":"[[a]] [[[b"})", "]}")},
      {"one_text_card", of(R"({"nodes":[{"type":"text","text":")", "[[a%|b]] ", R"("}]})")},
      {"escapes", of(R"({"nodes":[{"type":"text","text":")", "\\u005b\\u005ba]]", R"("}]})")},
  };
  return all;
}

struct CanvasCost {
  double work = 0;
  double kept = 0;  // bytes of the block
};

CanvasCost canvas_cost(const std::string& bytes) {
  const std::uint64_t before = blocks_run();
  const Block block = scan_canvas(bytes);
  return {static_cast<double>(blocks_run() - before),
          static_cast<double>(ParsedNote(block.get()).bytes().size())};
}

class CanvasWork : public testing::TestWithParam<Shape> {};

}  // namespace

TEST_P(CanvasWork, GrowsWithItsBytes) {
  const CanvasCost once = canvas_cost(GetParam().make(4'000));
  const CanvasCost four = canvas_cost(GetParam().make(16'000));
  EXPECT_GT(once.work, 4'000);
  // The cards' ids are kept in order: n log n of short comparisons.
  EXPECT_LE(four.work, 4 * 1.25 * once.work + 20'000);
  EXPECT_LE(four.kept, 4 * 1.1 * once.kept + 1'000);
}

TEST_P(CanvasWork, AndByteByByteItIsBounded) {
  constexpr double kMostForAByte = 300;
  constexpr double kMostKeptForAByte = 8;  // a link is 88 bytes, its passage 40
  const std::string bytes = GetParam().make(8'000);
  const CanvasCost cost = canvas_cost(bytes);
  EXPECT_LE(cost.work, kMostForAByte * static_cast<double>(bytes.size()) + 20'000);
  EXPECT_LE(cost.kept, kMostKeptForAByte * static_cast<double>(bytes.size()) + 1'000);
}

INSTANTIATE_TEST_SUITE_P(Shapes, CanvasWork, testing::ValuesIn(shapes()),
                         [](const auto& one) { return std::string(one.param.name); });

}  // namespace whylink::note::work
