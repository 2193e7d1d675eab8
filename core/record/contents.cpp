#include "whylink/record/contents.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "core/record/journal.hpp"
#include "core/record/lock.hpp"
#include "core/record/store.hpp"
#include "record_sql.hpp"

namespace whylink::record {

namespace fs = std::filesystem;

namespace {

bool is_file(const fs::path& path) {
  std::error_code ignored;
  return fs::is_regular_file(fs::symlink_status(path, ignored));
}

std::size_t number(Database& database, std::string_view sql) {
  return static_cast<std::size_t>(database.number(sql).value_or(0));
}

Contents contents_of_database(Store& store) {
  Contents contents;
  contents.device = store.device;
  contents.events = number(store.database, sql::kCountEvents);
  contents.connections = number(store.database, sql::kCountCards);
  Statement newest = store.database.prepare(sql::kNewestEventDay);
  if (newest.next()) contents.last_day = newest.small(0);
  Statement vault = store.database.prepare(sql::kLocal);
  vault.bind_text(kVaultPath);
  if (vault.next() && vault.flag(1)) contents.vault = vault.text(0);
  return contents;
}

Contents contents_of_journal(const JournalText& journal) {
  Contents contents;
  contents.device = journal.device;
  std::set<Uuid> ids;
  std::set<Pair> pairs;
  for (const Event& event : journal.events) {
    ids.insert(event.id);
    if (const auto pair = pair_of(event.body)) pairs.insert(*pair);
  }
  contents.events = ids.size();
  contents.connections = pairs.size();
  const auto newest = std::ranges::max_element(journal.events, before);
  if (newest == journal.events.end()) return contents;
  contents.last_day = newest->day;
  if (contents.device.is_nil()) contents.device = newest->device;
  return contents;
}

}  // namespace

bool is_record(const fs::path& folder) {
  const Paths paths(folder);
  return is_file(paths.database) || is_file(paths.journal);
}

Contents contents_of(const fs::path& folder, const Clock& clock) {
  OpenOptions options;
  options.folder = folder;
  options.access = Access::read;
  options.clock = clock;
  auto store = open_store(options);
  if (store) return contents_of_database(**store);
  const auto journal = read_journal(Paths(folder).journal);
  Contents contents = journal ? contents_of_journal(*journal) : Contents{};
  contents.trouble = store.error();
  return contents;
}

struct Hold::Parts {
  Lock lock;
};

Hold::Hold(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
Hold::Hold(Hold&&) noexcept = default;
Hold& Hold::operator=(Hold&&) noexcept = default;
Hold::~Hold() = default;

Result<Hold> Hold::take(const OpenOptions& options) {
  auto lock = lock_folder(options);
  if (!lock) return tl::make_unexpected(lock.error());
  return Hold(std::make_unique<Parts>(Parts{*std::move(lock)}));
}

}  // namespace whylink::record
