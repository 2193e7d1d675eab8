// Copies, examination and repair of an open record.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "core/record/identity.hpp"
#include "core/record/store.hpp"
#include "whylink/record.hpp"

namespace whylink::record {

// Removes what a program that died left half-made: by one who has the lock.
void remove_leftovers(const Paths& paths);
[[nodiscard]] Status back_up_store(Store& store, const std::filesystem::path& to);
[[nodiscard]] Status back_up_store_daily(Store& store);
[[nodiscard]] Result<std::vector<Trouble>> diagnose_store(Store& store, const OnProgress& progress);
// Adds events whose rows are damaged.
[[nodiscard]] Status check_events(Store& store, std::vector<Trouble>& out);
// database: damage that no index or projection accounts for; then the way is rebuild().
[[nodiscard]] Result<std::vector<Trouble>> repair_store(Store& store, const OnProgress& progress);

// Puts a finished database in the place of the one there is (which has no connection any more), if
// there is one: it gets a second name in backups/, beginning with `stem`, and so do its logs.
[[nodiscard]] Status replace_database(const Paths& paths, const std::filesystem::path& by,
                                      const std::string& stem, Moment now);
struct Rebuilt {
  std::size_t events = 0;
  std::size_t from_journal = 0;    // of these, such that the database had not
  std::vector<Trouble> bad_lines;  // of the journal that was
  std::vector<Trouble> losses;     // what neither copy has whole
};
// Makes the record anew from whatever is whole in its database and its journal, for one who has the
// lock. Both as they were are in backups/ afterwards. database: there is no event to save; nothing
// was changed.
[[nodiscard]] Result<Rebuilt> rebuild(const OpenOptions& options);

// That what a program opens from now on, logs and all, is whole and holds so many events.
[[nodiscard]] Status require_in_place(const Paths& paths, std::size_t events);
// Writes the journal anew for a database that was put in its place.
[[nodiscard]] Status renew_journal(const Paths& paths, const Identity& identity, Moment now);
// What is said of a journal that has lines and no events.
[[nodiscard]] Error unreadable_journal(const JournalText& journal, const Paths& paths);
// Writes the journal anew from the database and keeps the present one in backups/. Returns its
// length.
[[nodiscard]] Result<std::int64_t> rewrite_journal(Database& database, const Paths& paths,
                                                   const Uuid& device, Moment now);

}  // namespace whylink::record
