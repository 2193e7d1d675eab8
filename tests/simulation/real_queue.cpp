// The program's own queue, fed with what a desk knows. How the parts are put together is that of
// review::Review::plan and decide.
#include <algorithm>
#include <map>

#include "tests/simulation/years.hpp"

namespace whylink::simulation {

namespace {

using memory::Grade;

class RealQueue : public Scheduler {
 public:
  RealQueue(const Settings& settings, bool by_gain) : settings_(settings), by_gain_(by_gain) {}

  [[nodiscard]] std::string name() const override {
    return by_gain_ ? "whylink" : "whylink, by due day";
  }
  void learn(double seconds) override {
    seconds_ += seconds;
    ++prompts_;
  }

  [[nodiscard]] std::vector<std::size_t> today(Desk& desk, Day day, double seconds) override {
    enrol(desk, day);
    std::vector<review::Waiting> waiting;
    std::vector<std::size_t> cards;
    std::vector<vault::FileId> asked_today;
    int first_today = 0;
    double due_seconds = 0;
    for (std::size_t i = 0; i < desk.cards.size(); ++i) {
      const Card& card = desk.cards[i];
      if (card.state && card.reviewed_on == day) {
        asked_today.insert(asked_today.end(), {card.a, card.b});
        first_today += card.enrolled_on > 0 && first_day_[i] == day ? 1 : 0;
      }
      if (card.enrolled_on == 0 || (card.state && card.due > day)) continue;
      waiting.push_back(waits(card, day));
      cards.push_back(i);
      if (card.state) due_seconds += waiting.back().seconds;
    }
    review::DayWish wish;
    wish.today = day;
    wish.seconds = seconds;
    wish.new_most = std::max(0, settings_.new_per_day - first_today);
    wish.new_first = review::new_for_day(wish.new_most, due_seconds, settings_.minutes * 60);
    const review::FreeOn free_on = [&](const review::Waiting& one, Day on) {
      return !is_due_at(desk, one.a, on) && !is_due_at(desk, one.b, on);
    };
    std::vector<std::size_t> out;
    for (const std::uint32_t index :
         review::choose_day(waiting, wish, asked_today, free_on).asked) {
      out.push_back(cards[index]);
      if (!desk.cards[cards[index]].state) first_day_[cards[index]] = day;
    }
    return out;
  }

  [[nodiscard]] std::array<Next, 4> next(const Desk& desk, std::size_t index, Day day) override {
    const Card& card = desk.cards[index];
    memory::Standing standing;
    if (card.state) {
      standing = {card.state, day - card.reviewed_on, card.due - card.reviewed_on};
    }
    const double each = pace() * (2 - settings_.retention);
    review::DayLoad load(day, settings_.minutes * 60, settings_.easy_days);
    for (const Card& other : desk.cards) {
      if (other.state) load.add(other.due, each);
    }
    const auto taken = [&](Day on) { return desk.has_sibling_due(index, on); };
    const auto choices = memory::choices(
        model_, standing, {settings_.retention, memory::kDefaultMaximumInterval},
        index * 1000 + static_cast<std::uint64_t>(card.reviews), [&](const memory::Choice& choice) {
          return review::pick_day(choice, load, each, taken).days;
        });
    std::array<Next, 4> out;
    for (std::size_t i = 0; i < out.size(); ++i) {
      out.at(i) = {choices.at(i).days, choices.at(i).earliest, choices.at(i).latest};
    }
    return out;
  }

 private:
  [[nodiscard]] double pace() const { return prompts_ == 0 ? 45 : seconds_ / prompts_; }

  // Once a day, as many as the day's work leaves room for and do not wait already.
  void enrol(Desk& desk, Day day) {
    if (day == enrolled_on_) return;
    enrolled_on_ = day;
    double due_seconds = 0;
    int wait = 0;
    for (const Card& card : desk.cards) {
      if (card.enrolled_on == 0 || (card.state && card.due > day)) continue;
      if (!card.state) ++wait;
      if (card.state) due_seconds += waits(card, day).seconds;
    }
    int wanted =
        review::new_for_day(settings_.new_per_day, due_seconds, settings_.minutes * 60) - wait;
    for (Card& card : desk.cards) {
      if (wanted <= 0) return;
      if (card.enrolled_on > 0) continue;
      card.enrolled_on = day;
      --wanted;
    }
  }

  [[nodiscard]] review::Waiting waits(const Card& card, Day day) const {
    review::Waiting one;
    one.a = card.a;
    one.b = card.b;
    one.topic = card.topic;
    one.is_new = !card.state;
    one.due = card.state ? card.due : card.enrolled_on;
    one.latest = card.state ? card.latest : card.enrolled_on;
    double recall = memory::kRecallAtFirst;
    one.gain = gain_of_new_;
    if (card.state) {
      const int elapsed = day - card.reviewed_on;
      recall = model_.retrievability(card.state->stability, elapsed);
      one.gain = memory::gain_of_review(model_, *card.state, elapsed);
    }
    one.seconds = pace() * (2 - recall);
    if (!by_gain_) one.gain = one.seconds;
    return one;
  }

  [[nodiscard]] static bool is_due_at(const Desk& desk, vault::FileId note, Day day) {
    return std::ranges::any_of(desk.at_note[note], [&](std::size_t other) {
      return desk.cards[other].state && desk.cards[other].due == day;
    });
  }

  Settings settings_;
  bool by_gain_;
  memory::Model model_{memory::Parameters::defaults()};
  double gain_of_new_ = memory::gain_of_first_review(model_);
  double seconds_ = 0;
  int prompts_ = 0;
  Day enrolled_on_ = 0;
  std::map<std::size_t, Day> first_day_;
};

}  // namespace

std::unique_ptr<Scheduler> real_queue(const Settings& settings) {
  return std::make_unique<RealQueue>(settings, true);
}
std::unique_ptr<Scheduler> real_queue_by_due_day(const Settings& settings) {
  return std::make_unique<RealQueue>(settings, false);
}

}  // namespace whylink::simulation
