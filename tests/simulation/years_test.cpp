// What must hold over years, with days off, weeks away and a person who grows quicker: served by
// the program's own queue.
#include <gtest/gtest.h>

#include <algorithm>

#include "tests/simulation/peers.hpp"

namespace whylink::simulation {

namespace {

constexpr int kYear = 365;
constexpr std::size_t kConnections = 1200;

// Runs five years, for each of some people.
template <class Check>
void five_years(const Settings& settings, Check&& check) {
  for (std::uint64_t seed = 1; seed <= 3; ++seed) {
    Person person(seed, {}, kConnections);
    const auto queue = real_queue(settings);
    check(person, make_desk(seed, kConnections), *queue);
  }
}

}  // namespace

TEST(Years, NoDayIsOverItsMinutesByMoreThanAPrompt) {
  Settings settings;
  settings.easy_days = {1, 1, 1, 1, 1, 0.5, 0};
  int days = 0;
  five_years(settings, [&](Person& person, const Desk& desk, Scheduler& queue) {
    Watch watch;
    watch.day_done = [&](const DayDone& done) {
      const auto on = static_cast<std::size_t>(weekday(done.day));
      const double budget = settings.minutes * 60 * settings.easy_days.at(on);
      if (done.asked > 0) {
        EXPECT_LE(done.seconds - done.longest, budget) << "day " << done.number;
      }
      if (on == 6) {
        EXPECT_EQ(done.asked, 0) << "a Sunday without minutes";
      }
      ++days;
    };
    run(5 * kYear, person, desk, queue, settings, watch);
  });
  EXPECT_GT(days, 3000);
}

// Nor are minutes left unused while something waits.
TEST(Years, MinutesAreUsedWhileSomethingWaits) {
  five_years({}, [&](Person& person, const Desk& desk, Scheduler& queue) {
    Watch watch;
    watch.day_done = [&](const DayDone& done) {
      if (done.waiting == 0) return;
      EXPECT_GT(done.seconds, 12 * 60 - 2 * done.longest) << "day " << done.number;
    };
    run(kYear, person, desk, queue, {}, watch);
  });
}

// What is due is asked within two months of days on which nobody was away, however little it gains.
TEST(Years, NothingStarves) {
  constexpr int kLongestWait = 60;
  five_years({}, [&](Person& person, const Desk& desk, Scheduler& queue) {
    std::vector<Day> came;
    Watch watch;
    watch.asked = [&](const Desk& planned, std::size_t index, Day day, bool second_look) {
      const Card& card = planned.cards[index];
      if (!card.state || second_look) return;
      const auto first = std::ranges::lower_bound(came, card.due);
      EXPECT_LE(came.end() - first, kLongestWait) << "asked on " << format_day(day);
    };
    watch.day_done = [&](const DayDone& done) { came.push_back(done.day); };
    const Outcome outcome = run(5 * kYear, person, desk, queue, {}, watch);
    // Nor is anything left behind at the end.
    for (const Card& card : outcome.desk.cards) {
      if (card.enrolled_on == 0) continue;
      const Day since = card.state ? card.due : card.enrolled_on;
      EXPECT_LE(came.end() - std::ranges::lower_bound(came, since), kLongestWait);
    }
  });
}

// The next day of a connection has a sibling only where each day of its range has one.
TEST(Years, ADayIsChosenWithoutSiblingsWhereThereIsOne) {
  int free = 0;
  five_years({}, [&](Person& person, const Desk& desk, Scheduler& queue) {
    Watch watch;
    watch.decided = [&](const Desk& now, std::size_t index, Day day, const Scheduler::Next& next) {
      bool any = false;
      for (int days = next.earliest; days <= next.latest; ++days) {
        any = any || !now.has_sibling_due(index, day + days);
      }
      EXPECT_EQ(now.has_sibling_due(index, day + next.days), !any);
      free += any ? 1 : 0;
    };
    run(5 * kYear, person, desk, queue, {}, watch);
  });
  EXPECT_GT(free, 10'000);
}

// Two connections of one note are asked on one day only where the second has no other day of its
// range free. Second looks and first prompts have no range.
TEST(Years, SiblingsAreAskedOnDifferentDaysWhereTheirRangesAllow) {
  int together = 0;
  int asked = 0;
  five_years({}, [&](Person& person, const Desk& desk, Scheduler& queue) {
    std::vector<std::size_t> today;
    Day on = 0;
    Watch watch;
    watch.asked = [&](const Desk& planned, std::size_t index, Day day, bool second_look) {
      if (day != on) today.clear();
      on = day;
      const Card& card = planned.cards[index];
      if (second_look) return;
      if (card.state) {
        ++asked;
        const auto siblings = planned.siblings(index);
        const bool meets = std::ranges::any_of(siblings, [&](std::size_t other) {
          return std::ranges::find(today, other) != today.end();
        });
        together += meets ? 1 : 0;
        for (Day other = day + 1; meets && other <= card.latest; ++other) {
          EXPECT_TRUE(planned.has_sibling_due(index, other)) << format_day(day);
        }
      }
      today.push_back(index);
    };
    run(5 * kYear, person, desk, queue, {}, watch);
  });
  EXPECT_GT(asked, 10'000);
  EXPECT_LT(together, asked / 10);
}

// Half the minutes on Saturdays, none on Sundays: little falls due on them where there is a choice.
TEST(Years, EasyDaysGetLittleWork) {
  Settings settings;
  settings.easy_days = {1, 1, 1, 1, 1, 0.5, 0};
  std::array<int, 7> by_weekday{};
  five_years(settings, [&](Person& person, const Desk& desk, Scheduler& queue) {
    Watch watch;
    watch.decided = [&](const Desk&, std::size_t, Day day, const Scheduler::Next& next) {
      if (next.latest - next.earliest < 6) return;
      ++by_weekday.at(static_cast<std::size_t>(weekday(day + next.days)));
    };
    run(2 * kYear, person, desk, queue, settings, watch);
  });
  EXPECT_LT(by_weekday[6], by_weekday[0] / 10);
  EXPECT_LT(by_weekday[5], by_weekday[0]);
  EXPECT_GT(by_weekday[0], 100);
}

// After four weeks away the first day holds what it always holds, and within some weeks no more
// waits than usual.
TEST(Years, AnAbsenceIsSpread) {
  Habits habits;
  habits.absence = 0;
  habits.day_off = 0;
  Person person(4, habits, kConnections);
  const Settings settings;
  const auto queue = real_queue(settings);
  std::vector<DayDone> days;
  Watch watch;
  watch.day_done = [&](const DayDone& done) { days.push_back(done); };
  watch.away = [](int number) { return number >= 200 && number < 228; };
  run(300, person, make_desk(4, kConnections), *queue, settings, watch);
  const auto back =
      std::ranges::find_if(days, [](const DayDone& done) { return done.number >= 228; });
  ASSERT_NE(back, days.end());
  EXPECT_LE(back->seconds - back->longest, settings.minutes * 60);
  EXPECT_EQ(back->first, 0) << "no new ones on top of what waits";
  EXPECT_GT(back->waiting, 2 * std::prev(back)->waiting);
  EXPECT_LT(days.back().waiting, 1.5 * std::prev(back)->waiting);
}

// The same minutes, the same person, the same luck: more is known after a year than by the order of
// due days, and than by Anki's order with its load balancer.
TEST(Years, MoreIsKnownThanByOtherOrders) {
  const Settings settings;
  double ours = 0;
  double by_due_day = 0;
  double anki = 0;
  for (std::uint64_t seed = 1; seed <= 6; ++seed) {
    const auto known = [&](std::unique_ptr<Scheduler> scheduler) {
      Person person(seed, {}, kConnections);
      return run(kYear, person, make_desk(seed, kConnections), *scheduler, settings).knowledge;
    };
    ours += known(real_queue(settings));
    by_due_day += known(due_order(settings));
    anki += known(anki_order(settings));
  }
  EXPECT_GT(ours, 1.05 * by_due_day);
  EXPECT_GT(ours, 1.03 * anki);
}

TEST(Years, AreTheSameForTheSameSeed) {
  const auto once = [] {
    Person person(9, {}, 400);
    const auto queue = real_queue({});
    return run(200, person, make_desk(9, 400), *queue, {}).knowledge;
  };
  EXPECT_EQ(once(), once());
}

}  // namespace whylink::simulation
