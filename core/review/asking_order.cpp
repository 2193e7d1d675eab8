#include "core/review/asking_order.hpp"

#include <algorithm>

namespace whylink::review {

namespace {

using Indices = std::vector<std::uint32_t>;

class Ordering {
 public:
  explicit Ordering(std::span<const Waiting> waiting) : waiting_(waiting) {}

  // Each next one is the first that is no sibling of the last and of another topic, or else the
  // first that is no sibling.
  void run(Indices from) {
    while (!from.empty()) {
      auto next = std::ranges::find_if(
          from, [&](std::uint32_t index) { return is_apart(index) && is_other_topic(index); });
      if (next == from.end()) {
        next = std::ranges::find_if(from, [&](std::uint32_t index) { return is_apart(index); });
      }
      if (next == from.end()) break;
      out_.push_back(*next);
      from.erase(next);
    }
    for (const std::uint32_t index : from) put_between(index);
  }
  [[nodiscard]] Indices result() && { return std::move(out_); }

 private:
  [[nodiscard]] bool is_apart(std::uint32_t index) const {
    return out_.empty() || !are_siblings(waiting_[out_.back()], waiting_[index]);
  }
  [[nodiscard]] bool is_other_topic(std::uint32_t index) const {
    return out_.empty() || waiting_[out_.back()].topic != waiting_[index].topic;
  }
  [[nodiscard]] bool fits(std::size_t at, const Waiting& one) const {
    return (at == 0 || !are_siblings(waiting_[out_[at - 1]], one)) &&
           (at == out_.size() || !are_siblings(waiting_[out_[at]], one));
  }
  // What is left are siblings of the last: each goes to the latest place that takes it.
  void put_between(std::uint32_t index) {
    const Waiting& one = waiting_[index];
    std::size_t at = out_.size();
    while (at > 0 && !fits(at, one)) --at;
    if (!fits(at, one)) at = out_.size();
    out_.insert(out_.begin() + static_cast<std::ptrdiff_t>(at), index);
  }

  std::span<const Waiting> waiting_;
  Indices out_;
};

// The k-th of n new ones stands after k + 1 of n + 1 equal parts of the others.
Indices spread(const Indices& fresh, const Indices& due) {
  Indices out;
  out.reserve(fresh.size() + due.size());
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

}  // namespace

bool are_siblings(const Waiting& one, const Waiting& other) {
  return one.a == other.a || one.a == other.b || one.b == other.a || one.b == other.b;
}

Indices in_order_of_asking(std::span<const Waiting> waiting, Indices asked) {
  Indices fresh;
  Indices due;
  for (const std::uint32_t index : asked) (waiting[index].is_new ? fresh : due).push_back(index);
  Ordering ordering(waiting);
  ordering.run(spread(fresh, due));
  return std::move(ordering).result();
}

}  // namespace whylink::review
