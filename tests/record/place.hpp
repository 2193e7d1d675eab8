// A folder of its own for each test, a clock that stands still until told, and short ways to speak.
#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <vector>

#include "core/record/disk.hpp"
#include "whylink/record.hpp"

namespace whylink::record {

// 2026-03-01T09:00:00+01:00
constexpr std::int64_t kMorning = 1'772'352'000'000;

class Place {
 public:
  Place();
  Place(const Place&) = delete;
  Place& operator=(const Place&) = delete;
  ~Place();

  [[nodiscard]] OpenOptions options(Access access = Access::write);
  // Opens, or fails the test.
  [[nodiscard]] Record open(Access access = Access::write);
  [[nodiscard]] std::filesystem::path folder() const { return top_ / "record"; }
  [[nodiscard]] std::filesystem::path file(const char* name) const { return folder() / name; }
  [[nodiscard]] std::filesystem::path database() const { return file("reviews.db"); }
  [[nodiscard]] std::filesystem::path journal() const { return file("journal.jsonl"); }
  [[nodiscard]] std::filesystem::path top() const { return top_; }

  Moment now{kMorning, 60};
  Disk* disk = nullptr;
  std::uint64_t seed = 7;
  std::vector<std::string> warnings;  // what the record told while it went on

  void pass_days(int days) { now.milliseconds += std::int64_t{days} * 86'400'000; }

 private:
  std::filesystem::path top_;
};

// A disk whose n-th write or sync from now on fails, and all after it, until it is mended.
class BadDisk : public Disk {
 public:
  std::int64_t write(int file, std::string_view bytes, std::int64_t at) override;
  int sync(int file) override;
  std::int64_t most_pages() override { return pages; }

  int writes_left = -1;  // -1: all go well
  int syncs_left = -1;
  std::size_t part = 0;  // bytes that a failing write leaves behind
  std::int64_t pages = 0;
};

[[nodiscard]] Uuid key(unsigned number);
[[nodiscard]] Pair pair(unsigned one, unsigned other);
[[nodiscard]] Reviewed review(Pair pair, memory::Grade grade, std::string answer = "because");

// Appends, or fails the test; returns the first event.
Event add(Record& record, Body body);
[[nodiscard]] Card card_of(const Record& record, Pair pair);
[[nodiscard]] std::string bytes_of(const std::filesystem::path& file);
void write_bytes(const std::filesystem::path& file, const std::string& bytes);
[[nodiscard]] std::vector<std::string> lines_of(const std::filesystem::path& file);
// What diagnose() finds, one line each.
[[nodiscard]] std::vector<std::string> troubles(const Record& record);
// Every event of one record as JSON, in order.
[[nodiscard]] std::vector<std::string> told(const Record& record);
// The names of the files in a folder, sorted.
[[nodiscard]] std::vector<std::string> names_in(const std::filesystem::path& folder);

}  // namespace whylink::record
