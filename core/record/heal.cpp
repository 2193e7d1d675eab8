// Repair that reaches the end: of the open record where that goes, else by making it anew.
#include <algorithm>
#include <string>

#include "core/record/care.hpp"
#include "core/record/schema.hpp"
#include "core/record/store.hpp"

namespace whylink::record {

namespace {

Result<Healing> repair_open(const OpenOptions& options, const OnProgress& progress) {
  auto record = Record::open(options);
  if (!record) return tl::make_unexpected(record.error());
  auto mended = record->repair(progress);
  if (!mended) return tl::make_unexpected(mended.error());
  auto left = record->diagnose(progress);
  if (!left) return tl::make_unexpected(left.error());
  return Healing{*std::move(mended), *std::move(left)};
}

Status require_broken(const Paths& paths) {
  const auto version = stored_version(paths.database);
  if (!version) return is_damage(version.error()) ? Status{} : tl::make_unexpected(version.error());
  if (!*version) return {};
  auto database = open_to_read(paths.database);
  if (!database)
    return is_damage(database.error()) ? Status{} : tl::make_unexpected(database.error());
  if (!damage(*database).empty()) return {};
  return fail(ErrorKind::refused, "the database is in good order", paths.database.string(),
              "open it and repair that");
}

std::string counted(std::size_t number) {
  return std::to_string(number) + (number == 1 ? " event" : " events");
}

Result<Healing> rebuild_all(const OpenOptions& options, const Error& damage,
                            const OnProgress& progress) {
  auto rebuilt = [&]() -> Result<Rebuilt> {
    const auto lock = lock_folder(options);
    if (!lock) return tl::make_unexpected(lock.error());
    return rebuild(options);
  }();
  if (!rebuilt) return fail_within("rebuilding", rebuilt.error());
  Healing out;
  out.mended.push_back({damage.what, damage.where,
                        counted(rebuilt->events) + " came back, " +
                            std::to_string(rebuilt->from_journal) +
                            " of them from the journal; what was there before is in " +
                            Paths(options.folder).backups.string(),
                        true});
  std::ranges::move(rebuilt->bad_lines, std::back_inserter(out.mended));
  std::ranges::move(rebuilt->losses, std::back_inserter(out.left));
  OpenOptions reading = options;
  reading.access = Access::read;
  const auto record = Record::open(reading);
  if (!record) return tl::make_unexpected(record.error());
  auto left = record->diagnose(progress);
  if (!left) return tl::make_unexpected(left.error());
  std::ranges::move(*left, std::back_inserter(out.left));
  return out;
}

}  // namespace

Result<Healing> heal(const OpenOptions& options, const OnProgress& progress) {
  auto repaired = repair_open(options, progress);
  if (repaired || !is_damage(repaired.error())) return repaired;
  return rebuild_all(options, repaired.error(), progress);
}

Result<std::size_t> rebuild_from_journal(const OpenOptions& options,
                                         std::vector<Trouble>* skipped) {
  const Paths paths(options.folder);
  if (!is_there(paths.journal)) {
    return fail(ErrorKind::not_found, "there is no journal to rebuild from", paths.journal.string(),
                "restore a copy from " + paths.backups.string());
  }
  const auto lock = lock_folder(options);
  if (!lock) return tl::make_unexpected(lock.error());
  if (const Status broken = require_broken(paths); !broken) {
    return tl::make_unexpected(broken.error());
  }
  auto rebuilt = rebuild(options);
  if (!rebuilt) return fail_within("rebuilding", rebuilt.error());
  if (skipped != nullptr) *skipped = std::move(rebuilt->bad_lines);
  return rebuilt->events;
}

}  // namespace whylink::record
