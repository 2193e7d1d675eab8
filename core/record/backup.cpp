#include <algorithm>
#include <span>
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

// "2026-03" of its name.
std::string month_of(const fs::path& daily) {
  return daily.filename().string().substr(kDailyStem.size(), 7);
}

// The newest stay, and behind them the newest of each month: damage may be noticed late.
void drop_old_of(std::span<const fs::path> dailies) {
  std::string month;
  int months = 0;
  std::error_code ignored;
  for (std::size_t i = dailies.size(); i-- > 0;) {
    const bool is_new_month = month_of(dailies[i]) != month;
    month = month_of(dailies[i]);
    if (dailies.size() - i <= kBackupsKept) continue;
    if (is_new_month && ++months <= kMonthsKept) continue;
    fs::remove(dailies[i], ignored);
  }
}

// The names sort by day. Those of a clock that was ahead push out none that are older than today.
void drop_old(const fs::path& backups, const fs::path& today) {
  std::vector<fs::path> dailies;
  std::error_code failed;
  for (fs::directory_iterator entry(backups, failed), end; !failed && entry != end;
       entry.increment(failed)) {
    if (is_daily(entry->path())) dailies.push_back(entry->path());
  }
  std::ranges::sort(dailies);
  const auto ahead = std::ranges::upper_bound(dailies, today);
  drop_old_of({dailies.begin(), ahead});
  drop_old_of({ahead, dailies.end()});
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
    if (const Status made = make_own_folder(paths.backups); !made) return made;
    // Under the name of its database, if that is to be had, without a look that may fail.
    Status moved = rename_new(log, paths.backups / (name + ending));
    if (!moved && moved.error().kind == ErrorKind::refused) {
      moved = rename_over(log, free_name(paths.backups, name, ending));
    }
    if (!moved) return moved;
  }
  return {};
}

}  // namespace

void remove_leftovers(const Paths& paths) {
  // Databases and journals that were to take the place of the present ones, and copies of the days
  // and from before a migration: only one who has the lock makes these.
  const auto is_leftover = [](const std::string& name, bool in_backups) {
    const bool is_part = name.find(".part-") != std::string::npos;
    if (!in_backups) return is_part || name.find(".new") != std::string::npos;
    return is_part && (name.starts_with(kDailyStem) || name.starts_with("before-version-"));
  };
  for (const fs::path& folder : {paths.folder, paths.backups}) {
    std::vector<fs::path> found;
    std::error_code failed;
    if (folder == paths.backups && fs::is_symlink(folder, failed)) continue;
    for (fs::directory_iterator entry(folder, failed), end; !failed && entry != end;
         entry.increment(failed)) {
      const std::string name = entry->path().filename().string();
      const bool is_ours = name.starts_with("reviews") || name.starts_with("journal.jsonl") ||
                           name.starts_with("before-version-");
      if (is_ours && is_leftover(name, folder == paths.backups)) found.push_back(entry->path());
    }
    for (const fs::path& one : found) fs::remove(one, failed);
  }
}

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
  // The first commands of a person would leave a copy of nothing for that day.
  const auto events = store.database.number(sql::kCountEvents);
  if (!events) return tl::make_unexpected(events.error());
  if (*events == 0) return {};
  if (const Status made = make_own_folder(store.paths.backups); !made) return made;
  if (const Status done = back_up_store(store, today); !done) return done;
  drop_old(store.paths.backups, today);
  return {};
}

Status replace_database(const Paths& paths, const fs::path& by, const std::string& stem,
                        Moment now) {
  const bool present = is_there(paths.database);
  const fs::path aside = free_name(paths.backups, stem + "-" + stamp(now), ".db");
  if (present) {
    if (const Status made = make_own_folder(paths.backups); !made) return made;
    if (const Status kept = keep_as(paths.database, aside); !kept) return kept;
  }
  if (const Status logs = set_logs_aside(paths, aside.filename().string()); !logs) return logs;
  return present ? rename_over(by, paths.database) : rename_new(by, paths.database);
}

}  // namespace whylink::record
