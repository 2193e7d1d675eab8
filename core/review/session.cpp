#include <algorithm>
#include <set>
#include <span>

#include "whylink/review.hpp"

namespace whylink::review {

namespace {

using Stage = Session::Stage;
using Step = Session::Step;

void stand_at(Session& session, std::size_t at) {
  session.at = at;
  session.stage = at < session.items.size() ? Stage::ask : Stage::done;
  session.work = {};
}

void remember(Session& session, Step::Kind kind, std::size_t at, const Uuid& event) {
  session.steps.push_back({kind, at, event, session.stage, session.work});
}

bool is_second_look(const Item& item) {
  return item.kind == ItemKind::again;
}

// How far the minutes of a session are used.
struct Used {
  double seconds = 0;
  double each = 0;  // a prompt; one that took long is not what all will take
};

Used used(const Session& session) {
  Used used;
  int prompts = 0;
  for (const Step& step : session.steps) {
    if (step.kind == Step::Kind::judged) continue;
    used.seconds += step.work.seconds;
    prompts += step.kind == Step::Kind::graded ? 1 : 0;
  }
  constexpr int kPromptsToTrust = 5;
  used.each =
      (used.seconds + kPromptsToTrust * kSecondsBeforeMeasured) / (prompts + kPromptsToTrust);
  return used;
}

// Where a session goes on. What was not asked yet is begun only where it and the misses that come
// back are likely to fit; what was missed comes back while the minutes are not used up. So the last
// prompt may run over, and no other.
std::size_t next_place(const Session& session) {
  const std::size_t next = session.at + 1;
  const std::size_t end = session.items.size();
  if (next >= end || !(session.minutes > 0)) return next;
  const auto [seconds, each] = used(session);
  const double left = session.minutes * 60 - seconds;
  if (left <= 0) return end;
  const auto from = session.items.begin() + static_cast<std::ptrdiff_t>(next);
  const auto misses = std::count_if(from, session.items.end(), is_second_look);
  if (is_second_look(*from) || each * (static_cast<double>(misses) + 1) <= left) return next;
  return static_cast<std::size_t>(std::find_if(from, session.items.end(), is_second_look) -
                                  session.items.begin());
}

// The item that a step put at the end for a second look; it is the last of its connection.
void drop_second_look(Session& session, std::size_t of) {
  const Item& missed = session.items[of];
  for (std::size_t at = session.items.size(); at-- > of + 1;) {
    const Item& item = session.items[at];
    if (item.kind != ItemKind::again || item.a != missed.a || item.b != missed.b) continue;
    session.items.erase(session.items.begin() + static_cast<std::ptrdiff_t>(at));
    return;
  }
}

}  // namespace

Session start_session(std::string id, const Plan& plan, Day day) {
  Session session;
  session.id = std::move(id);
  session.day = day;
  session.minutes = plan.minutes;
  session.items = plan.items;
  stand_at(session, 0);
  return session;
}

const Item* current(const Session& session) {
  return session.at < session.items.size() ? &session.items[session.at] : nullptr;
}

void show_answer(Session& session) {
  if (session.stage == Stage::ask) session.stage = Stage::reveal;
}

void hide_answer(Session& session) {
  if (session.stage == Stage::reveal) session.stage = Stage::ask;
}

bool comes_back(const Session& session, memory::Grade grade) {
  const Item* item = current(session);
  if (item == nullptr || grade != memory::Grade::blank || is_second_look(*item)) return false;
  const double spent = used(session).seconds + session.work.seconds;
  return !(session.minutes > 0) || spent < session.minutes * 60;
}

void take_grade(Session& session, memory::Grade grade, const Uuid& event) {
  const Item* item = current(session);
  if (item == nullptr) return;
  const bool missed = grade == memory::Grade::blank && !is_second_look(*item);
  remember(session, Step::Kind::graded, session.at, event);
  if (missed) {
    Item again = *item;
    again.kind = ItemKind::again;
    again.reason = "missed a while ago";
    session.items.push_back(std::move(again));
  }
  stand_at(session, next_place(session));
}

void take_skip(Session& session, const Uuid& event) {
  if (current(session) == nullptr) return;
  remember(session, Step::Kind::skipped, session.at, event);
  stand_at(session, next_place(session));
}

void take_judgement(Session& session, const Uuid& event) {
  if (session.items.empty()) return;
  remember(session, Step::Kind::judged, std::min(session.at, session.items.size() - 1), event);
}

void pass_over(Session& session) {
  if (current(session) != nullptr) stand_at(session, session.at + 1);
}

bool take_undo(Session& session, const Uuid& event) {
  const auto step = std::ranges::find(session.steps, event, &Step::event);
  if (step == session.steps.end()) return false;
  const Step undone = std::move(*step);
  session.steps.erase(step);
  if (undone.kind == Step::Kind::judged) return true;  // it had moved nothing
  if (undone.kind == Step::Kind::graded) drop_second_look(session, undone.at);
  session.at = undone.at;
  session.stage = undone.stage;
  session.work = undone.work;
  return true;
}

void add_items(Session& session, const Plan& plan) {
  std::set<std::pair<FileId, FileId>> there;
  const auto is_asked = [&](std::size_t at) {
    return at >= session.at ||
           std::ranges::find(session.steps, at, &Step::at) != session.steps.end();
  };
  for (std::size_t at = 0; at < session.items.size(); ++at) {
    if (is_asked(at)) there.insert({session.items[at].a, session.items[at].b});
  }
  for (const Item& item : plan.items) {
    if (there.insert({item.a, item.b}).second) session.items.push_back(item);
  }
  session.minutes += plan.minutes;
  if (session.stage == Stage::done) stand_at(session, session.at);
}

int answered(const Session& session) {
  return static_cast<int>(std::ranges::count(session.steps, Step::Kind::graded, &Step::kind));
}

}  // namespace whylink::review
