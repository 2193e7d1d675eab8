// Every *.transcript beside this file, each in a sandbox of its own.
#include <gtest/gtest.h>

#include <algorithm>

#include "tests/e2e/sandbox.hpp"
#include "tests/e2e/transcript.hpp"

namespace whylink::e2e {

namespace {

std::vector<std::string> transcripts() {
  std::vector<std::string> names;
  const auto folder = std::filesystem::path(WHYLINK_SOURCE_DIR) / "tests/e2e";
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() == ".transcript") names.push_back(entry.path().stem().string());
  }
  std::ranges::sort(names);
  return names;
}

class Transcripts : public testing::TestWithParam<std::string> {};

}  // namespace

TEST_P(Transcripts, ReadAsWritten) {
  const std::string name = GetParam() + ".transcript";
  const auto file = std::filesystem::path(WHYLINK_SOURCE_DIR) / "tests/e2e" / name;
  const Sandbox sandbox;
  for (const Exchange& one : read_transcript(file)) {
    const Sandbox::Ended ended = sandbox.run(one.command);
    const std::string parts = difference(one.expected, lines_of(ended.output));
    EXPECT_TRUE(parts.empty()) << name << ":" << one.line << ": " << one.command << "\n" << parts;
    EXPECT_EQ(ended.code, one.code) << name << ":" << one.line << ": " << one.command << "\n"
                                    << ended.output;
  }
}

INSTANTIATE_TEST_SUITE_P(All, Transcripts, testing::ValuesIn(transcripts()), [](const auto& one) {
  std::string name = one.param;
  std::ranges::replace(name, '-', '_');
  return name;
});

}  // namespace whylink::e2e
