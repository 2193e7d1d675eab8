#include "damage.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <set>

#include "core/record/journal.hpp"

namespace whylink::record {

namespace fs = std::filesystem;

namespace {

// A closed record has the first two.
constexpr std::array<const char*, 4> kFiles = {"reviews.db", "journal.jsonl", "reviews.db-wal",
                                               "reviews.db-shm"};
constexpr std::size_t kPage = 4096;

void fill(Record& record) {
  using memory::Grade;
  for (unsigned i = 1; i <= 12; ++i) {
    add(record, NoteKeyed{key(i), "Folder/Note " + std::to_string(i) + ".md", "Note"});
  }
  std::vector<Evidence> evidence(1);
  evidence[0] = {key(3), "Folder/Moved.md", "Moved", "id", 7, {1, 2, 3}, {"Note"}, false};
  EXPECT_TRUE(record.put_evidence(evidence));
  Event last;
  for (unsigned i = 2; i <= 12; ++i) {
    const auto grade = static_cast<Grade>(1 + i % 4);
    last = add(record,
               review(pair(1, i), grade, "because of " + std::string(std::size_t{i} * 40, 'x')));
    add(record, Judged{pair(1, i), Worth::strong});
  }
  add(record, Corrected{last.id, Grade::gist, "because it is so"});
  add(record, Undone{add(record, Suspended{pair(1, 2)}).id});
  add(record, SettingChanged{"minutes", "20"});
  EXPECT_TRUE(record.put_local("draft", "half a sentence"));
}

Result<Contents> contents_of(const Record& record) {
  Contents out;
  const auto events = record.all_events();
  if (!events) return tl::make_unexpected(events.error());
  for (const Event& event : *events) out.events.push_back(to_json(event));
  const auto cards = record.cards();
  if (!cards) return tl::make_unexpected(cards.error());
  out.cards = *cards;
  const auto evidence = record.evidence();
  if (!evidence) return tl::make_unexpected(evidence.error());
  out.evidence = *evidence;
  const auto draft = record.local("draft");
  if (!draft) return tl::make_unexpected(draft.error());
  out.draft = draft->value_or("");
  return out;
}

bool is_letter(char c) {
  return std::isalpha(static_cast<unsigned char>(c)) != 0;
}

// The first word from `at` on in the other case.
void change_word(std::string& bytes, std::size_t at) {
  while (at < bytes.size() && !is_letter(bytes[at])) ++at;
  constexpr char kCase = 0x20;
  for (; at < bytes.size() && is_letter(bytes[at]); ++at) {
    bytes[at] = static_cast<char>(bytes[at] ^ kCase);
  }
}

std::string changed(std::string bytes, const Change& change) {
  if (change.what == "cut") {
    bytes.resize(std::min(bytes.size(), change.at));
  } else if (change.what == "word") {
    change_word(bytes, change.at);
  } else {
    for (std::size_t i = change.at; i < std::min(bytes.size(), change.at + change.size); ++i) {
      bytes[i] = static_cast<char>(change.value);
    }
  }
  return bytes;
}

void do_to(const fs::path& file, const Change& change) {
  if (change.what == "gone") {
    fs::remove(file);
    return;
  }
  write_bytes(file, changed(bytes_of(file), change));
}

Change change_of(const std::string& file, std::size_t size, Random& random) {
  constexpr std::array<const char*, 6> kWays = {"byte", "byte", "word", "zeros", "page", "cut"};
  Change out;
  out.file = file;
  out.what = random.below(40) == 0 ? "gone" : kWays.at(random.below(kWays.size()));
  out.at = random.below(size);
  out.value = static_cast<unsigned char>(out.what == "byte" ? random.below(256) : 0);
  out.size = out.what == "zeros" ? 1 + random.below(600) : 1;
  if (out.what == "page") {
    out.at = out.at / kPage * kPage;
    out.size = kPage;
  }
  return out;
}

}  // namespace

std::string_view name(Outcome outcome) {
  constexpr std::array<std::string_view, kOutcomes> kNames = {"harmless", "healed", "told",
                                                              "silent",   "lost",   "stuck"};
  return kNames.at(static_cast<std::size_t>(outcome));
}

std::string Damage::kind() const {
  const std::string kind = is_live ? "live" : "closed";
  if (changes.size() > 1) return kind + ", both copies";
  return kind + ", " + changes.front().file + ", " + changes.front().what;
}

std::string shown(const Damage& damage) {
  std::string text = damage.is_live ? "live" : "closed";
  for (const Change& one : damage.changes) {
    text += ", " + one.file + ": " + one.what + " at " + std::to_string(one.at) + ", " +
            std::to_string(one.size) + " bytes, value " + std::to_string(one.value);
  }
  return text;
}

Patient::Patient() {
  closed_.folder = source_.top() / "closed";
  live_.folder = source_.top() / "live";
  {
    Record record = source_.open();
    fill(record);
    closed_.contents = contents_of(record).value();
  }
  fs::copy(source_.folder(), closed_.folder);
  Record record = source_.open();
  add(record, review(pair(2, 3), memory::Grade::clear, "in the log"));
  add(record, Judged{pair(2, 3), Worth::weak});
  live_.contents = contents_of(record).value();
  fs::create_directories(live_.folder);
  for (const char* file : kFiles) fs::copy_file(source_.file(file), live_.folder / file);
  read(closed_);
  read(live_);
}

void Patient::read(Whole& whole) const {
  for (const char* file : kFiles) {
    const fs::path path = whole.folder / file;
    if (fs::exists(path)) whole.files[file] = bytes_of(path);
  }
}

Damage Patient::damage(std::uint64_t seed) const {
  Random random(seed);
  Damage out;
  out.is_live = random.below(2) == 0;
  const auto& files = whole(out.is_live).files;
  std::vector<std::string> names = {kFiles.at(random.below(files.size()))};
  if (random.below(8) == 0) names = {"reviews.db", "journal.jsonl"};
  for (const std::string& name : names) {
    const std::string& bytes = files.at(name);
    Change change;
    do {
      change = change_of(name, bytes.size(), random);
    } while (change.what != "gone" && changed(bytes, change) == bytes);
    out.changes.push_back(change);
  }
  return out;
}

Patient::Examined Patient::examine(const Contents& right) {
  Examined out;
  const auto record = Record::open(place_.options(Access::read));
  const auto found = record ? record->diagnose() : tl::make_unexpected(record.error());
  const auto contents = record ? contents_of(*record) : tl::make_unexpected(record.error());
  out.is_told = !found || !found->empty() || !contents;
  out.is_same = contents && *contents == right;
  return out;
}

bool Patient::has_what_was_whole(const Damage& damage, const Contents& now) const {
  const Whole& was = whole(damage.is_live);
  if (damage.changes.size() < 2) {
    return now.events == was.contents.events && now.cards == was.contents.cards;
  }
  const Change& change = damage.changes.back();
  const std::string text =
      change.what == "gone" ? std::string() : changed(was.files.at("journal.jsonl"), change);
  const std::set<std::string> there(now.events.begin(), now.events.end());
  return std::ranges::all_of(was.contents.events, [&](const std::string& event) {
    const std::string line = journal_line(event_from_json(event).value());
    const std::size_t at = text.find(line);
    // Where the ending of the one before is damaged, both are one line that cannot be read.
    const bool is_line = at != std::string::npos && (at == 0 || text[at - 1] == '\n');
    return !is_line || there.contains(event);
  });
}

Outcome Patient::suffer(const Damage& damage, std::string& why) {
  const Contents& right = whole(damage.is_live).contents;
  fs::remove_all(place_.folder());
  fs::copy(whole(damage.is_live).folder, place_.folder());
  for (const Change& one : damage.changes) do_to(place_.file(one.file.c_str()), one);
  const auto [is_told, is_same] = examine(right);
  if (!is_same && !is_told) {
    why = "examined, nothing was said";
    return Outcome::silent;
  }
  const bool is_double = damage.changes.size() > 1;
  const auto healing = heal(place_.options());
  if (!healing) {
    why = healing.error().line();
    // Where no event is whole in either copy there is nothing to make a record of.
    const bool is_nothing = is_double && has_what_was_whole(damage, {});
    return is_nothing && healing.error().kind == ErrorKind::database ? Outcome::told
                                                                     : Outcome::stuck;
  }
  for (const Trouble& one : healing->left) {
    if (!one.repairable) continue;
    why = "left: " + one.what;
    return Outcome::stuck;
  }
  const auto record = Record::open(place_.options());
  const auto contents = record ? contents_of(*record) : tl::make_unexpected(record.error());
  if (!contents) {
    why = "after healing: " + contents.error().line();
    return Outcome::stuck;
  }
  if (!has_what_was_whole(damage, *contents)) {
    why = std::to_string(contents->events.size()) + " events of " +
          std::to_string(right.events.size());
    return Outcome::lost;
  }
  if (*contents == right) return is_same && !is_told ? Outcome::harmless : Outcome::healed;
  // Events that neither copy has are told as lost, not as mended.
  const bool is_said = contents->events == right.events ? is_told || !healing->mended.empty()
                                                        : !healing->left.empty();
  if (is_said) return Outcome::told;
  why = contents->events == right.events
            ? "what this device alone keeps is another"
            : std::to_string(right.events.size() - contents->events.size()) +
                  " events are gone from both copies, and repair does not say so";
  return Outcome::silent;
}

}  // namespace whylink::record
