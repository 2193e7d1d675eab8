// Copies, examination and repair of an open record.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "core/record/store.hpp"
#include "whylink/record.hpp"

namespace whylink::record {

[[nodiscard]] Status back_up_store(Store& store, const std::filesystem::path& to);
[[nodiscard]] Status back_up_store_daily(Store& store);
[[nodiscard]] Result<std::vector<Trouble>> diagnose_store(Store& store, const OnProgress& progress);
// database: damage that no index or projection accounts for; then the way is
// rebuild_from_journal().
[[nodiscard]] Result<std::vector<Trouble>> repair_store(Store& store, const OnProgress& progress);

// Puts a finished database in the place of the one there is (which has no connection any more), if
// there is one: it gets a second name in backups/, beginning with `stem`, and so do its logs.
[[nodiscard]] Status replace_database(const Paths& paths, const std::filesystem::path& by,
                                      const std::string& stem, Moment now);
// What is said of a journal that has lines and no events.
[[nodiscard]] Error unreadable_journal(const JournalText& journal, const Paths& paths);
// Writes the journal anew from the database and keeps the present one in backups/. Returns its
// length.
[[nodiscard]] Result<std::int64_t> rewrite_journal(Database& database, const Paths& paths,
                                                   const Uuid& device, Moment now);

}  // namespace whylink::record
