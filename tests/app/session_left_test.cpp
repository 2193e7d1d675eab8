// Sessions that are left, broken off, gone back on: what was typed and graded stays what it is.
#include <gmock/gmock.h>

#include "small_vault.hpp"

namespace whylink::workspace {

namespace fs = std::filesystem;
using memory::Grade;
using testing::Contains;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;
using Stage = review::Session::Stage;

class Left : public SmallVault {
 protected:
  [[nodiscard]] std::size_t reviews() const {
    const auto events = workspace_->record().all_events().value();
    return static_cast<std::size_t>(std::ranges::count_if(events, [](const record::Event& event) {
      return std::holds_alternative<record::Reviewed>(event.body);
    }));
  }
  static void answer(SessionRun& run, Grade grade) {
    ASSERT_TRUE(run.finish_typing());
    ASSERT_TRUE(run.grade(grade));
  }
};

TEST_F(Left, AnAnswerThatIsNotShownIsNotGraded) {
  SessionRun run = begin();
  const Status graded = run.grade(Grade::clear);
  ASSERT_FALSE(graded);
  EXPECT_EQ(graded.error().kind, ErrorKind::usage);
  EXPECT_EQ(reviews(), 0U);
}

TEST_F(Left, ASessionWithOtherWishesLeavesItsHalfTypedAnswer) {
  std::string source;
  {
    SessionRun run = begin();
    source = shown(run);
    ASSERT_TRUE(run.type("because of the ni"));
  }
  open();
  const SessionRun run = begin(30);
  EXPECT_FALSE(run.resumed());
  ASSERT_EQ(shown(run), source);
  EXPECT_EQ(run.session().work.draft, "because of the ni");
  EXPECT_THAT(told_, Contains(HasSubstr("the answer you had begun")));
}

TEST_F(Left, TheNextDayStillHasTheHalfTypedAnswer) {
  std::string source;
  {
    SessionRun run = begin();
    answer(run, Grade::instant);
    source = shown(run);
    ASSERT_TRUE(run.type("half"));
  }
  pass_days(1);
  open();
  const SessionRun run = begin();
  EXPECT_FALSE(run.resumed());
  ASSERT_EQ(shown(run), source);
  EXPECT_EQ(run.session().work.draft, "half");
}

// A review of before that a wrong clock dated in the future is none of this session's.
TEST_F(Left, AnOldReviewOfAClockThatWasAheadIsNotTakenUp) {
  const Moment today = now_;
  now_.milliseconds = 4'080'000'000'000;
  AnswerRequest request{"A", "B", {}};
  request.answer.text = "old";
  ASSERT_TRUE(workspace_->answer(request));
  now_ = today;
  open();
  EXPECT_THAT(told_, Contains(HasSubstr("dated after now")));
  ASSERT_TRUE(workspace_->act("A", "B", review::Action::enrol));
  ASSERT_TRUE(workspace_->act("C", "D", review::Action::enrol));
  std::string source;
  {
    SessionRun run = begin();
    source = shown(run);
    ASSERT_TRUE(run.type("half"));
  }
  open();
  const SessionRun run = begin();
  EXPECT_TRUE(run.resumed());
  EXPECT_EQ(shown(run), source);
  EXPECT_EQ(run.session().work.draft, "half");
}

// A crash between the grade and the session: the grade counts, also when it was done again.
TEST_F(Left, AGradeThatWasDoneAgainElsewhereIsTakenUp) {
  {
    SessionRun run = begin();
    ASSERT_TRUE(run.type("because"));
    answer(run, Grade::clear);
  }
  open();
  ASSERT_TRUE(workspace_->undo());
  ASSERT_TRUE(workspace_->redo());
  open();
  const SessionRun run = begin();
  EXPECT_EQ(review::answered(run.session()), 1);
}

TEST_F(Left, GoingBackKeepsWhatWasHalfTypedOnThePromptThatIsLeft) {
  SessionRun run = begin();
  ASSERT_TRUE(run.type("first"));
  answer(run, Grade::gist);
  ASSERT_TRUE(run.type("second, hal"));
  ASSERT_TRUE(run.undo());
  EXPECT_EQ(run.session().work.draft, "first");
  ASSERT_EQ(run.session().stage, Stage::reveal);
  ASSERT_TRUE(run.grade(Grade::clear));
  EXPECT_EQ(run.session().work.draft, "second, hal");
  answer(run, Grade::clear);
  EXPECT_THAT(workspace_->record().answer_times().value(), SizeIs(1));
  EXPECT_EQ(reviews(), 3U);
}

TEST_F(Left, NotNowKeepsWhatWasHalfTypedForTheNextTime) {
  SessionRun run = begin();
  const std::string source = shown(run);
  ASSERT_TRUE(run.type("it will come"));
  ASSERT_TRUE(run.not_now());
  EXPECT_EQ(run.session().work.draft, "");
  pass_days(1);
  run = begin();
  while (!run.done() && shown(run) != source) answer(run, Grade::instant);
  ASSERT_FALSE(run.done());
  EXPECT_EQ(run.session().work.draft, "it will come");
}

// The second look begins with an empty box, also where "not now" had kept the words and was taken
// back.
TEST_F(Left, WhatWasKeptIsUsedUpByTheAnswer) {
  SessionRun run = begin();
  const std::string source = shown(run);
  ASSERT_TRUE(run.type("my words"));
  ASSERT_TRUE(run.not_now());
  ASSERT_TRUE(run.undo());
  ASSERT_EQ(run.session().work.draft, "my words");
  answer(run, Grade::blank);
  while (!run.done() && run.item().kind != review::ItemKind::again) answer(run, Grade::instant);
  ASSERT_FALSE(run.done());
  ASSERT_EQ(shown(run), source);
  EXPECT_EQ(run.session().work.draft, "");
}

TEST_F(Left, AGradeTakenBackElsewhereIsAskedAgain) {
  std::string source;
  {
    SessionRun run = begin();
    source = shown(run);
    ASSERT_TRUE(run.type("my reason"));
    answer(run, Grade::blank);
    ASSERT_THAT(run.session().items, SizeIs(3)) << "with the second look";
  }
  ASSERT_TRUE(workspace_->undo());
  open();
  const SessionRun run = begin();
  EXPECT_TRUE(run.resumed());
  EXPECT_EQ(shown(run), source);
  EXPECT_EQ(run.session().stage, Stage::reveal);
  EXPECT_EQ(run.session().work.draft, "my reason");
  EXPECT_THAT(run.session().items, SizeIs(2));
  EXPECT_THAT(run.session().steps, IsEmpty());
}

TEST_F(Left, AVaultThatIsAwayEndsNoSession) {
  SessionRun run = begin();
  const std::string first = shown(run);
  ASSERT_TRUE(run.finish_typing());
  const fs::path away = vault_.root().string() + "-away";
  fs::rename(vault_.root(), away);
  EXPECT_EQ(run.reveal().error().kind, ErrorKind::vault_unreadable);
  EXPECT_EQ(run.session().stage, Stage::reveal) << "it stands where it stood";
  const Status graded = run.grade(Grade::clear);
  ASSERT_FALSE(graded);
  EXPECT_EQ(graded.error().kind, ErrorKind::vault_unreadable);
  EXPECT_EQ(run.require_prompt().error().kind, ErrorKind::vault_unreadable);
  EXPECT_FALSE(run.done());
  fs::rename(away, vault_.root());
  ASSERT_TRUE(run.require_prompt());
  EXPECT_NE(shown(run), first);
  EXPECT_EQ(run.session().stage, Stage::ask);
  EXPECT_EQ(reviews(), 1U) << "the grade counts";
}

TEST_F(Left, GoingBackToALinkThatIsGoneEndsTheSession) {
  SessionRun run = begin();
  answer(run, Grade::clear);
  const std::string last = shown(run);
  answer(run, Grade::clear);
  ASSERT_TRUE(run.done());
  vault_.write(last, "It says something else now.\n");
  ASSERT_TRUE(run.undo());
  EXPECT_TRUE(run.done());
  ASSERT_TRUE(run.undo());
  ASSERT_FALSE(run.done());
  EXPECT_NE(shown(run), last);
}

// As pictures of the screens are made.
TEST_F(Left, ARehearsalLeavesTheRecordAsItIs) {
  {
    SessionRun run = begin();
    answer(run, Grade::clear);
  }
  const auto before = workspace_->record().all_events().value();
  const auto saved = workspace_->record().local("session").value();
  OpenOptions options = workspace_->options();
  options.rehearsal = true;
  fs::path copy;
  {
    const auto rehearsal = Workspace::open(options).value();  // beside the one that writes
    copy = rehearsal->vault().folder;
    SessionWish wish;
    wish.kind = record::PromptKind::why;
    SessionRun run = SessionRun::begin(*rehearsal, wish).value();
    EXPECT_TRUE(run.resumed());
    answer(run, Grade::blank);
  }
  EXPECT_FALSE(fs::exists(copy));
  EXPECT_EQ(workspace_->record().all_events().value().size(), before.size());
  EXPECT_EQ(workspace_->record().local("session").value(), saved);
}

}  // namespace whylink::workspace
