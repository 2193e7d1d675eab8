#include <algorithm>

#include "core/review/pace.hpp"
#include "whylink/review.hpp"
#include "whylink/text.hpp"

namespace whylink::review {

namespace {

constexpr std::string_view kParameterSet = "default";
constexpr std::string_view kFittedSet = "fitted";
constexpr std::string_view kAlgorithm = "FSRS-6";

// The same for a second look and after an undo; another with every review.
std::uint64_t fuzz_seed(const std::optional<Pair>& pair, int reviews) {
  const std::string name = pair ? pair->a.text() + pair->b.text() : std::string();
  return text::hash64(name + '#' + std::to_string(reviews));
}

memory::Standing standing_in_memory(const Card* card, Day today) {
  if (card == nullptr || !card->state) return {};
  return {card->state, std::max(0, today - card->reviewed_on),
          std::max(0, card->due - card->reviewed_on)};
}

std::size_t index_of(memory::Grade grade) {
  return static_cast<std::size_t>(grade) - 1;
}

}  // namespace

Review::Decision Review::decide(const graph::Edge& edge, const Card* card, Day day) const {
  // A pair without keys gets random ones with its first answer, too late for the seed: there the
  // paths stand for them.
  const std::uint64_t seed =
      card != nullptr && card->reviews > 0
          ? fuzz_seed(card->pair, card->reviews)
          : text::hash64(snapshot_->file(edge.a).path + '\n' + snapshot_->file(edge.b).path);
  std::vector<Day> taken = due_days(edge.a, &edge, day);
  const std::vector<Day> more = due_days(edge.b, &edge, day);
  taken.insert(taken.end(), more.begin(), more.end());
  std::ranges::sort(taken);
  const auto is_taken = [&](Day on) { return std::ranges::binary_search(taken, on); };

  const auto times = record_->answer_times();
  const double pace = times ? Pace(*times).seconds() : kSecondsBeforeMeasured;
  const double seconds = seconds_with_return(pace, settings_.retention);
  const DayLoad load = this->load(day, seconds);
  Decision decision;
  const memory::Wish wish{settings_.retention, settings_.longest_interval};
  decision.choices =
      memory::choices(memory::Model(record_->parameters()), standing_in_memory(card, day), wish,
                      seed, [&](const memory::Choice& choice) {
                        const PickedDay picked = pick_day(choice, load, seconds, is_taken);
                        decision.reasons.at(index_of(choice.grade)) = picked.reason;
                        return picked.days;
                      });
  return decision;
}

memory::Choices Review::choices_of(Pair pair, const Card& before, Day day) const {
  if (const graph::Edge* edge = edge_of(pair)) return decide(*edge, &before, day).choices;
  // Notes that are gone, or tied no more, share no day with others.
  const memory::Wish wish{settings_.retention, settings_.longest_interval};
  return memory::choices(memory::Model(record_->parameters()), standing_in_memory(&before, day),
                         wish, fuzz_seed(pair, before.reviews));
}

std::vector<Outcome> Review::outcomes(const graph::Edge& edge) const {
  const Day day = today();
  std::vector<Outcome> out;
  for (const memory::Choice& choice : decide(edge, find_card(edge.a, edge.b), day).choices) {
    out.push_back({choice.grade, choice.days, day + choice.days});
  }
  return out;
}

Result<record::Event> Review::answer(const graph::Edge& edge, const Answer& answer) {
  if (std::ranges::find(memory::kGrades, answer.grade) == memory::kGrades.end()) {
    return fail(ErrorKind::usage, "no such grade", {}, "grade from 1 to 4");
  }
  const Day day = today();
  record::Reviewed review;
  review.kind = answer.kind;
  review.answer = answer.text;
  review.grade = answer.grade;
  review.confidence = answer.confidence;
  review.seconds = answer.seconds;
  review.hints = answer.hints;
  review.algorithm = kAlgorithm;
  const bool fitted = !(record_->parameters() == memory::Parameters::defaults());
  review.parameters = fitted ? kFittedSet : kParameterSet;
  if (record::feeds_memory(answer.kind)) {
    const Decision decision = decide(edge, find_card(edge.a, edge.b), day);
    const memory::Choice& choice = decision.choices.at(index_of(answer.grade));
    review.due = day + choice.days;
    review.raw_interval = choice.raw_interval;
    review.fuzz_days = choice.fuzzed - choice.plain;
    review.load_days = choice.days - choice.fuzzed;
    review.load_reason = decision.reasons.at(index_of(answer.grade));
    review.earliest_days = choice.earliest;
    review.latest_days = choice.latest;
  } else if (const Card* card = find_card(edge.a, edge.b)) {
    review.due = card->due;  // decided nothing
  }
  std::vector<record::Body> events;
  review.pair = keyed_pair(edge.a, edge.b, events);
  events.emplace_back(std::move(review));
  return append(std::move(events));
}

}  // namespace whylink::review
