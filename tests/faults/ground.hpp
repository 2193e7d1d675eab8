// Where commands are run while their disk fails: a vault, what whylink keeps in folders of several
// beginnings, and a look at what a run left.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "whylink/record.hpp"

namespace whylink::faults {

// How a process goes on, and what fails in it; see injector.cpp.
struct Fault {
  std::string how;  // empty: nothing fails, the calls are counted
  long at = 0;      // "disk": so many pages are free on a real disk; else the number of the call
};

// A call of the program that touches a file below what it keeps.
struct Call {
  long number = 0;
  std::string does;  // "reads", "changes", "grows"
  std::string name;
  std::string path;
};

struct Run {
  std::string output;
  int code = 0;  // 137 for a killed one
  [[nodiscard]] bool was_killed() const { return code == 137; }
};

// What a record holds.
struct Seen {
  std::map<Uuid, record::Event> events;
  std::vector<std::string> troubles;  // what an examination finds, or why it could not be opened
};

class Ground {
 public:
  // In a folder of its own, removed in the end: where TMPDIR says, else in memory, where that can
  // be had, for nothing here depends on how slow a disk is.
  Ground();
  Ground(const Ground&) = delete;
  Ground& operator=(const Ground&) = delete;
  ~Ground();

  // What a command finds: "fresh", nothing; "used", a closed record with events of many kinds;
  // "live", one left by a process that was killed, with events in its log alone; "damaged", one
  // with pages of zeros.
  void begin_with(const std::string& beginning) const;

  // Runs `whylink WORDS` with the files below kept() in the hands of the fault.
  [[nodiscard]] Run run(const std::vector<std::string>& words, const std::string& input = {},
                        const Fault& fault = {}) const;
  // The words behind "timeout" that run it so: in time, or not at all.
  [[nodiscard]] std::vector<std::string> command_line(const std::vector<std::string>& words,
                                                      const Fault& fault) const;
  // Puts a small file system of memory in the place of kept(), until this process ends. False where
  // that is not permitted.
  [[nodiscard]] bool mount_small_disk();
  // Leaves so many pages of 4 KiB free on it, until make_room().
  void fill_up(long pages_left) const;
  void make_room() const;
  // Those of the last run.
  [[nodiscard]] std::vector<Call> calls() const;

  [[nodiscard]] std::filesystem::path kept() const { return top_ / "kept"; }
  [[nodiscard]] std::filesystem::path data() const { return kept() / "data"; }
  // An older copy of the record, made by `backup`.
  [[nodiscard]] std::filesystem::path copy() const { return top_ / "copy.db"; }
  [[nodiscard]] std::filesystem::path vault() const { return top_ / "vault"; }
  [[nodiscard]] record::OpenOptions options(record::Access access,
                                            const std::filesystem::path& folder) const;
  // Of the record in `folder`.
  [[nodiscard]] Seen look(const std::filesystem::path& folder) const;
  [[nodiscard]] Seen look() const { return look(data()); }

 private:
  void make_used();
  void make_live();
  void keep_as(const std::string& beginning) const;

  std::filesystem::path top_;
  bool is_mounted_ = false;
};

}  // namespace whylink::faults
