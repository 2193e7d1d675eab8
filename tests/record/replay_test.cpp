#include <gtest/gtest.h>

#include "place.hpp"

namespace whylink::record {
namespace {

using memory::Grade;

// Events of one connection, a day apart unless told otherwise.
class Story {
 public:
  Story& then(Body body) {
    Event event;
    event.id = key(100 + static_cast<unsigned>(events_.size()));
    event.clock = events_.size() + 1;
    event.device = key(50);
    event.sequence = events_.size() + 1;
    event.day = day_++;
    event.body = std::move(body);
    events_.push_back(std::move(event));
    return *this;
  }
  Story& at(Day day) {
    day_ = day;
    return *this;
  }
  [[nodiscard]] Uuid id(std::size_t index) const { return events_.at(index).id; }
  [[nodiscard]] Card card() const {
    return replay(pair(1, 2), events_, memory::Parameters::defaults());
  }

 private:
  std::vector<Event> events_;
  Day day_ = 1000;
};

const Pair kPair = pair(1, 2);
const memory::Parameters kDefaults = memory::Parameters::defaults();

// No events give a card that says nothing.
TEST(Replay, OfNothing) {
  Card empty;
  empty.pair = kPair;
  EXPECT_EQ(Story().card(), empty);
}

// The first review makes a memory and enrols; its day and decision are kept.
TEST(Replay, FirstReview) {
  const Card card = Story().then(review(kPair, Grade::clear)).card();
  EXPECT_TRUE(card.enrolled);
  EXPECT_FALSE(card.by_hand);
  EXPECT_EQ(card.enrol_reason, "reviewed");
  EXPECT_EQ(card.enrolled_on, 1000);
  EXPECT_EQ(card.reviewed_on, 1000);
  EXPECT_EQ(card.due, review(kPair, Grade::clear).due);
  EXPECT_EQ(card.state, memory::first_review(kDefaults, Grade::clear));
  EXPECT_EQ(card.reviews, 1);
  EXPECT_EQ(card.last_grade, Grade::clear);
  EXPECT_EQ(card.last_kind, PromptKind::why);
}

// Later reviews count the local days between; a clock that was set back counts as the same day.
TEST(Replay, ElapsedDays) {
  const auto first = memory::first_review(kDefaults, Grade::clear);
  const auto after = [&](Day day) {
    return Story()
        .then(review(kPair, Grade::clear))
        .at(day)
        .then(review(kPair, Grade::gist))
        .card();
  };
  EXPECT_EQ(after(1007).state, memory::next_review(kDefaults, first, 7, Grade::gist));
  EXPECT_EQ(after(1000).state, memory::next_review(kDefaults, first, 0, Grade::gist));
  EXPECT_EQ(after(900).state, memory::next_review(kDefaults, first, 0, Grade::gist));
}

// A blank at the first review is no lapse; blanks run until a pass.
TEST(Replay, LapsesAndBlanks) {
  Story story;
  story.then(review(kPair, Grade::blank));
  EXPECT_EQ(story.card().lapses, 0);
  EXPECT_EQ(story.card().blanks_running, 1);
  story.then(review(kPair, Grade::blank)).then(review(kPair, Grade::blank));
  EXPECT_EQ(story.card().lapses, 2);
  EXPECT_EQ(story.card().blanks_running, 3);
  story.then(review(kPair, Grade::gist));
  EXPECT_EQ(story.card().lapses, 2);
  EXPECT_EQ(story.card().blanks_running, 0);
}

// Chain, rebuild and still-true change which kind came last, and nothing else.
TEST(Replay, ExtrasFeedNothing) {
  for (const PromptKind kind : {PromptKind::chain, PromptKind::rebuild, PromptKind::still_true}) {
    Reviewed extra = review(kPair, Grade::blank);
    extra.kind = kind;
    Story story;
    story.then(Snoozed{kPair, 1005});
    Card expected = story.card();
    expected.last_kind = kind;
    EXPECT_EQ(story.then(extra).card(), expected);
  }
}

// Unenrolling keeps the history; enrolling again brings the memory back.
TEST(Replay, EnrolmentAndMemory) {
  Story story;
  story.then(Enrolled{kPair, false, "important"}).then(review(kPair, Grade::clear));
  const auto state = story.card().state;
  story.then(Unenrolled{kPair});
  EXPECT_FALSE(story.card().enrolled);
  EXPECT_EQ(story.card().enrolled_on, 0);
  EXPECT_EQ(story.card().state, state);
  story.then(Enrolled{kPair, true, "by hand"});
  EXPECT_TRUE(story.card().enrolled);
  EXPECT_TRUE(story.card().by_hand);
  EXPECT_EQ(story.card().enrolled_on, 1003);
  EXPECT_EQ(story.card().enrol_reason, "by hand");
  EXPECT_EQ(story.card().reviews, 1);
}

// Enrolled already, the hand outranks the rule; the day of enrolment stays.
TEST(Replay, HandOutranksRule) {
  Story story;
  story.then(Enrolled{kPair, false, "rule"}).then(Enrolled{kPair, true, "hand"});
  story.then(Enrolled{kPair, false, "rule again"});
  EXPECT_TRUE(story.card().by_hand);
  EXPECT_EQ(story.card().enrol_reason, "hand");
  EXPECT_EQ(story.card().enrolled_on, 1000);
}

// A review ends a snooze; suspension and worth are not its matter.
TEST(Replay, SnoozeSuspendWorth) {
  Story story;
  story.then(Snoozed{kPair, 1010}).then(Suspended{kPair}).then(Judged{kPair, Worth::map_only});
  EXPECT_EQ(story.card().snoozed_until, 1010);
  story.then(review(kPair, Grade::clear));
  EXPECT_EQ(story.card().snoozed_until, 0);
  EXPECT_TRUE(story.card().suspended);
  EXPECT_EQ(story.card().worth, Worth::map_only);
  story.then(Resumed{kPair}).then(Judged{kPair, Worth::unjudged});
  EXPECT_FALSE(story.card().suspended);
  EXPECT_EQ(story.card().worth, Worth::unjudged);
}

// What was decided last about a suggestion holds alone.
TEST(Replay, Suggestions) {
  Story story;
  story.then(Ripening{kPair, 1021});
  EXPECT_EQ(story.card().ripens_on, 1021);
  story.then(Dismissed{kPair});
  EXPECT_TRUE(story.card().dismissed);
  EXPECT_EQ(story.card().ripens_on, 0);
  story.then(Accepted{kPair});
  EXPECT_TRUE(story.card().accepted);
  EXPECT_FALSE(story.card().dismissed);
}

// What an undo names is left out as if it had never been.
TEST(Replay, Undo) {
  Story story;
  story.then(review(kPair, Grade::clear));
  const Card before = story.card();
  story.then(review(kPair, Grade::blank));
  story.then(Undone{story.id(1)});
  EXPECT_EQ(story.card(), before);
  story.then(Undone{story.id(2)});
  EXPECT_EQ(story.card(), before) << "an undo is not undone";
  story.then(Undone{story.id(0)});
  EXPECT_EQ(story.card().state, std::nullopt);
  EXPECT_FALSE(story.card().enrolled);
}

// Of each field the latest correction that was not undone holds; the decision stays unless named.
TEST(Replay, Corrections) {
  Story story;
  const Day due = review(kPair, Grade::blank).due;
  story.then(review(kPair, Grade::blank));
  story.then(Corrected{story.id(0), Grade::clear, std::nullopt});
  EXPECT_EQ(story.card().last_grade, Grade::clear);
  EXPECT_EQ(story.card().state, memory::first_review(kDefaults, Grade::clear));
  EXPECT_EQ(story.card().blanks_running, 0);
  EXPECT_EQ(story.card().due, due);
  story.then(Corrected{story.id(0), Grade::gist, std::nullopt, 1234});
  EXPECT_EQ(story.card().last_grade, Grade::gist);
  EXPECT_EQ(story.card().due, 1234);
  story.then(Corrected{story.id(0), std::nullopt, "only the words"});
  EXPECT_EQ(story.card().last_grade, Grade::gist);
  story.then(Undone{story.id(2)});
  EXPECT_EQ(story.card().last_grade, Grade::clear);
  EXPECT_EQ(story.card().due, due);
  story.then(Undone{story.id(0)});
  EXPECT_EQ(story.card().reviews, 0) << "a correction does not bring back what was undone";
}

// Events of other connections are passed over.
TEST(Replay, MindsItsOwnPair) {
  Story story;
  story.then(Suspended{pair(1, 3)});
  EXPECT_FALSE(story.card().suspended);
}

}  // namespace
}  // namespace whylink::record
