#include <gtest/gtest.h>

#include "whylink/record.hpp"

namespace whylink::record {
namespace {

// Every kind of prompt and every worth has a name that leads back to it.
TEST(Names, LeadBack) {
  for (int i = 0; i < 7; ++i) {
    const auto kind = static_cast<PromptKind>(i);
    EXPECT_EQ(prompt_kind(name(kind)), kind);
  }
  for (int i = 0; i < 4; ++i) {
    const auto judgement = static_cast<Worth>(i);
    EXPECT_EQ(worth(name(judgement)), judgement);
  }
  EXPECT_EQ(prompt_kind("riddle"), std::nullopt);
  EXPECT_EQ(worth("so-so"), std::nullopt);
}

}  // namespace
}  // namespace whylink::record
