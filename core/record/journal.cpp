#include "core/record/journal.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>

#include "core/record/body_json.hpp"
#include "core/record/checksum.hpp"

namespace whylink::record {

namespace fs = std::filesystem;

namespace {

using Check = CheckedLine::Check;

// True for the first line; it tells the form and the device.
bool take_header(const CheckedLine& line, JournalText& out) {
  if (line.check == Check::wrong || !line.object.starts_with("{\"whylink journal\"")) return false;
  const Json json = parse_json(line.object);
  if (!json.is_object()) return false;
  Fields fields(json);
  const int form = fields.small("whylink journal");
  const Uuid device = fields.uuid("device");
  // Only the first form knows lines without checksums.
  if (fields.wrong() != nullptr || (form == 1) != (line.check == Check::none)) return false;
  out.form = form;
  out.device = device;
  return true;
}

Result<Event> event_of(const CheckedLine& line) {
  if (line.check == Check::wrong) return fail(ErrorKind::io, "its checksum is another");
  if (line.check == Check::right) return sound_event_from_json(line.object);
  return event_from_json(line.object);
}

class Reading {
 public:
  void take_line(std::string_view text) {
    ++number_;
    const CheckedLine line = without_check(text);
    if (number_ == 1 && take_header(line, out_)) return;
    if (line.check == Check::right) is_checked_ = true;
    if (line.check == Check::none && !may_lack_check()) return blame("it has no checksum");
    Result<Event> event = event_of(line);
    if (!event) return blame(event.error().what);
    if (line.check == Check::none) ++out_.unchecked;
    out_.events.push_back(*std::move(event));
  }
  JournalText finish() { return std::move(out_); }

 private:
  // The first form has lines without checksums; those of the next stand behind them. Where the
  // first line is damaged, that tells it.
  [[nodiscard]] bool may_lack_check() const {
    return out_.form == 1 || (out_.form == 0 && !is_checked_);
  }
  void blame(std::string why) { out_.bad_lines.push_back({number_, std::move(why)}); }

  JournalText out_;
  std::size_t number_ = 0;
  bool is_checked_ = false;  // some line had a checksum
};

}  // namespace

std::string journal_header(const Uuid& device) {
  const Json header = {{"whylink journal", kJournalForm}, {"device", device.text()}};
  return with_check(dump(header)) + "\n";
}

std::string journal_line(const Event& event) {
  return with_check(to_json(event)) + "\n";
}

Result<Event> event_of_line(std::string_view line) {
  return event_of(without_check(line));
}

Result<Journal> Journal::open(const fs::path& path, const Uuid& device, Disk& disk) {
  auto file = open_file("cannot open the journal", path, O_RDWR | O_CREAT);
  if (!file) return tl::make_unexpected(file.error());
  const std::int64_t size = file->facts.st_size;
  Journal journal(path, std::move(file->descriptor), size, disk);
  if (size > 0) return journal;
  if (const Status begun = journal.append(journal_header(device)); !begun) {
    return tl::make_unexpected(begun.error());
  }
  if (const Status lasting = sync_folder(path.parent_path()); !lasting) {
    return tl::make_unexpected(lasting.error());
  }
  return journal;
}

Status Journal::append(std::string_view lines) {
  pending_ += lines;
  Status written = write_pending();
  if (!written) return written;
  size_ += static_cast<std::int64_t>(pending_.size());
  pending_.clear();
  return {};
}

Status Journal::write_pending() {
  std::size_t done = 0;
  while (done < pending_.size()) {
    const auto rest = std::string_view(pending_).substr(done);
    const auto wrote = disk_->write(file_.get(), rest, size_ + static_cast<std::int64_t>(done));
    if (wrote < 0 && errno == EINTR) continue;
    if (wrote == 0) errno = ENOSPC;
    if (wrote <= 0) return fail_errno("cannot write the journal", path_);
    done += static_cast<std::size_t>(wrote);
  }
  if (disk_->sync(file_.get()) != 0) return fail_errno("cannot write the journal", path_);
  return {};
}

std::int64_t Journal::size_with(std::string_view lines) const {
  return size_ + static_cast<std::int64_t>(pending_.size() + lines.size());
}

bool Journal::is_in_place() const {
  struct stat open{};
  struct stat there{};
  return ::fstat(file_.get(), &open) == 0 && ::stat(path_.c_str(), &there) == 0 &&
         open.st_dev == there.st_dev && open.st_ino == there.st_ino;
}

Status Journal::cut(std::int64_t size) {
  if (::ftruncate(file_.get(), size) != 0) return fail_errno("cannot cut the journal", path_);
  size_ = size;
  return {};
}

Result<JournalText> read_journal(const fs::path& path) {
  if (!is_there(path)) return JournalText{};
  const auto bytes = read_file(path);
  if (!bytes) return tl::make_unexpected(bytes.error());
  return journal_of(*bytes);
}

JournalText journal_of(std::string_view text) {
  Reading reading;
  std::size_t at = 0;
  for (std::size_t end = text.find('\n'); end != std::string_view::npos;
       end = text.find('\n', at)) {
    reading.take_line(text.substr(at, end - at));
    at = end + 1;
  }
  JournalText out = reading.finish();
  out.whole = static_cast<std::int64_t>(at);
  out.torn = text.substr(at);
  return out;
}

bool ends_at(const fs::path& path, std::int64_t size) {
  const auto file = disk::open_regular(path, O_RDONLY);
  if (!file || file->facts.st_size != size || size == 0) return false;
  char last = 0;
  return ::pread(file->descriptor.get(), &last, 1, size - 1) == 1 && last == '\n';
}

}  // namespace whylink::record
