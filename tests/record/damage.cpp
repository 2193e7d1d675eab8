#include "damage.hpp"

#include <array>

namespace whylink::record {

namespace fs = std::filesystem;

namespace {

constexpr std::array<const char*, 3> kFiles = {"reviews.db", "journal.jsonl", "reviews.db-wal"};
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
    last = add(record, review(pair(1, i), grade, "because of " + std::string(i * 40, 'x')));
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

void do_to(const fs::path& file, const Damage& damage) {
  if (damage.what == "gone") {
    fs::remove(file);
    return;
  }
  std::string bytes = bytes_of(file);
  if (damage.what == "cut") {
    bytes.resize(std::min(bytes.size(), damage.at));
  } else {
    for (std::size_t i = damage.at; i < std::min(bytes.size(), damage.at + damage.size); ++i) {
      bytes[i] = static_cast<char>(damage.value);
    }
  }
  write_bytes(file, bytes);
}

}  // namespace

std::string_view name(Outcome outcome) {
  constexpr std::array<std::string_view, kOutcomes> kNames = {"harmless", "healed", "told",
                                                              "silent",   "lost",   "stuck"};
  return kNames.at(static_cast<std::size_t>(outcome));
}

std::string shown(const Damage& damage) {
  return (damage.is_live ? "live, " : "closed, ") + damage.file + ": " + damage.what + " at " +
         std::to_string(damage.at) + ", " + std::to_string(damage.size) + " bytes, value " +
         std::to_string(damage.value);
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
}

Damage Patient::damage(std::uint64_t seed) const {
  Random random(seed);
  Damage out;
  out.is_live = random.below(2) == 0;
  out.file = kFiles.at(random.below(out.is_live ? kFiles.size() : 2));
  const auto size = static_cast<std::size_t>(fs::file_size(whole(out.is_live).folder / out.file));
  constexpr std::array<const char*, 5> kWays = {"byte", "byte", "zeros", "page", "cut"};
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

Outcome Patient::suffer(const Damage& damage, std::string& why) {
  const Contents& right = whole(damage.is_live).contents;
  fs::remove_all(place_.folder());
  fs::copy(whole(damage.is_live).folder, place_.folder());
  do_to(place_.file(damage.file.c_str()), damage);
  bool is_told = false;
  bool is_same = false;
  {
    const auto record = Record::open(place_.options(Access::read));
    const auto found = record ? record->diagnose() : tl::make_unexpected(record.error());
    is_told = !found || !found->empty();
    const auto contents = record ? contents_of(*record) : tl::make_unexpected(record.error());
    is_same = contents && *contents == right;
    is_told = is_told || !contents;
  }
  if (!is_same && !is_told) {
    why = "examined, nothing was said";
    return Outcome::silent;
  }
  const auto healing = heal(place_.options());
  if (!healing) {
    why = healing.error().line();
    return Outcome::stuck;
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
  if (contents->events != right.events || contents->cards != right.cards) {
    why = std::to_string(contents->events.size()) + " events of " +
          std::to_string(right.events.size());
    return Outcome::lost;
  }
  if (*contents == right) return is_same && !is_told ? Outcome::harmless : Outcome::healed;
  if (is_told || !healing->mended.empty() || !healing->left.empty()) return Outcome::told;
  why = "what this device alone keeps is another";
  return Outcome::silent;
}

}  // namespace whylink::record
