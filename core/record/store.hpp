// An open record: what Record and the functions of care work on. The order of the members is the
// order of closing, backwards: the database before the lock.
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "core/record/database.hpp"
#include "core/record/journal.hpp"
#include "core/record/lock.hpp"
#include "whylink/record.hpp"

namespace whylink::record {

struct Paths {
  explicit Paths(const std::filesystem::path& where)
      : folder(where),
        database(where / "reviews.db"),
        journal(where / "journal.jsonl"),
        lock(where / "lock"),
        backups(where / "backups") {}
  std::filesystem::path folder;
  std::filesystem::path database;
  std::filesystem::path journal;
  std::filesystem::path lock;
  std::filesystem::path backups;
};

struct Store {
  Store(OpenOptions asked, Lock held, Database opened)
      : options(std::move(asked)),
        paths(options.folder),
        lock(std::move(held)),
        database(std::move(opened)) {}
  Store(const Store&) = delete;
  Store& operator=(const Store&) = delete;
  ~Store();

  [[nodiscard]] bool writable() const { return journal.has_value(); }

  OpenOptions options;
  Paths paths;
  Lock lock;
  Database database;
  std::optional<Journal> journal;  // only of a writer
  bool journal_behind = false;     // since the last append
  Uuid device;
  std::uint64_t sequence = 0;  // the last one used
  std::uint64_t clock = 0;     // the last one given out or seen
  memory::Parameters parameters = memory::Parameters::defaults();
};

[[nodiscard]] Result<std::unique_ptr<Store>> open_store(const OpenOptions& options);
// The same for one who has the lock.
[[nodiscard]] Result<std::unique_ptr<Store>> open_store_locked(const OpenOptions& options,
                                                               Lock lock);
[[nodiscard]] Result<Lock> lock_folder(const OpenOptions& options);
// Reads beside a writer, where there is none, and where nothing may be written.
[[nodiscard]] Result<Database> open_to_read(const std::filesystem::path& path);

// Makes the database and the journal hold the same events, where the journal is not as the database
// left it: what the database lacks is taken back and told to OpenOptions::warn, what the journal
// lacks is added. A journal of the first form is written anew, with checksums.
[[nodiscard]] Status mend_journal(Store& store);
[[nodiscard]] Status set_standing(Store& store, std::uint64_t sequence, std::uint64_t clock,
                                  std::int64_t journal_bytes);

using Dated = Record::Dated;
[[nodiscard]] Result<std::vector<Event>> append_events(Store& store, std::vector<Body> bodies);
[[nodiscard]] Result<std::vector<Event>> append_dated_events(Store& store,
                                                             std::vector<Dated> dated);
// Takes in events of any age and device that the database lacks; the projections are to be rebuilt
// after that, in the same transaction.
[[nodiscard]] Result<std::size_t> take_in(Database& database, const std::vector<Event>& events);
[[nodiscard]] Random randomness(std::uint64_t seed, std::uint64_t salt);
// io: the open database is no longer the one at its path. To be asked before and after something is
// written: what went into files that are gone is not kept.
[[nodiscard]] Status require_in_place(const Store& store);
// refused, when the store is for reading only.
[[nodiscard]] Status require_writable(const Store& store);
[[nodiscard]] Status limit_pages(Store& store);

}  // namespace whylink::record
