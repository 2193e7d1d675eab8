// Files and folders of the record, all for their owner only, and the calls that a full or broken
// disk makes fail.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

#include "whylink/base.hpp"
#include "whylink/disk.hpp"

namespace whylink::record {

// What writes the journal and bounds the database. Tests put one in its place that fails on demand.
class Disk {
 public:
  Disk() = default;
  Disk(const Disk&) = delete;
  Disk& operator=(const Disk&) = delete;
  virtual ~Disk() = default;

  // As pwrite(2) and fdatasync(2): a negative result, with errno, is a failure.
  virtual std::int64_t write(int file, std::string_view bytes, std::int64_t at);
  virtual int sync(int file);
  // Pages that the database may take; 0 for as many as the disk has.
  virtual std::int64_t most_pages() { return 0; }
};
[[nodiscard]] Disk& real_disk();

using File = disk::Descriptor;

// io with the text and the number of errno, for what was tried on `path`.
[[nodiscard]] tl::unexpected<Error> fail_errno(std::string_view what,
                                               const std::filesystem::path& path);

// A regular file, opened with the flags of open(2); never waits for what else may bear the name.
// `trying` begins the error: "cannot open the journal".
[[nodiscard]] Result<disk::OpenFile> open_file(std::string_view trying,
                                               const std::filesystem::path& path, int flags);

// The folder and those above it that are missing, mode 0700.
[[nodiscard]] Status make_folder(const std::filesystem::path& folder);
// The same for a folder within the record's: closed to others where it was open to them. io: a link
// or something else bears its name; what a link leads to is not ours to write in.
[[nodiscard]] Status make_own_folder(const std::filesystem::path& folder);
// An empty file of an unused name beside `path`, mode 0600; its name.
[[nodiscard]] Result<std::filesystem::path> create_beside(const std::filesystem::path& path);
[[nodiscard]] Status write_file(const std::filesystem::path& path, std::string_view bytes);
[[nodiscard]] Result<std::string> read_file(const std::filesystem::path& path);
// Makes creations, renames and removals within the folder last.
[[nodiscard]] Status sync_folder(const std::filesystem::path& folder);
// Gives a file its final name; refused when that is taken.
[[nodiscard]] Status rename_new(const std::filesystem::path& from, const std::filesystem::path& to);
// Gives a file its final name in place of what has it.
[[nodiscard]] Status rename_over(const std::filesystem::path& from,
                                 const std::filesystem::path& to);
// A second name for a file, or a copy where the disk knows no second names.
[[nodiscard]] Status keep_as(const std::filesystem::path& from, const std::filesystem::path& to);
// folder/stem.ending, or with -2, -3, ... before the ending when taken.
[[nodiscard]] std::filesystem::path free_name(const std::filesystem::path& folder,
                                              const std::string& stem, const std::string& ending);
[[nodiscard]] bool may_write(const std::filesystem::path& folder);
[[nodiscard]] bool is_there(const std::filesystem::path& path);
// "20260301T090000": a moment in a file name.
[[nodiscard]] std::string stamp(Moment moment);

}  // namespace whylink::record
