#include "tests/faults/trial.hpp"

#include <algorithm>
#include <array>
#include <fstream>
#include <set>
#include <stdexcept>

namespace whylink::faults {

namespace fs = std::filesystem;
using record::Event;

namespace {

std::set<Uuid> undone_in(const Seen& seen) {
  std::set<Uuid> undone;
  for (const auto& [id, event] : seen.events) {
    if (const auto* undo = std::get_if<record::Undone>(&event.body)) undone.insert(undo->event);
  }
  return undone;
}

// Those of `wanted` that are not among `there`.
std::size_t missing(const Seen& wanted, const Seen& there) {
  return static_cast<std::size_t>(std::ranges::count_if(wanted.events, [&](const auto& one) {
    const auto found = there.events.find(one.first);
    return found == there.events.end() || to_json(found->second) != to_json(one.second);
  }));
}

std::size_t times(const std::string& text, std::string_view words) {
  std::size_t count = 0;
  for (std::size_t at = text.find(words); at != std::string::npos; at = text.find(words, at + 1)) {
    ++count;
  }
  return count;
}

// The event that the command said is on disk.
std::optional<Uuid> acknowledged_in(const std::string& output) {
  constexpr std::string_view kBegin = "{\"id\":\"";
  constexpr std::size_t kDigits = 36;
  const std::size_t at = output.find(kBegin);
  if (at == std::string::npos) return std::nullopt;
  return Uuid::parse(std::string_view(output).substr(at + kBegin.size(), kDigits));
}

template <class Body>
std::size_t count_of(const Seen& seen) {
  return static_cast<std::size_t>(std::ranges::count_if(
      seen.events, [](const auto& one) { return std::holds_alternative<Body>(one.second.body); }));
}

// What a session said that it did and what is there, of each kind of event.
std::string unkept(const Run& run, const Seen& before, const Seen& seen) {
  const auto lacks = [&](std::string_view words, std::size_t was, std::size_t is) {
    return was + times(run.output, words) > is;
  };
  if (lacks("\nRecorded: ", count_of<record::Reviewed>(before), count_of<record::Reviewed>(seen)))
    return "a grade that was recorded is not there";
  if (lacks("\nJudged ", count_of<record::Judged>(before), count_of<record::Judged>(seen)))
    return "a verdict is not there";
  if (lacks("\nSuspended: ", count_of<record::Suspended>(before),
            count_of<record::Suspended>(seen)))
    return "a suspension is not there";
  if (lacks("\nTaken back: ", count_of<record::Undone>(before), count_of<record::Undone>(seen)))
    return "an undo is not there";
  return {};
}

// Some connection was asked and graded twice since.
bool has_twice(const Seen& before, const Seen& seen) {
  const std::set<Uuid> undone = undone_in(seen);
  std::set<record::Pair> graded;
  for (const auto& [id, event] : seen.events) {
    const auto* review = std::get_if<record::Reviewed>(&event.body);
    if (review == nullptr || before.events.contains(id) || undone.contains(id)) continue;
    if (!graded.insert(review->pair).second) return true;
  }
  return false;
}

}  // namespace

std::string_view name(Outcome outcome) {
  constexpr std::array<std::string_view, kOutcomes> kNames = {
      "harmless", "refused", "told", "healed", "silent", "lost", "doubled", "stuck"};
  return kNames.at(static_cast<std::size_t>(outcome));
}

bool Trial::fits(const Call& call, std::string_view how) {
  if (how == "eio") return true;
  if (how == "full") return call.does == "grows";
  if (how == "half" || how == "kill-half") return call.name == "write" || call.name == "pwrite";
  return call.does != "reads";
}

Trial::Trial(const Ground& ground, Command command)
    : ground_(&ground), command_(std::move(command)) {
  ground.begin_with(command_.beginning == "damaged" ? "used" : command_.beginning);
  before_ = ground.look();
  ground.begin_with(command_.beginning);
  const Run run = again();
  calls_ = ground.calls();
  after_ = ground.look();
  output_ = run.output;
  links_ = ground.run({"links", ground.vault()}).output;
  if (run.code != 0 || !after_.troubles.empty()) {
    throw std::runtime_error(command_.name + " fails undisturbed: " + run.output);
  }
}

Run Trial::again() const {
  return ground_->run(command_.words, command_.input);
}

std::size_t Trial::deeds_in(const Seen& seen) const {
  return static_cast<std::size_t>(std::ranges::count_if(seen.events, [&](const auto& one) {
    return !before_.events.contains(one.first) &&
           (can_be_undone(one.second.body) ||
            std::holds_alternative<record::Undone>(one.second.body));
  }));
}

Verdict Trial::suffer(const Fault& fault) const {
  ground_->begin_with(command_.beginning);
  const bool by_next_writer = fault.at % 2 == 0;
  if (fault.how != "disk") {
    return judge(ground_->run(command_.words, command_.input, fault), by_next_writer);
  }
  ground_->fill_up(fault.at);
  const Run run = again();
  ground_->make_room();
  return judge(run, by_next_writer);
}

Verdict Trial::judge(const Run& run, bool by_next_writer) const {
  Seen seen = ground_->look();
  const bool was_hurt = !seen.troubles.empty();
  if (was_hurt) {
    if (by_next_writer) {
      static_cast<void>(
          record::Record::open(ground_->options(record::Access::write, ground_->data())));
    }
    if (!ground_->look().troubles.empty()) {
      const Run repair = ground_->run({"doctor", ground_->vault(), "--repair"});
      if (repair.code != 0) return {Outcome::stuck, "doctor --repair: " + repair.output};
    }
    seen = ground_->look();
    if (!seen.troubles.empty()) return {Outcome::stuck, "left: " + seen.troubles.front()};
  }
  Outcome bad = Outcome::lost;
  const std::string why = judge_events(run, seen, bad);
  if (!why.empty()) return {bad, why + "; it said: " + run.output};
  return judge_again(run, seen, was_hurt);
}

// What is wrong with the events that are there; nothing.
std::string Trial::judge_events(const Run& run, const Seen& seen, Outcome& bad) const {
  if (command_.kind == Kind::restore) return judge_restored(run, seen);
  if (const std::size_t lost = missing(before_, seen); lost > 0) {
    return std::to_string(lost) + " events of before are not there";
  }
  if (command_.kind == Kind::backup) {
    bad = Outcome::silent;
    return judge_copy(run);
  }
  if (command_.kind == Kind::session) return unkept(run, before_, seen);
  const std::size_t wanted = deeds_in(after_);
  const std::size_t done = deeds_in(seen);
  const auto id = acknowledged_in(run.output);
  if (id && !seen.events.contains(*id)) return "event " + id->text() + " is not there";
  if (run.code == 0 && done < wanted) return "it ended well, and nothing is there";
  bad = Outcome::doubled;
  if (done != 0 && done != wanted) return "a part of it is there";
  if (!run.was_killed() && run.code != 0 && done != 0) return "refused, and it is there";
  return {};
}

// A copy is whole, or there is none.
std::string Trial::judge_copy(const Run& run) const {
  const fs::path copy = ground_->kept() / "new.db";
  if (!fs::exists(copy)) return run.code == 0 ? "it ended well, and there is no copy" : "";
  const fs::path folder = ground_->data() / "looked-at";
  fs::create_directories(folder);
  fs::copy_file(copy, folder / "reviews.db");
  const Seen seen = ground_->look(folder);
  fs::remove_all(folder);
  return missing(before_, seen) == 0 ? "" : "the copy lacks events";
}

// Databases that were put aside, each with its log.
std::vector<Seen> Trial::seen_in_backups() const {
  std::vector<Seen> all;
  std::error_code absent;
  for (const auto& entry : fs::directory_iterator(ground_->data() / "backups", absent)) {
    if (entry.path().extension() != ".db") continue;
    const fs::path folder = ground_->data() / "looked-at";
    fs::create_directories(folder);
    fs::copy_file(entry.path(), folder / "reviews.db");
    const fs::path log = entry.path().string() + "-wal";
    if (fs::exists(log)) fs::copy_file(log, folder / "reviews.db-wal");
    all.push_back(ground_->look(folder));
    fs::remove_all(folder);
  }
  return all;
}

// As the copy has it, or as it was; and what it was is in backups/ at the least.
std::string Trial::judge_restored(const Run& run, const Seen& seen) const {
  if (missing(after_, seen) > 0 && missing(before_, seen) > 0) {
    return "the record is neither the one nor the other";
  }
  if (run.code == 0 && seen.events.size() != after_.events.size()) {
    return "it ended well, and the record is not as the copy has it";
  }
  Seen aside = seen;
  for (const Seen& kept : seen_in_backups()) {
    aside.events.insert(kept.events.begin(), kept.events.end());
  }
  return missing(before_, aside) == 0 ? "" : "what it replaced is in no backup";
}

Verdict Trial::judge_again(const Run& run, const Seen& seen, bool was_healed) const {
  const bool is_done = command_.kind == Kind::deed && deeds_in(seen) > 0;
  if (command_.kind == Kind::backup) fs::remove(ground_->kept() / "new.db");
  if (!is_done) {
    const Run next = again();
    if (next.code != 0) return {Outcome::stuck, "done again: " + next.output};
    const Seen then = ground_->look();
    if (!then.troubles.empty()) return {Outcome::silent, "later: " + then.troubles.front()};
    if (command_.kind == Kind::deed && deeds_in(then) != deeds_in(after_)) {
      return {Outcome::stuck, "done again, it is not there"};
    }
    if (command_.kind == Kind::session && has_twice(before_, then)) {
      return {Outcome::doubled, "graded twice; it said: " + run.output};
    }
  }
  if (command_.kind == Kind::reading &&
      ground_->run({"links", ground_->vault()}).output != links_) {
    return {Outcome::silent, "links are others afterwards"};
  }
  if (was_healed) return {Outcome::healed, {}};
  if (run.was_killed()) return {Outcome::harmless, {}};
  if (run.code != 0) return {Outcome::refused, {}};
  // Behind what it says undisturbed.
  const bool is_told = times(run.output, "\n") > times(output_, "\n");
  return {is_told ? Outcome::told : Outcome::harmless, {}};
}

std::vector<Command> commands(const Ground& ground) {
  const std::string vault = ground.vault();
  const std::vector<std::string> answer = {"answer",       vault,     "--a", "Memex",  "--b",
                                           "Zettelkasten", "--grade", "3",   "--text", "trails"};
  const auto act = [&](const char* action) {
    return std::vector<std::string>{"act", vault, action, "--a", "Memex", "--b", "Zettelkasten"};
  };
  const std::string session =
      "because\n.\n3\nw\nsince\n.\n2\ns\nit is\n.\n3\nz\n3\nhalf a thought\n";
  return {
      {"answer-first", "fresh", Kind::deed, answer, {}},
      {"answer", "used", Kind::deed, answer, {}},
      {"answer-after-crash", "live", Kind::deed, answer, {}},
      {"undo", "used", Kind::deed, {"undo", vault}, {}},
      {"undo-after-crash", "live", Kind::deed, {"undo", vault}, {}},
      {"strong", "used", Kind::deed, act("strong"), {}},
      {"snooze", "used", Kind::deed, act("snooze"), {}},
      {"suspend", "live", Kind::deed, act("suspend"), {}},
      {"enrol-scope", "used", Kind::deed, {"act", vault, "enrol", "--scope", "path:Notes"}, {}},
      {"settings", "used", Kind::deed, {"settings", vault, "minutes", "30"}, {}},
      {"exclude", "used", Kind::deed, {"exclude", vault, "--folder", "Learning"}, {}},
      {"review", "used", Kind::session, {"review", vault}, session},
      {"review-first", "fresh", Kind::session, {"review", vault}, session},
      {"backup", "used", Kind::backup, {"backup", vault, "--to", ground.kept() / "new.db"}, {}},
      {"backup-after-crash",
       "live",
       Kind::backup,
       {"backup", vault, "--to", ground.kept() / "new.db"},
       {}},
      {"restore", "used", Kind::restore, {"restore", vault, "--from", ground.copy(), "--yes"}, {}},
      {"restore-after-crash",
       "live",
       Kind::restore,
       {"restore", vault, "--from", ground.copy(), "--yes"},
       {}},
      {"repair", "damaged", Kind::repair, {"doctor", vault, "--repair"}, {}},
      {"doctor", "live", Kind::reading, {"doctor", vault}, {}},
      {"index", "used", Kind::reading, {"index", vault}, {}},
  };
}

}  // namespace whylink::faults
