#include "core/record/journal.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>

#include "core/record/body_json.hpp"

namespace whylink::record {

namespace fs = std::filesystem;

namespace {

constexpr int kFormat = 1;

// True for the first line; it tells the device.
bool is_header(std::string_view line, Uuid& device) {
  if (!line.starts_with("{\"whylink journal\"")) return false;
  const Json json = parse_json(line);
  if (!json.is_object()) return false;
  Fields fields(json);
  device = fields.uuid("device");
  return true;
}

void take_line(std::string_view line, std::size_t number, JournalText& out) {
  if (number == 1 && is_header(line, out.device)) return;
  Result<Event> event = event_from_json(line);
  if (event) {
    out.events.push_back(*std::move(event));
  } else {
    out.bad_lines.push_back({number, event.error().what});
  }
}

}  // namespace

std::string journal_header(const Uuid& device) {
  return dump(Json{{"whylink journal", kFormat}, {"device", device.text()}}) + "\n";
}

std::string journal_line(const Event& event) {
  return to_json(event) + "\n";
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

Status Journal::cut(std::int64_t size) {
  if (::ftruncate(file_.get(), size) != 0) return fail_errno("cannot cut the journal", path_);
  size_ = size;
  return {};
}

Result<JournalText> read_journal(const fs::path& path) {
  JournalText out;
  if (!is_there(path)) return out;
  const auto bytes = read_file(path);
  if (!bytes) return tl::make_unexpected(bytes.error());
  const std::string_view text = *bytes;
  std::size_t at = 0;
  for (std::size_t number = 1; at < text.size(); ++number) {
    const std::size_t end = text.find('\n', at);
    if (end == std::string_view::npos) break;
    take_line(text.substr(at, end - at), number, out);
    at = end + 1;
  }
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
