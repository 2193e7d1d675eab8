// Runs the documents in data/: what a prompt shows, hints at and hides.
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <sstream>

#include "tests/review/prompt_spec.hpp"
#include "tests/review/world.hpp"

namespace whylink::review {

namespace {

std::vector<std::filesystem::path> documents() {
  std::vector<std::filesystem::path> paths;
  for (const auto& entry : std::filesystem::directory_iterator(
           std::filesystem::path(WHYLINK_SOURCE_DIR) / "tests" / "review" / "data")) {
    paths.push_back(entry.path());
  }
  std::ranges::sort(paths);
  return paths;
}

std::string told(const Result<Prompt>& prompt) {
  if (!prompt) {
    const std::string& what = prompt.error().what;
    return "cannot ask: " + what.substr(what.find("': ") + 3) + "\n";
  }
  std::string out;
  for (const std::string& text : prompt->shown) out += "shown: " + text + "\n";
  for (const std::string& text : prompt->hints) out += "hint: " + text + "\n";
  for (const std::string& text : prompt->hidden) out += "hidden: " + text + "\n";
  return out + "answers why: " + (prompt->answers_why ? "yes" : "no") + "\n";
}

class PromptDocument : public testing::TestWithParam<std::filesystem::path> {};

}  // namespace

TEST_P(PromptDocument, Holds) {
  std::ostringstream text;
  text << std::ifstream(GetParam()).rdbuf();
  const auto cases = read_prompt_cases(text.str());
  ASSERT_FALSE(cases.empty());
  for (const PromptCase& each : cases) {
    SCOPED_TRACE(each.name);
    World world;
    for (const auto& [path, note] : each.notes) world.write(path, note);
    const Review& review = world.read();
    EXPECT_EQ(told(review.prompt(world.edge(each.one, each.other), PromptKind::why)),
              each.expected);
  }
}

INSTANTIATE_TEST_SUITE_P(Review, PromptDocument, testing::ValuesIn(documents()),
                         [](const auto& document) {
                           std::string name = document.param.stem().string();
                           std::ranges::replace(name, '-', '_');
                           return name;
                         });

}  // namespace whylink::review
