// Walks the histories of a log, card by card. Inside the room only.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "whylink/memory.hpp"

namespace whylink::memory {

// A row as its card's history makes it.
struct Step {
  std::size_t row = 0;
  bool later = false;  // the card had a state before this row
  double recall = 0;   // just before; only where `later`
  std::optional<State> after;
  int spaced = 0;  // later reviews with elapsed days above 0, this one included
  int lapses = 0;  // blanks among them, this one left out
};

// The rows by card, then review_index, then as they come.
[[nodiscard]] std::vector<std::size_t> card_order(std::span<const LogRow> rows);

[[nodiscard]] inline bool is_item(const LogRow& row, const Step& step) {
  return row.rating > 0 && row.elapsed_days > 0 && step.later;
}

// Calls visit(const Step&) for every row, in card order.
template <class Visit>
void walk(const Model& model, std::span<const LogRow> rows, Visit&& visit) {
  const LogRow* before = nullptr;
  Step step;
  for (const std::size_t index : card_order(rows)) {
    const LogRow& row = rows[index];
    if (before == nullptr || before->card_id != row.card_id) step = {};
    before = &row;
    step.row = index;
    step.later = step.after.has_value();
    step.recall = step.later ? model.retrievability(step.after->stability, row.elapsed_days) : 0;
    const bool item = is_item(row, step);
    if (item) ++step.spaced;
    if (row.rating > 0) {
      const auto grade = static_cast<Grade>(row.rating);
      step.after = step.after ? model.next_review(*step.after, row.elapsed_days, grade)
                              : model.first_review(grade);
    }
    visit(static_cast<const Step&>(step));
    if (item && row.rating == 1) ++step.lapses;
  }
}

}  // namespace whylink::memory
