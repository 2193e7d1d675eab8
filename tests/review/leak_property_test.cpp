// A prompt never shows its own answer: over every connection of real vaults, and judged by another
// measure than the one that prompts are made with.
#include <gtest/gtest.h>

#include <algorithm>

#include "tests/conformance/shared_material.hpp"
#include "tests/review/world.hpp"
#include "whylink/text.hpp"

namespace whylink::review {

namespace {

// Folded, without marks, blanks squeezed.
std::string plainest(std::string_view text) {
  std::string out;
  for (const char c : text::fold(text)) {
    if (std::string_view("*_`[]#=~|>").find(c) == std::string_view::npos) out += c;
  }
  return text::squeeze(out);
}

bool holds(const std::vector<std::string>& texts, const std::string& secret) {
  return std::ranges::any_of(texts, [&](const std::string& text) {
    return plainest(text).find(secret) != std::string::npos;
  });
}

std::string first_leak(const Review& review, const graph::Edge& edge, const Prompt& prompt) {
  std::vector<std::string> secrets = prompt.hidden;
  const auto reasons = review.reasons(edge);
  if (!reasons) return reasons.error().line();
  const std::vector<std::string> names{prompt.question, prompt.source_path, prompt.source_title,
                                       prompt.target_title};
  for (const Reason& reason : *reasons) {
    // A link that is but a title is the question.
    if (!holds(names, plainest(reason.sentence))) secrets.push_back(reason.sentence);
  }
  for (const std::string& sentence : secrets) {
    const std::string secret = plainest(sentence);
    if (secret.empty()) continue;
    if (holds(prompt.shown, secret) || holds(prompt.hints, secret)) return sentence;
  }
  return {};
}

void check_vault(const std::filesystem::path& root, std::size_t least_prompts) {
  World world;
  const Review& review = world.read_at(root);
  std::size_t prompts = 0;
  for (const graph::Edge& edge : review.graph().edges()) {
    const auto prompt = review.prompt(edge, PromptKind::why);
    if (!prompt) {
      ASSERT_EQ(prompt.error().kind, ErrorKind::not_found) << prompt.error().line();
      continue;
    }
    ++prompts;
    ASSERT_FALSE(prompt->hidden.empty()) << prompt->source_path;
    ASSERT_EQ(prompt->links.size(), edge.link_count);
    ASSERT_EQ(first_leak(review, edge, *prompt), "")
        << prompt->source_path << " -> " << prompt->target_title;
  }
  EXPECT_GE(prompts, least_prompts);
}

class SharedVaultPrompts : public testing::TestWithParam<const char*> {};

}  // namespace

TEST(SampleVaultPrompts, ShowNoAnswer) {
  check_vault(sample_vault(), 250);
}

TEST_P(SharedVaultPrompts, ShowNoAnswer) {
  const conformance::SharedVault vault(GetParam());
  if (!vault.exists()) GTEST_SKIP() << "no vault '" << GetParam() << "' in ../shared";
  check_vault(vault.root(), 20);
}

INSTANTIATE_TEST_SUITE_P(Review, SharedVaultPrompts,
                         testing::Values("kepano", "blacksun", "clickear", "oldwinter",
                                         "jackyzha0-garden", "flancian-garden"),
                         [](const auto& vault) {
                           std::string name = vault.param;
                           std::ranges::replace(name, '-', '_');
                           return name;
                         });

}  // namespace whylink::review
