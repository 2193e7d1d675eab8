#include <algorithm>
#include <unordered_set>

#include "core/review/candidates.hpp"
#include "core/review/pace.hpp"
#include "whylink/review.hpp"

namespace whylink::review {

namespace {

// Of a vault whose links give no reasons no more connections than this are read in one go.
constexpr int kMostExamined = 2000;
constexpr std::string_view kDoneOn = "enrolment.day";  // local: the day the rule last enrolled

// Takes candidates from each topic in turn until enough are found.
class Choosing {
 public:
  explicit Choosing(std::vector<Topic> topics)
      : topics_(std::move(topics)), next_(topics_.size(), 0) {}

  template <class MayEnrol>
  Status run(std::size_t wanted, const MayEnrol& may_enrol) {
    for (const bool notes_once : {true, false}) {
      std::ranges::fill(next_, 0);
      while (chosen_.size() < wanted) {
        const std::size_t before = chosen_.size();
        for (std::size_t topic = 0; topic < topics_.size() && chosen_.size() < wanted; ++topic) {
          if (const Status taken = take_one(topic, notes_once, may_enrol); !taken) return taken;
        }
        if (chosen_.size() == before) break;
      }
    }
    return {};
  }
  [[nodiscard]] const std::vector<const graph::Edge*>& chosen() const { return chosen_; }

 private:
  template <class MayEnrol>
  Status take_one(std::size_t topic, bool notes_once, const MayEnrol& may_enrol) {
    const auto& edges = topics_[topic].edges;
    while (next_[topic] < edges.size() && examined_ < kMostExamined) {
      const graph::Edge* edge = edges[next_[topic]++];
      // Five prompts about one note would be one topic again.
      if (notes_once && (notes_.contains(edge->a) || notes_.contains(edge->b))) continue;
      if (!seen_.insert(edge).second) continue;
      ++examined_;
      const Result<bool> may = may_enrol(*edge);
      if (!may) return tl::make_unexpected(may.error());
      if (!*may) continue;
      chosen_.push_back(edge);
      notes_.insert({edge->a, edge->b});
      return {};
    }
    return {};
  }

  std::vector<Topic> topics_;
  std::vector<std::size_t> next_;
  std::unordered_set<const graph::Edge*> seen_;
  std::unordered_set<FileId> notes_;
  std::vector<const graph::Edge*> chosen_;
  int examined_ = 0;
};

bool was_enrolled(const std::vector<record::Event>& events) {
  return std::ranges::any_of(record::in_force(events), [](const record::Event& event) {
    return std::holds_alternative<record::Enrolled>(event.body) ||
           std::holds_alternative<record::Unenrolled>(event.body) ||
           std::holds_alternative<record::Reviewed>(event.body);
  });
}

}  // namespace

Result<bool> Review::enrolled_today() const {
  const Day day = today();
  // A person may have un-enrolled all of today's again; that asks for no more of them.
  const auto done = record_->local(kDoneOn);
  if (!done) return tl::make_unexpected(done.error());
  // A clock set back, or a flight west, makes no second morning of a day; one that was far ahead
  // keeps nothing away for long.
  const auto done_on = *done ? parse_day(**done) : std::nullopt;
  constexpr Day kFarAhead = 2;
  if (done_on && *done_on >= day && *done_on <= day + kFarAhead) return true;
  return std::ranges::any_of(cards_, [&](const auto& entry) {
    const Card& card = entry.second;
    const bool by_rule = card.enrolled && !card.by_hand && card.reviews == 0;
    return by_rule && card.enrolled_on == day;
  });
}

Result<bool> Review::may_enrol(const graph::Edge& edge) const {
  if (const Card* card = find_card(edge.a, edge.b)) {
    if (card->enrolled || card->dismissed || card->suspended) return false;
    if (card->worth == record::Worth::map_only) return false;
    const auto events = record_->events_of(card->pair);
    if (!events) return tl::make_unexpected(events.error());
    if (was_enrolled(*events)) return false;
  }
  // A note that cannot be read or asked about is passed over; others will do.
  const auto asked = prompt(edge, PromptKind::why);
  return asked && asked->answers_why;
}

// What waits for its first prompt is asked before more is added to it.
Result<int> Review::new_wanted() const {
  const auto times = record_->answer_times();
  if (!times) return tl::make_unexpected(times.error());
  const double seconds = Pace(*times).seconds();
  const memory::Model model(record_->parameters());
  const Day day = today();
  double due_seconds = 0;
  int waiting = 0;
  const auto count = [&](const Card& card, bool is_material, auto waits) {
    if (!is_in_queue(card, is_material) || !is_asked(card, day)) return;
    if (!card.state) {
      waiting += !card.by_hand && waits() ? 1 : 0;
      return;
    }
    const double recall =
        model.retrievability(card.state->stability, std::max(0, day - card.reviewed_on));
    due_seconds += seconds_with_return(seconds, recall);
  };
  for (const Placed& one : placed()) {
    // What cannot be asked any more waits for nothing.
    count(*one.card, one.is_material, [&] { return can_be_asked(*graph_->find(one.a, one.b)); });
  }
  for (const auto& [pair, card] : cards_) {
    // What cannot be read today is there another day: it makes no room for more.
    const bool is_unread = keys_.is_unread(pair.a) || keys_.is_unread(pair.b);
    if (is_unread) count(card, true, [] { return true; });
  }
  return new_for_day(settings_.new_per_day, due_seconds, settings_.minutes * 60) - waiting;
}

Result<std::vector<const graph::Edge*>> Review::choose_new() const {
  const auto done = enrolled_today();
  if (!done) return tl::make_unexpected(done.error());
  if (*done) return std::vector<const graph::Edge*>();
  const Day day = today();
  if (chosen_new_ && chosen_new_->first == day) return chosen_new_->second;
  const auto wanted = new_wanted();
  if (!wanted) return tl::make_unexpected(wanted.error());
  if (*wanted <= 0) return std::vector<const graph::Edge*>();
  Choosing choosing(candidates(*snapshot_, *graph_, clock_()));
  const Status found = choosing.run(static_cast<std::size_t>(*wanted),
                                    [this](const graph::Edge& edge) { return may_enrol(edge); });
  if (!found) return tl::make_unexpected(found.error());
  chosen_new_.emplace(day, choosing.chosen());
  return choosing.chosen();
}

// A note that cannot be read now can be again; only what no question can be made of is left out.
bool Review::can_be_asked(const graph::Edge& edge) const {
  const auto asked = prompt(edge, PromptKind::why);
  return asked || asked.error().kind != ErrorKind::not_found;
}

Result<int> Review::enrol_daily() {
  const auto chosen = choose_new();
  if (!chosen) return tl::make_unexpected(chosen.error());
  if (chosen->empty()) return 0;
  std::vector<record::Body> events;
  for (const graph::Edge* edge : *chosen) {
    const Pair pair = keyed_pair(edge->a, edge->b, events);
    events.emplace_back(
        record::Enrolled{pair, false, enrol_reason(*snapshot_, *graph_, *edge, clock_())});
  }
  if (const auto kept = append(std::move(events)); !kept) return tl::make_unexpected(kept.error());
  if (const Status noted = record_->put_local(kDoneOn, format_day(today())); !noted) {
    return tl::make_unexpected(noted.error());
  }
  return static_cast<int>(chosen->size());
}

}  // namespace whylink::review
