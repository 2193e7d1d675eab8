#include "tests/simulation/years.hpp"

#include <algorithm>
#include <set>

#include "whylink/review/session.hpp"

namespace whylink::simulation {

namespace {

using memory::Grade;

// One sitting, gone through with the steps of a real session.
class Sitting {
 public:
  Sitting(Person& person, Desk& desk, Scheduler& scheduler, const Watch& watch, int number,
          double seconds)
      : person_(person), desk_(desk), scheduler_(scheduler), watch_(watch), left_(seconds) {
    done_.number = number;
    done_.day = kFirstDay + number;
  }

  DayDone run() {
    while (left_ > 0 && left_ >= each()) {
      const auto cards = scheduler_.today(desk_, done_.day, left_);
      if (cards.empty()) break;
      const int before = done_.asked;
      go_through(cards);
      if (done_.asked == before) break;
    }
    for (const Card& card : desk_.cards)
      done_.waiting += card.state && card.due <= done_.day ? 1 : 0;
    return done_;
  }

 private:
  [[nodiscard]] double each() const { return done_.asked == 0 ? 0 : done_.seconds / done_.asked; }

  void go_through(const std::vector<std::size_t>& cards) {
    const Desk planned = watch_.asked ? desk_ : Desk{};
    review::Plan plan;
    plan.minutes = left_ / 60;
    for (const std::size_t card : cards) {
      plan.items.push_back({static_cast<vault::FileId>(card), 0, review::ItemKind::recall, {}, 0});
    }
    review::Session session = review::start_session("simulated", plan, done_.day);
    while (const review::Item* item = review::current(session)) {
      const bool second = item->kind == review::ItemKind::again;
      if (watch_.asked) watch_.asked(planned, item->a, done_.day, second);
      const double seconds = person_.seconds(item->a, done_.number);
      session.work.seconds = seconds;
      review::show_answer(session);
      review::take_grade(session, answer(item->a), Uuid{});
      left_ -= seconds;
      done_.seconds += seconds;
      done_.longest = std::max(done_.longest, seconds);
      ++done_.asked;
      scheduler_.learn(seconds);
    }
  }

  Grade answer(std::size_t index) {
    Card& card = desk_.cards[index];
    const auto next = scheduler_.next(desk_, index, done_.day);
    const Grade grade = person_.answer(index, done_.number);
    const Scheduler::Next& chosen = next.at(static_cast<std::size_t>(grade) - 1);
    if (watch_.decided) watch_.decided(desk_, index, done_.day, chosen);
    static const memory::Model model(memory::Parameters::defaults());
    card.state = card.state ? model.next_review(*card.state, done_.day - card.reviewed_on, grade)
                            : model.first_review(grade);
    if (card.reviews == 0) ++done_.first;
    ++card.reviews;
    card.reviewed_on = done_.day;
    card.due = done_.day + chosen.days;
    card.latest = done_.day + chosen.latest;
    return grade;
  }

  Person& person_;
  Desk& desk_;
  Scheduler& scheduler_;
  const Watch& watch_;
  double left_;
  DayDone done_;
};

}  // namespace

std::vector<std::size_t> Desk::siblings(std::size_t card) const {
  std::vector<std::size_t> out;
  for (const vault::FileId note : {cards[card].a, cards[card].b}) {
    for (const std::size_t other : at_note[note]) {
      if (other != card) out.push_back(other);
    }
  }
  return out;
}

bool Desk::has_sibling_due(std::size_t card, Day day) const {
  return std::ranges::any_of(siblings(card), [&](std::size_t other) {
    return cards[other].state && cards[other].due == day;
  });
}

Desk make_desk(std::uint64_t seed, std::size_t connections) {
  constexpr std::size_t kNotesPerHundred = 45;
  constexpr std::uint64_t kTopics = 12;
  Random random(seed);
  Desk desk;
  const std::size_t notes = std::max<std::size_t>(connections * kNotesPerHundred / 100, 2);
  desk.at_note.resize(notes);
  std::set<std::pair<vault::FileId, vault::FileId>> there;
  std::vector<vault::FileId> ends;  // a note once for each of its connections: many draw more
  const auto draw = [&] {
    const bool known = !ends.empty() && random.below(3) == 0;
    return known ? ends[random.below(ends.size())]
                 : static_cast<vault::FileId>(random.below(notes));
  };
  while (desk.cards.size() < connections) {
    const auto [a, b] = std::minmax({draw(), draw()});
    if (a == b || !there.insert({a, b}).second) continue;
    Card card;
    card.a = a;
    card.b = b;
    card.topic = static_cast<std::uint32_t>(a % kTopics);
    for (const vault::FileId note : {a, b}) {
      desk.at_note[note].push_back(desk.cards.size());
      ends.push_back(note);
    }
    desk.cards.push_back(card);
  }
  return desk;
}

Outcome run(int days, Person& person, Desk desk, Scheduler& scheduler, const Settings& settings,
            const Watch& watch) {
  Outcome outcome;
  for (int number = 0; number < days; ++number) {
    outcome.mean_knowledge += person.knowledge(number) / days;
    if (!person.comes(number) || (watch.away && watch.away(number))) continue;
    const auto on = static_cast<std::size_t>(weekday(kFirstDay + number));
    const double seconds = settings.minutes * 60 * settings.easy_days.at(on);
    const DayDone done = Sitting(person, desk, scheduler, watch, number, seconds).run();
    outcome.reviews += done.asked;
    outcome.introduced += done.first;
    outcome.minutes += done.seconds / 60;
    if (watch.day_done) watch.day_done(done);
  }
  outcome.knowledge = person.knowledge(days);
  outcome.retention = outcome.introduced == 0 ? 0 : outcome.knowledge / outcome.introduced;
  outcome.desk = std::move(desk);
  return outcome;
}

}  // namespace whylink::simulation
