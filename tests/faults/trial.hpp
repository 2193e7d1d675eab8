// One command, run while something fails, and whether all that was acknowledged is there
// afterwards.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "tests/faults/ground.hpp"

namespace whylink::faults {

enum class Outcome : std::uint8_t {
  harmless,  // done as if nothing had failed, and nothing is wrong
  refused,   // it said that it did not do it, and did not; done again it works
  told,      // it is done, and was said to be so; what went wrong was told
  healed,    // what was left was told, and is mended
  silent,    // something is wrong, and nobody says so
  lost,      // something acknowledged is not there
  doubled,   // it was called refused and is kept: whoever does it again does it twice
  stuck,     // it cannot be mended, or does not work again
};
constexpr std::size_t kOutcomes = 8;
[[nodiscard]] std::string_view name(Outcome outcome);
[[nodiscard]] constexpr bool is_bad(Outcome outcome) {
  return outcome >= Outcome::silent;
}

// What a command is to leave, by which a run is judged.
enum class Kind : std::uint8_t {
  deed,     // events, all or none
  session,  // events one after the other, each acknowledged in words
  backup,   // a file that is whole, or none
  restore,  // a record as the copy has it, or as it was
  repair,   // a record with all its events again
  reading,  // nothing
};

struct Command {
  std::string name;
  std::string beginning;
  Kind kind = Kind::deed;
  std::vector<std::string> words;
  std::string input;
};
// Every command that writes, in every beginning where it does something else.
[[nodiscard]] std::vector<Command> commands(const Ground& ground);

struct Verdict {
  Outcome outcome = Outcome::harmless;
  std::string why;  // where that is bad
};

class Trial {
 public:
  // Runs the command once undisturbed.
  Trial(const Ground& ground, Command command);

  [[nodiscard]] const Command& command() const { return command_; }
  // The calls that the undisturbed command makes.
  [[nodiscard]] const std::vector<Call>& calls() const { return calls_; }
  // Whether such a failure can come at that call.
  [[nodiscard]] static bool fits(const Call& call, std::string_view how);

  [[nodiscard]] Verdict suffer(const Fault& fault) const;
  // Judges a run of the command, which began as the command does. What a crash leaves is mended by
  // whoever writes next, else by `doctor --repair`, which damage always needs.
  [[nodiscard]] Verdict judge(const Run& run, bool by_next_writer) const;

 private:
  [[nodiscard]] std::string judge_events(const Run& run, const Seen& seen, Outcome& bad) const;
  [[nodiscard]] Verdict judge_again(const Run& run, const Seen& seen, bool was_healed) const;
  [[nodiscard]] std::size_t deeds_in(const Seen& seen) const;
  [[nodiscard]] std::string judge_copy(const Run& run) const;
  [[nodiscard]] std::vector<Seen> seen_in_backups() const;
  [[nodiscard]] std::string judge_restored(const Run& run, const Seen& seen) const;
  [[nodiscard]] Run again() const;

  const Ground* ground_;
  Command command_;
  Seen before_;
  Seen after_;  // undisturbed
  std::vector<Call> calls_;
  std::string output_;  // undisturbed
  std::string links_;   // what the vault's links are, read through the index cache that is left
};

}  // namespace whylink::faults
