// Damage done to a record by chance, and what became of it: in the tests a little, in scripts/soak
// much.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "place.hpp"

namespace whylink::record {

// All that a record knows, in text; told() and what is derived or local.
struct Contents {
  std::vector<std::string> events;
  std::vector<Card> cards;
  std::vector<Evidence> evidence;
  std::string draft;
  bool operator==(const Contents&) const = default;
};

enum class Outcome : std::uint8_t {
  harmless,  // nothing is another, and nothing was told
  healed,    // told, and all came back
  told,      // told, and what one copy alone had is lost
  silent,    // something is another, and nobody said so
  lost,      // an event did not come back, though the other copy had it
  stuck,     // repair left what it calls repairable, or did not end
};
constexpr std::size_t kOutcomes = 6;
[[nodiscard]] std::string_view name(Outcome outcome);

// What is done to one file.
struct Change {
  std::string file;
  std::string what;  // "byte", "word", "zeros", "page", "cut", "gone"
  std::size_t at = 0;
  std::size_t size = 0;
  unsigned char value = 0;
};
// One that changes something, in most cases; sometimes in both copies at once.
struct Damage {
  bool is_live = false;  // to a record as a crash leaves it, with a log; else to a closed one
  std::vector<Change> changes;
  // "live, reviews.db, byte": what kind of damage it is.
  [[nodiscard]] std::string kind() const;
};
[[nodiscard]] std::string shown(const Damage& damage);

// Two records with events of every kind; the second has some in its log alone.
class Patient {
 public:
  Patient();
  // What the damage of that number is; the same every time. It changes each of its files.
  [[nodiscard]] Damage damage(std::uint64_t seed) const;
  // Does it to a fresh copy, examines and heals that. `why` says what was seen where that is bad.
  [[nodiscard]] Outcome suffer(const Damage& damage, std::string& why);

 private:
  // Of a record as it stood.
  struct Whole {
    std::filesystem::path folder;
    Contents contents;
    std::map<std::string, std::string> files;  // their bytes
  };
  [[nodiscard]] const Whole& whole(bool is_live) const { return is_live ? live_ : closed_; }
  void read(Whole& whole) const;
  // What an examination says, and whether the contents are still right.
  struct Examined {
    bool is_told = false;
    bool is_same = false;
  };
  [[nodiscard]] Examined examine(const Contents& right);
  // The events that the damaged journal has whole: these must come back, whatever became of the
  // database; all of them where it is the only one that was damaged.
  [[nodiscard]] bool has_what_was_whole(const Damage& damage, const Contents& now) const;

  Place source_;
  Place place_;
  Whole closed_;
  Whole live_;
};

}  // namespace whylink::record
