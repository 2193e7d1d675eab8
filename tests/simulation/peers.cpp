#include "tests/simulation/peers.hpp"

#include <algorithm>
#include <cmath>

namespace whylink::simulation {

namespace {

double unit_of(std::uint64_t one, std::uint64_t other) {
  Random random(one * 1'000'003 + other * 7919);
  random.next();
  return random.unit();
}

class Peer : public Scheduler {
 public:
  explicit Peer(const Settings& settings) : settings_(settings) {}
  void learn(double) override {}

  [[nodiscard]] std::vector<std::size_t> today(Desk& desk, Day day, double) override {
    if (day != day_) first_ = 0;
    day_ = day;
    std::vector<std::pair<double, std::size_t>> ranked;
    std::vector<std::size_t> fresh;
    for (std::size_t i = 0; i < desk.cards.size(); ++i) {
      Card& card = desk.cards[i];
      if (card.state) {
        if (card.due <= day) ranked.emplace_back(rank(card, i, day), i);
      } else if (static_cast<int>(fresh.size()) + first_ < settings_.new_per_day) {
        card.enrolled_on = day;
        fresh.push_back(i);
      }
    }
    std::ranges::sort(ranked);
    std::vector<std::size_t> due;
    for (const auto& [key, index] : ranked) due.push_back(index);
    return mixed(due, fresh);
  }

  [[nodiscard]] std::array<Next, 4> next(const Desk& desk, std::size_t index, Day day) override {
    const Card& card = desk.cards[index];
    if (!card.state) ++first_;
    memory::Standing standing;
    if (card.state) {
      standing = {card.state, day - card.reviewed_on, card.due - card.reviewed_on};
    }
    const std::uint64_t seed = index * 1000 + static_cast<std::uint64_t>(card.reviews);
    const auto choices = memory::choices(
        model_, standing, {settings_.retention, memory::kDefaultMaximumInterval}, seed,
        [&](const memory::Choice& choice) { return pick(desk, index, day, choice, seed); });
    std::array<Next, 4> out;
    for (std::size_t i = 0; i < out.size(); ++i) {
      out.at(i) = {choices.at(i).days, choices.at(i).earliest, choices.at(i).latest};
    }
    return out;
  }

 protected:
  [[nodiscard]] virtual double rank(const Card& card, std::size_t index, Day day) const = 0;
  [[nodiscard]] virtual std::vector<std::size_t> mixed(
      std::vector<std::size_t> due, const std::vector<std::size_t>& fresh) const {
    due.insert(due.end(), fresh.begin(), fresh.end());
    return due;
  }
  [[nodiscard]] virtual int pick(const Desk&, std::size_t, Day, const memory::Choice& choice,
                                 std::uint64_t) const {
    return choice.fuzzed;
  }

  Settings settings_;
  memory::Model model_{memory::Parameters::defaults()};

 private:
  Day day_ = 0;
  int first_ = 0;
};

class DueOrder : public Peer {
 public:
  using Peer::Peer;
  [[nodiscard]] std::string name() const override { return "due day"; }

 protected:
  [[nodiscard]] double rank(const Card& card, std::size_t, Day) const override { return card.due; }
};

class AnkiOrder : public Peer {
 public:
  using Peer::Peer;
  [[nodiscard]] std::string name() const override { return "Anki"; }

 protected:
  [[nodiscard]] double rank(const Card& card, std::size_t index, Day day) const override {
    return card.due + 0.99 * unit_of(index, static_cast<std::uint64_t>(day));
  }

  [[nodiscard]] std::vector<std::size_t> mixed(
      std::vector<std::size_t> due, const std::vector<std::size_t>& fresh) const override {
    std::vector<std::size_t> out;
    std::size_t next = 0;
    for (std::size_t i = 0; i < due.size(); ++i) {
      while (next < fresh.size() && (next + 1) * due.size() <= i * (fresh.size() + 1)) {
        out.push_back(fresh[next++]);
      }
      out.push_back(due[i]);
    }
    out.insert(out.end(), fresh.begin() + static_cast<std::ptrdiff_t>(next), fresh.end());
    return out;
  }

  [[nodiscard]] int pick(const Desk& desk, std::size_t index, Day day, const memory::Choice& choice,
                         std::uint64_t seed) const override {
    constexpr int kLongest = 90;
    if (choice.latest > kLongest) return choice.fuzzed;
    std::vector<int> due(static_cast<std::size_t>(choice.latest) + 1, 0);
    for (const Card& card : desk.cards) {
      const Day ahead = card.state ? card.due - day : 0;
      if (ahead >= choice.earliest && ahead <= choice.latest)
        ++due[static_cast<std::size_t>(ahead)];
    }
    std::vector<double> weights;
    double sum = 0;
    for (int days = choice.earliest; days <= choice.latest; ++days) {
      const int count = due[static_cast<std::size_t>(days)];
      const double weight = count == 0 ? 1
                                       : std::pow(1.0 / count, 2.15) * std::pow(1.0 / days, 3) *
                                             apart(desk, index, day + days);
      weights.push_back(weight);
      sum += weight;
    }
    double at = unit_of(seed, 17) * sum;
    int days = choice.earliest;
    for (const double weight : weights) {
      if (at < weight) return days;
      at -= weight;
      ++days;
    }
    return choice.latest;
  }

 private:
  [[nodiscard]] static double apart(const Desk& desk, std::size_t index, Day on) {
    constexpr std::array<double, 5> kByDistance = {0.000001, 0.2, 0.4, 0.6, 0.8};
    double weight = 1;
    for (const std::size_t other : desk.siblings(index)) {
      if (!desk.cards[other].state) continue;
      const auto distance = static_cast<std::size_t>(std::abs(desk.cards[other].due - on));
      if (distance < kByDistance.size()) weight *= kByDistance.at(distance);
    }
    return weight;
  }
};

class AnkiByRecall : public AnkiOrder {
 public:
  using AnkiOrder::AnkiOrder;
  [[nodiscard]] std::string name() const override { return "Anki, by falling recall"; }

 protected:
  [[nodiscard]] double rank(const Card& card, std::size_t, Day day) const override {
    return -model_.retrievability(card.state->stability, day - card.reviewed_on);
  }
};

}  // namespace

std::unique_ptr<Scheduler> due_order(const Settings& settings) {
  return std::make_unique<DueOrder>(settings);
}
std::unique_ptr<Scheduler> anki_order(const Settings& settings) {
  return std::make_unique<AnkiOrder>(settings);
}
std::unique_ptr<Scheduler> anki_by_recall(const Settings& settings) {
  return std::make_unique<AnkiByRecall>(settings);
}

}  // namespace whylink::simulation
