// Taking a record that no vault has for a vault, and telling which there are.
#include <algorithm>

#include "app/workspace/care.hpp"
#include "app/workspace/system.hpp"
#include "app/workspace/words.hpp"

namespace whylink::workspace {

namespace fs = std::filesystem;

std::vector<LooseRecord> Care::loose() const {
  return loose_records(registry_, places_, home_.vault.folder, options_.clock);
}

Result<Care::Adopted> Care::adopt(std::string_view words, bool aside) {
  // Also the one that this vault would find by itself at its first opening.
  const bool is_listed = home_.known || !home_.moved_from.empty();
  const auto all = loose_records(registry_, places_, is_listed ? home_.vault.folder : fs::path(),
                                 options_.clock);
  auto found = find_loose(all, words);
  if (!found) return tl::make_unexpected(found.error());
  const fs::path own = home_.vault.folder;
  const bool has_own = own != found->folder && record::is_record(own);
  std::optional<record::Hold> own_hold;
  if (has_own) {
    auto held = record::Hold::take(opening(record::Access::write));
    if (!held) return fail_within("the record of this vault is in use", held.error());
    own_hold = *std::move(held);
    if (const Status unused = require_unused(aside); !unused) {
      return tl::make_unexpected(unused.error());
    }
  }
  record::OpenOptions loose = opening(record::Access::write);
  loose.folder = found->folder;
  const auto held = record::Hold::take(loose);
  if (!held) return fail_within("the record to adopt is in use", held.error());
  KnownVault vault = home_.vault;
  vault.folder = found->folder;
  vault.opened = format_moment(options_.clock());
  vault.forgotten = false;
  if (!home_.moved_from.empty()) {  // the list goes on naming the old place for the old record
    Random random(options_.seed != 0 ? options_.seed : true_seed());
    vault.uuid = unused_uuid(registry_, options_.clock, random);
  }
  if (const Status given = registry_.give(vault); !given) {
    return tl::make_unexpected(given.error());
  }
  home_.vault = *registry_.at(vault.path);
  return Adopted{*std::move(found), has_own ? own : fs::path()};
}

Status Care::require_unused(bool aside) const {
  const record::Contents own = record::contents_of(home_.vault.folder, options_.clock);
  if (aside || (own.events == 0 && !own.trouble)) return {};
  const std::string what =
      own.trouble ? "the record of this vault cannot be read, and may hold what you did: " +
                        own.trouble->what
                  : "this vault has a record with " +
                        counted(static_cast<int>(own.events), "event", "events") + " already";
  return fail(ErrorKind::refused, what, home_.vault.folder.string(),
              "add --aside to take the other in its place; this one is kept, and can be adopted "
              "again");
}

void Care::examine_loose(std::vector<Finding>& findings) const {
  const record::Contents own = record::contents_of(home_.vault.folder, options_.clock);
  for (LooseRecord& one : loose()) {
    Finding finding = finding_of(std::move(one), options_.vault);
    // Beside a record in use it may well be an old one that was put aside.
    finding.is_fault = own.events == 0;
    findings.push_back(std::move(finding));
  }
}

Result<std::vector<Finding>> findings_without_vault(const OpenOptions& options) {
  const auto places = find_places(options.data);
  if (!places) return tl::make_unexpected(places.error());
  const auto registry = Registry::load(*places);
  if (!registry) return tl::make_unexpected(registry.error());
  std::vector<Finding> findings;
  for (LooseRecord& one : loose_records(*registry, *places, {}, options.clock)) {
    findings.push_back(finding_of(std::move(one), "FOLDER"));
  }
  return findings;
}

Finding finding_of(LooseRecord record, std::string_view vault) {
  Finding finding{
      "record",
      "a record that no vault has, " + record.id + ": " + holds(record),
      record.folder.string(),
      "to take it: whylink doctor " + as_argument(vault) + "--adopt " + as_argument(record.id),
      false,
      false};
  finding.remedy.pop_back();  // the blank behind an argument
  finding.record = std::move(record);
  return finding;
}

}  // namespace whylink::workspace
