// What a person does, on its way into the record, and back out of it.
#include "core/review/keys.hpp"
#include "whylink/review.hpp"

namespace whylink::review {

namespace {

// What an action needs before it makes sense.
enum class Need : std::uint8_t { nothing, link, link_or_card };

Need need_of(Action action) {
  switch (action) {
    case Action::dismiss:
    case Action::ripen:
    case Action::accept:
      return Need::nothing;
    case Action::unenrol:
    case Action::suspend:
    case Action::resume:
    case Action::unjudge:
      return Need::link_or_card;
    default:
      return Need::link;
  }
}

record::Body body_of(Action action, Pair pair, Day today) {
  using record::Worth;
  switch (action) {
    case Action::enrol:
      return record::Enrolled{pair, true, "chosen by hand"};
    case Action::unenrol:
      return record::Unenrolled{pair};
    case Action::suspend:
      return record::Suspended{pair};
    case Action::resume:
      return record::Resumed{pair};
    case Action::snooze:
    case Action::bury:
      return record::Snoozed{pair, today + 1};
    case Action::strong:
      return record::Judged{pair, Worth::strong};
    case Action::weak:
      return record::Judged{pair, Worth::weak};
    case Action::map_only:
      return record::Judged{pair, Worth::map_only};
    case Action::unjudge:
      return record::Judged{pair, Worth::unjudged};
    case Action::dismiss:
      return record::Dismissed{pair};
    case Action::ripen:
      return record::Ripening{pair, today + kRipeningDays};
    case Action::accept:
      break;
  }
  return record::Accepted{pair};
}

Status check_notes(const vault::Snapshot& snapshot, FileId one, FileId other) {
  for (const FileId file : {one, other}) {
    if (file < snapshot.files().size() && snapshot.has_parse(file)) continue;
    return fail(ErrorKind::not_found, "not a note",
                file < snapshot.files().size() ? snapshot.file(file).path : "",
                "name two notes of the vault");
  }
  if (one != other) return {};
  return fail(ErrorKind::usage, "a note is not connected to itself", snapshot.file(one).path,
              "name two different notes");
}

}  // namespace

Pair Review::keyed_pair(FileId one, FileId other, std::vector<record::Body>& events) {
  const auto key_of = [&](FileId file) {
    if (const auto key = keys_.key(file)) return *key;
    const vault::File& note = snapshot_->file(file);
    for (const record::Body& event : events) {
      const auto* keyed = std::get_if<record::NoteKeyed>(&event);
      if (keyed != nullptr && keyed->path == note.path) return keyed->key;
    }
    const NoteKey key = fresh_key(keys_, *snapshot_, file, clock_(), seed_);
    events.emplace_back(record::NoteKeyed{key, note.path, std::string(note.title())});
    return key;
  };
  const NoteKey key = key_of(one);
  return Pair::of(key, key_of(other));
}

Result<record::Event> Review::append(std::vector<record::Body> events) {
  chosen_new_.reset();
  auto kept = record_->append(std::move(events));
  if (!kept) return tl::make_unexpected(kept.error());
  std::vector<record::Evidence> evidence;
  for (const record::Event& event : *kept) {
    if (const auto* keyed = std::get_if<record::NoteKeyed>(&event.body)) {
      const auto file = snapshot_->find(keyed->path);
      if (!file) continue;
      keys_.put(*file, keyed->key);
      evidence.push_back(evidence_of(*snapshot_, *file, keyed->key));
    } else if (const auto pair = record::pair_of(event.body)) {
      if (const Status loaded = reload_card(*pair); !loaded) {
        return tl::make_unexpected(loaded.error());
      }
    }
  }
  // What was done is on disk by now. Evidence that cannot be kept comes again with the next
  // snapshot, and is no reason to tell a person that the answer was lost.
  if (!evidence.empty()) static_cast<void>(record_->put_evidence(evidence));
  return kept->back();
}

Status Review::reload_card(Pair pair) {
  auto card = record_->card(pair);
  if (!card) return tl::make_unexpected(card.error());
  if (*card) {
    const auto [at, is_new] = cards_.insert_or_assign(pair, **std::move(card));
    if (is_new) place(at->second);
  } else {
    cards_.erase(pair);
    is_placed_ = false;
  }
  return {};
}

Status Review::may_act(FileId one, FileId other, Action action) const {
  if (const Status checked = check_notes(*snapshot_, one, other); !checked) return checked;
  const Need need = need_of(action);
  const bool linked = graph_->find(one, other) != nullptr;
  const bool known = find_card(one, other) != nullptr;
  const bool met = linked || need == Need::nothing || (need == Need::link_or_card && known);
  if (met) return {};
  return fail(ErrorKind::not_found,
              "'" + snapshot_->file(one).path + "' and '" + snapshot_->file(other).path +
                  "' are not connected",
              {}, "link one to the other first");
}

Result<record::Event> Review::act(FileId one, FileId other, Action action) {
  if (const Status may = may_act(one, other, action); !may) {
    return tl::make_unexpected(may.error());
  }
  std::vector<record::Body> events;
  const Pair pair = keyed_pair(one, other, events);
  // The connection that was named comes last, as the one that is told of.
  if (action == Action::bury) bury_siblings(one, other, events);
  events.push_back(body_of(action, pair, today()));
  return append(std::move(events));
}

Result<record::Event> Review::snooze(FileId one, FileId other, Day until) {
  if (until <= today()) {
    return fail(ErrorKind::usage, "this is no later day", format_day(until),
                "name a day after " + format_day(today()));
  }
  if (const Status may = may_act(one, other, Action::snooze); !may) {
    return tl::make_unexpected(may.error());
  }
  std::vector<record::Body> events;
  const Pair pair = keyed_pair(one, other, events);
  events.emplace_back(record::Snoozed{pair, until});
  return append(std::move(events));
}

}  // namespace whylink::review
