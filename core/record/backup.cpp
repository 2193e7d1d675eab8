#include <algorithm>
#include <string>

#include "core/record/care.hpp"
#include "core/record/schema.hpp"
#include "record_sql.hpp"

namespace whylink::record {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view kDailyStem = "reviews-";
constexpr std::string_view kEnding = ".db";

// reviews-2026-03-01.db; what a person or a repair put beside them is left alone.
bool is_daily(const fs::path& path) {
  const std::string name = path.filename().string();
  if (!name.starts_with(kDailyStem) || !name.ends_with(kEnding)) return false;
  const std::size_t size = name.size() - kDailyStem.size() - kEnding.size();
  return parse_day(std::string_view(name).substr(kDailyStem.size(), size)).has_value();
}

// The names sort by day.
void drop_old(const fs::path& backups) {
  std::vector<fs::path> dailies;
  std::error_code failed;
  for (fs::directory_iterator entry(backups, failed), end; !failed && entry != end;
       entry.increment(failed)) {
    if (is_daily(entry->path())) dailies.push_back(entry->path());
  }
  std::ranges::sort(dailies);
  const std::size_t kept = kBackupsKept;
  for (std::size_t i = 0; i + kept < dailies.size(); ++i) fs::remove(dailies[i], failed);
}

// What SQLite keeps beside a database is of that database alone: it would be played into whatever
// next bears the name. Also where the database itself is gone.
Status set_logs_aside(const Paths& paths, const std::string& name) {
  std::error_code ignored;
  fs::remove(beside(paths.database, "-shm"), ignored);
  for (const char* ending : {"-wal", "-journal"}) {
    const fs::path log = beside(paths.database, ending);
    if (!is_there(log)) continue;
    if (fs::is_empty(log, ignored) && fs::remove(log, ignored)) continue;
    if (const Status made = make_folder(paths.backups); !made) return made;
    const Status moved = rename_over(log, free_name(paths.backups, name, ending));
    if (!moved) return moved;
  }
  return {};
}

}  // namespace

Status back_up_store(Store& store, const fs::path& to) {
  if (const Status done = copy_database(store.database, to); !done) {
    return fail_within("backing up", done.error());
  }
  return {};
}

Status back_up_store_daily(Store& store) {
  const std::string day = format_day(store.options.clock().day());
  const fs::path today =
      store.paths.backups / (std::string(kDailyStem) + day + std::string(kEnding));
  if (is_there(today)) return {};
  if (const Status made = make_folder(store.paths.backups); !made) return made;
  if (const Status done = back_up_store(store, today); !done) return done;
  drop_old(store.paths.backups);
  return {};
}

Status replace_database(const Paths& paths, const fs::path& by, const std::string& stem,
                        Moment now) {
  const bool present = is_there(paths.database);
  const fs::path aside = free_name(paths.backups, stem + "-" + stamp(now), ".db");
  if (present) {
    if (const Status made = make_folder(paths.backups); !made) return made;
    if (const Status kept = keep_as(paths.database, aside); !kept) return kept;
  }
  if (const Status logs = set_logs_aside(paths, aside.filename().string()); !logs) return logs;
  return present ? rename_over(by, paths.database) : rename_new(by, paths.database);
}

}  // namespace whylink::record
