// What a person did, taken back, done again, or said anew.
#include <algorithm>

#include "whylink/review.hpp"

namespace whylink::review {

Result<std::vector<record::Event>> Review::last_deed() const {
  const auto last = record_->last_undoable();
  if (!last) return tl::make_unexpected(last.error());
  if (!*last) return fail(ErrorKind::not_found, "there is nothing to take back");
  if (!(*last)->batch) return std::vector{**last};
  auto deed = record_->events_of_batch(*(*last)->batch);
  if (!deed) return deed;
  std::erase_if(*deed, [](const record::Event& one) { return !record::can_be_undone(one.body); });
  return deed;
}

Result<record::Event> Review::undo() {
  const auto deed = last_deed();
  if (!deed) return tl::make_unexpected(deed.error());
  std::vector<record::Body> undos;
  for (const record::Event& event : *deed) undos.emplace_back(record::Undone{event.id});
  auto undone = append(std::move(undos));
  if (!undone) return undone;
  for (const record::Event& event : *deed) {
    const auto pair = record::pair_of(event.body);
    const Status loaded = pair ? reload_card(*pair) : reload_cards();
    if (!loaded) return tl::make_unexpected(loaded.error());
  }
  if (const Status settings = reload_settings(); !settings) {
    return tl::make_unexpected(settings.error());
  }
  return undone;
}

Result<record::Event> Review::redo() {
  const auto last = record_->last_redoable();
  if (!last) return tl::make_unexpected(last.error());
  if (!*last) {
    return fail(ErrorKind::not_found, "there is nothing to do again", {},
                "an undo can be lifted until something else is done");
  }
  std::vector<record::Event> undos{**last};
  if ((*last)->batch) {
    auto batch = record_->events_of_batch(*(*last)->batch);
    if (!batch) return tl::make_unexpected(batch.error());
    undos = *std::move(batch);
  }
  std::vector<record::Body> redos;
  for (const record::Event& event : undos) {
    if (std::holds_alternative<record::Undone>(event.body)) {
      redos.emplace_back(record::Redone{event.id});
    }
  }
  auto redone = append(std::move(redos));
  if (!redone) return redone;
  Status loaded = reload_cards();
  if (loaded) loaded = reload_settings();
  if (!loaded) return tl::make_unexpected(loaded.error());
  return redone;
}

Result<std::optional<Day>> Review::due_again(const record::Event& review,
                                             const Correction& correction) const {
  const auto& body = std::get<record::Reviewed>(review.body);
  const auto events = record_->events_of(body.pair);
  if (!events) return tl::make_unexpected(events.error());
  std::vector<record::Event> earlier = record::in_force(*events);
  const auto found = std::ranges::find(earlier, review.id, &record::Event::id);
  const bool decides = (correction.grade || correction.time) && record::feeds_memory(body.kind);
  if (found == earlier.end() || !decides) return std::nullopt;
  const record::Event now = std::move(*found);
  earlier.erase(found);
  const Moment time = correction.time.value_or(now.time);
  const memory::Grade grade = correction.grade.value_or(std::get<record::Reviewed>(now.body).grade);
  std::erase_if(earlier, [&](const record::Event& event) {
    return correction.time ? event.time.milliseconds > time.milliseconds
                           : !record::before(event, now);
  });
  const Card before = record::replay(body.pair, earlier, record_->parameters());
  const memory::Choices choices = choices_of(body.pair, before, time.day());
  return time.day() + choices.at(static_cast<std::size_t>(grade) - 1).days;
}

Result<record::Event> Review::correct(const Uuid& review, const Correction& correction) {
  if (!correction.grade && !correction.text && !correction.time) {
    return fail(ErrorKind::usage, "there is nothing to correct", {},
                "give a grade, a text or a time");
  }
  const auto event = record_->event(review);
  if (!event) return tl::make_unexpected(event.error());
  std::optional<Day> due;
  if (*event && std::holds_alternative<record::Reviewed>((*event)->body)) {
    const auto again = due_again(**event, correction);
    if (!again) return tl::make_unexpected(again.error());
    due = *again;
  }
  auto corrected =
      append({record::Corrected{review, correction.grade, correction.text, due, correction.time}});
  if (!corrected) return corrected;
  if (const Status loaded = reload_cards(); !loaded) return tl::make_unexpected(loaded.error());
  return corrected;
}

}  // namespace whylink::review
