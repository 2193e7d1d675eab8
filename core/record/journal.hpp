// journal.jsonl: every event as a line of JSON after a first line that names the device, so that a
// record whose database was lost can be rebuilt, and a person can read what they did without this
// program. Each line ends with a checksum of the rest of it; those of form 1 have none.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "core/record/disk.hpp"
#include "core/record/in_step.hpp"
#include "whylink/record.hpp"

namespace whylink::record {

class Journal {
 public:
  // Opens it for writing; an absent one is created with its first line.
  [[nodiscard]] static Result<Journal> open(const std::filesystem::path& path, const Uuid& device,
                                            Disk& disk);
  // Adds the lines and syncs. After a failure they are kept in memory and go before the next ones,
  // over whatever the failed write left.
  [[nodiscard]] Status append(std::string_view lines);
  // The length once all is written that was given.
  [[nodiscard]] std::int64_t size_with(std::string_view lines) const;
  // Whether the open file is still the one at its path.
  [[nodiscard]] bool is_in_place() const;
  // Keeps readers from seeing the database without the lines that belong to it, or these alone.
  [[nodiscard]] InStep in_step() const { return InStep::of_writer(file_.get()); }
  // Cuts off what lies behind `size`.
  [[nodiscard]] Status cut(std::int64_t size);

 private:
  Journal(std::filesystem::path path, File file, std::int64_t size, Disk& disk)
      : path_(std::move(path)), file_(std::move(file)), size_(size), disk_(&disk) {}
  [[nodiscard]] Status write_pending();

  std::filesystem::path path_;
  File file_;
  std::int64_t size_ = 0;  // of what is known to be on disk
  std::string pending_;
  Disk* disk_;
};

[[nodiscard]] std::string journal_header(const Uuid& device);
[[nodiscard]] std::string journal_line(const Event& event);

constexpr int kJournalForm = 2;
// The event of a line; io, saying why, for a line that is damaged or holds none. A line without a
// checksum is taken as it is.
[[nodiscard]] Result<Event> event_of_line(std::string_view line);

// A journal as it was read.
struct JournalText {
  struct BadLine {
    std::size_t number = 0;  // from 1
    std::string why;
  };
  int form = 0;               // what the first line says; 0 where there is none
  Uuid device;                // nil when no line names one
  std::vector<Event> events;  // as they stand, doubles included
  std::size_t unchecked = 0;  // lines among them without a checksum, as the first form has them
  std::vector<BadLine> bad_lines;
  std::int64_t whole = 0;  // bytes up to the last line ending
  std::string torn;        // what lies behind that
};
[[nodiscard]] JournalText journal_of(std::string_view bytes);
// An absent journal is an empty one.
[[nodiscard]] Result<JournalText> read_journal(const std::filesystem::path& path);
// Size and last byte alone: whether it looks as the database left it.
[[nodiscard]] bool ends_at(const std::filesystem::path& path, std::int64_t size);

}  // namespace whylink::record
