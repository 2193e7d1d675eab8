// What is done to a scope, and the day that is spread.
#include <gtest/gtest.h>

#include "tests/app/small_vault.hpp"

namespace whylink::workspace {

namespace {

Scope scope_of(std::string_view text) {
  return parse_scope(text).value();
}

}  // namespace

TEST_F(SmallVault, AScopeIsEnrolledLetGoAndTakenBack) {
  const auto enrolled = [&] {
    int count = 0;
    const auto connections = workspace_->connections({});
    for (const auto& one : *connections) {
      count += one.card && one.card->enrolled ? 1 : 0;
    }
    return count;
  };
  EXPECT_EQ(workspace_->act_on_scope(scope_of("path:A.md"), review::Action::enrol).value(), 1);
  EXPECT_EQ(enrolled(), 1);
  EXPECT_EQ(workspace_->act_on_scope({}, review::Action::enrol).value(), 1);
  EXPECT_EQ(workspace_->act_on_scope({}, review::Action::enrol).value(), 0);
  EXPECT_EQ(workspace_->act_on_scope({}, review::Action::unenrol).value(), 2);
  EXPECT_EQ(enrolled(), 0);
  const auto undo = workspace_->undo();
  ASSERT_TRUE(undo);
  EXPECT_EQ(undo->events, 2U);
  EXPECT_EQ(enrolled(), 2);
  EXPECT_EQ(workspace_->undo()->events, 1U);
  EXPECT_EQ(enrolled(), 1);
  EXPECT_EQ(workspace_->act_on_scope({}, review::Action::suspend).error().kind, ErrorKind::usage);
}

TEST_F(SmallVault, AForgottenConnectionIsAWeakOneUntilItIsJudged) {
  AnswerRequest request{"A", "B", {}};
  const auto weak = [&] { return workspace_->connections(scope_of("state:weak"))->size(); };
  for (int i = 0; i < review::kLeechBlanksRunning; ++i) {
    EXPECT_EQ(weak(), 0U);
    ASSERT_TRUE(workspace_->answer(request));
    pass_days(2);
  }
  EXPECT_EQ(weak(), 1U);
  ASSERT_TRUE(workspace_->act("A", "B", review::Action::strong));
  EXPECT_EQ(weak(), 0U);
  ASSERT_TRUE(workspace_->act("A", "B", review::Action::weak));
  EXPECT_EQ(weak(), 1U);
}

TEST_F(SmallVault, TheRestIsSpreadOverTheDaysAskedFor) {
  for (const char* from : {"A", "C"}) {
    AnswerRequest request{from, from[0] == 'A' ? "B" : "D", {}};
    request.answer.grade = memory::Grade::clear;
    request.answer.seconds = 100;
    ASSERT_TRUE(workspace_->answer(request));
  }
  pass_days(60);
  const auto all = workspace_->today_spread(0, {});
  ASSERT_TRUE(all);
  EXPECT_EQ(all->rest, 0);
  EXPECT_EQ(all->items.size(), 2U);
  EXPECT_GT(workspace_->today(all->minutes - 1, {})->rest_days, 0);
  const auto spread = workspace_->today_spread(9, {});
  ASSERT_TRUE(spread);
  EXPECT_EQ(spread->minutes, 1) << "the least there is";
  EXPECT_LE(spread->rest_days, 9);
}

TEST_F(SmallVault, AnUnusedDayIsTold) {
  ASSERT_TRUE(workspace_->review().set("easy-days", "mon=0 sun=0"));
  const auto plan = workspace_->today({}, {}).value();
  EXPECT_EQ(plan.minutes, 0);
  EXPECT_EQ(plan.day_share, 0);
}

}  // namespace whylink::workspace
