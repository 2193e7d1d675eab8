// Clocks that were wrong, and what was done at other times.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/record/stamp.hpp"
#include "place.hpp"

namespace whylink::record {
namespace {

using memory::Grade;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

// Some day in 2099.
constexpr std::int64_t kFarAhead = 4'080'000'000'000;

std::uint64_t wall(Moment now) {
  return static_cast<std::uint64_t>(now.milliseconds) << 16U;
}

std::vector<Uuid> ids(const std::vector<Event>& events) {
  std::vector<Uuid> out;
  for (const Event& event : events) out.push_back(event.id);
  return out;
}

// A clock that runs back a little keeps the order; one that was far ahead is left to itself.
TEST(NextClock, IsBoundedByTheMachine) {
  const Moment now{kMorning, 0};
  EXPECT_EQ(next_clock(0, now), wall(now));
  EXPECT_EQ(next_clock(wall(now), now), wall(now) + 1);
  const std::uint64_t ahead = wall({kMorning + kMostAheadMs, 0});
  EXPECT_EQ(next_clock(ahead, now), ahead + 1);
  EXPECT_EQ(next_clock(ahead + 1, now), wall(now));
  EXPECT_EQ(next_clock(wall({kFarAhead, 0}), now), wall(now));
}

// One answer of a wrong clock does not push what comes after it, but on the same connection later
// stays later.
TEST(WrongClock, PushesItsOwnConnectionOnly) {
  Place place;
  Record record = place.open();
  const Moment today = place.now;
  place.now.milliseconds = kFarAhead;
  const Event ahead = add(record, Judged{pair(1, 2), Worth::weak});
  place.now = today;
  const Event other = add(record, review(pair(1, 3), Grade::clear));
  const Event same = add(record, Judged{pair(1, 2), Worth::strong});
  const Event after = add(record, review(pair(1, 4), Grade::clear));
  EXPECT_EQ(other.clock, wall(today));
  EXPECT_GT(same.clock, ahead.clock);
  EXPECT_EQ(after.clock, wall(today) + 2);
  EXPECT_EQ(card_of(record, pair(1, 2)).worth, Worth::strong);
  EXPECT_EQ(record.last_undoable().value()->id, after.id) << "undo goes by what was done last";
  EXPECT_THAT(troubles(record), IsEmpty());
}

TEST(WrongClock, DoesNotHoldASettingEither) {
  Place place;
  Record record = place.open();
  const Moment today = place.now;
  place.now.milliseconds = kFarAhead;
  add(record, SettingChanged{"minutes", "10"});
  place.now = today;
  const Event later = add(record, SettingChanged{"minutes", "20"});
  EXPECT_EQ(record.setting("minutes").value(), "20");
  add(record, Undone{later.id});
  EXPECT_EQ(record.setting("minutes").value(), "10");
}

// An answer dated in the future is told, and counts for the day that it is corrected to.
TEST(WrongClock, IsToldAndCorrected) {
  Place place;
  Record record = place.open();
  const Moment today = place.now;
  place.now.milliseconds = kFarAhead;
  const Event ahead = add(record, review(pair(1, 2), Grade::clear));
  place.now = today;
  EXPECT_THAT(ids(record.reviews_after(place.now).value()), ElementsAre(ahead.id));
  const auto told = record.diagnose().value();
  ASSERT_THAT(told, SizeIs(1));
  EXPECT_FALSE(told[0].repairable);
  EXPECT_EQ(told[0].remedy, "run: whylink correct " + ahead.id.text() + " --time DAY");

  const Moment really{today.milliseconds - 86'400'000, 60};
  Corrected body{ahead.id, std::nullopt, std::nullopt, really.day() + 4, really};
  const Event correction = add(record, body);
  EXPECT_EQ(card_of(record, pair(1, 2)).reviewed_on, really.day());
  EXPECT_EQ(card_of(record, pair(1, 2)).due, really.day() + 4);
  EXPECT_THAT(ids(record.reviews_of(really.day()).value()), ElementsAre(ahead.id));
  EXPECT_THAT(record.reviews_of(Moment{kFarAhead, 60}.day()).value(), IsEmpty());
  EXPECT_THAT(troubles(record), IsEmpty());

  // A review of now comes after it, and the correction can be taken back like anything else.
  add(record, review(pair(1, 2), Grade::gist));
  EXPECT_EQ(card_of(record, pair(1, 2)).last_grade, Grade::gist);
  add(record, Undone{correction.id});
  EXPECT_THAT(troubles(record), SizeIs(1));
}

TEST(WrongClock, IsNotCorrectedIntoTheFuture) {
  Place place;
  Record record = place.open();
  const Event given = add(record, review(pair(1, 2), Grade::clear));
  const Moment later{place.now.milliseconds + 60'000, 60};
  const auto refused =
      record.append({Corrected{given.id, std::nullopt, std::nullopt, std::nullopt, later}});
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().kind, ErrorKind::usage);
}

// A corrected time gives a review its place in the order, with all that follows from it.
TEST(CorrectedTime, ChangesTheOrder) {
  Place place;
  Record record = place.open();
  const Event first = add(record, review(pair(1, 2), Grade::clear));
  place.pass_days(3);
  add(record, review(pair(1, 2), Grade::gist));
  EXPECT_EQ(card_of(record, pair(1, 2)).last_grade, Grade::gist);
  place.pass_days(3);
  add(record, Corrected{first.id, std::nullopt, std::nullopt, std::nullopt, place.now});
  EXPECT_EQ(card_of(record, pair(1, 2)).last_grade, Grade::clear);
  EXPECT_EQ(card_of(record, pair(1, 2)).reviewed_on, place.now.day());
  EXPECT_THAT(troubles(record), IsEmpty());
}

// What another program recorded takes its place among what is here.
TEST(Dated, TakesItsPlaceInTheOrder) {
  Place place;
  Record record = place.open();
  add(record, review(pair(1, 2), Grade::instant));
  add(record, SettingChanged{"minutes", "20"});
  const Moment past{kMorning - std::int64_t{10} * 86'400'000, 60};
  const auto events = record
                          .append_dated({{review(pair(1, 2), Grade::blank), past},
                                         {review(pair(1, 3), Grade::clear), past},
                                         {SettingChanged{"minutes", "5"}, past}})
                          .value();
  EXPECT_EQ(events[0].day, past.day());
  EXPECT_EQ(events[0].batch, events[0].id);
  EXPECT_EQ(card_of(record, pair(1, 2)).last_grade, Grade::instant);
  EXPECT_EQ(card_of(record, pair(1, 2)).reviews, 2);
  EXPECT_EQ(card_of(record, pair(1, 3)).reviewed_on, past.day());
  EXPECT_EQ(record.setting("minutes").value(), "20");
  EXPECT_THAT(record.reviews_of(past.day()).value(), SizeIs(2));
  EXPECT_EQ(record.last_undoable().value()->id, events[2].id) << "it was done last";
  EXPECT_THAT(troubles(record), IsEmpty());
}

TEST(Dated, IsRefusedWhereItCannotBe) {
  Place place;
  Record record = place.open();
  const Event given = add(record, review(pair(1, 2), Grade::clear));
  const Moment later{kMorning + 60'000, 60};
  const auto kind = [&](Body body, Moment time) {
    return record.append_dated({{std::move(body), time}}).error().kind;
  };
  EXPECT_EQ(kind(review(pair(1, 2), Grade::clear), later), ErrorKind::usage);
  EXPECT_EQ(kind(Undone{given.id}, place.now), ErrorKind::usage);
  EXPECT_EQ(kind(review(pair(1, 1), Grade::clear), place.now), ErrorKind::usage);
  EXPECT_THAT(record.all_events().value(), SizeIs(1));
}

}  // namespace
}  // namespace whylink::record
