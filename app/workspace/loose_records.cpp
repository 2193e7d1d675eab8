#include "app/workspace/loose_records.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <ranges>
#include <tuple>

#include "app/workspace/system.hpp"
#include "app/workspace/words.hpp"

namespace whylink::workspace {

namespace fs = std::filesystem;

namespace {

bool is_same(const fs::path& one, const fs::path& other) {
  std::error_code ignored;
  return one == other || fs::equivalent(one, other, ignored);
}

// A link in the place of a record's folder is not followed: what it leads to is not ours.
void add_records_in(const fs::path& above, std::vector<fs::path>& found) {
  std::error_code failed;
  for (fs::directory_iterator at(above, failed), end; !failed && at != end; at.increment(failed)) {
    std::error_code ignored;
    const bool is_own = fs::is_directory(at->symlink_status(ignored));
    if (is_own && record::is_record(at->path())) found.push_back(at->path());
  }
}

// By its name first, which costs no look at the disk.
const KnownVault* vault_of(const Registry& registry, const fs::path& folder) {
  const auto& all = registry.vaults();
  const auto named = std::ranges::find(all, folder, &KnownVault::folder);
  if (named != all.end()) return &*named;
  const auto same = std::ranges::find_if(
      all, [&](const KnownVault& vault) { return is_same(vault.folder, folder); });
  return same == all.end() ? nullptr : &*same;
}

LooseRecord loose_record(const Registry& registry, const fs::path& folder, const Clock& clock) {
  LooseRecord loose;
  loose.folder = folder;
  loose.contents = record::contents_of(folder, clock);
  loose.vault = loose.contents.vault;
  if (!loose.contents.device.is_nil()) loose.id = loose.contents.device.text();
  const KnownVault* vault = vault_of(registry, folder);
  if (vault == nullptr) return loose;
  loose.vault = vault->path;
  loose.listed = true;
  return loose;
}

void name_apart(std::vector<LooseRecord>& all) {
  std::vector<std::string> ids;
  ids.reserve(all.size());
  for (const LooseRecord& one : all) ids.push_back(one.id);
  for (LooseRecord& one : all) {
    if (one.id.empty() || std::ranges::count(ids, one.id) > 1) one.id = one.folder.filename();
  }
}

std::vector<fs::path> loose_folders(const Registry& registry, const Places& places,
                                    const fs::path& own) {
  std::vector<fs::path> found;
  if (record::is_record(places.data)) found.push_back(places.data);
  add_records_in(places.data, found);
  add_records_in(places.data / "vaults", found);
  std::erase_if(found, [&](const fs::path& folder) {
    if (!own.empty() && is_same(folder, own)) return true;
    const KnownVault* vault = vault_of(registry, folder);
    return vault != nullptr && is_folder(vault->path);
  });
  std::ranges::sort(found);
  return found;
}

}  // namespace

std::vector<LooseRecord> loose_records(const Registry& registry, const Places& places,
                                       const fs::path& own, const Clock& clock) {
  std::vector<LooseRecord> all;
  for (const fs::path& folder : loose_folders(registry, places, own)) {
    all.push_back(loose_record(registry, folder, clock));
  }
  std::ranges::sort(all, [](const LooseRecord& one, const LooseRecord& other) {
    return std::tie(other.contents.last_day, one.folder) <
           std::tie(one.contents.last_day, other.folder);
  });
  name_apart(all);
  return all;
}

Result<LooseRecord> find_loose(const std::vector<LooseRecord>& loose, std::string_view words) {
  const auto is_whole = [&](const LooseRecord& one) {
    return one.id == words || one.folder.filename() == words || one.folder == words;
  };
  if (const auto whole = std::ranges::find_if(loose, is_whole); whole != loose.end()) return *whole;
  if (words.size() < kShortestId) {
    return fail(ErrorKind::usage, "an id has at least four characters", std::string(words),
                "see whylink doctor for the ids of records");
  }
  std::vector<LooseRecord> found;
  std::ranges::copy_if(loose, std::back_inserter(found), [&](const LooseRecord& one) {
    return one.id.starts_with(words) || one.folder.filename().string().starts_with(words);
  });
  if (found.size() == 1) return found.front();
  if (found.empty()) {
    return fail(ErrorKind::not_found, "no record without a vault has this id", std::string(words),
                "see whylink doctor for the ids of records");
  }
  return fail(ErrorKind::usage, "several records have an id that begins so", std::string(words),
              "write more of it: " + found[0].id + " or " + found[1].id);
}

std::string holds(const LooseRecord& record) {
  const record::Contents& contents = record.contents;
  std::string words = counted(static_cast<int>(contents.events), "event", "events") + " of " +
                      counted(static_cast<int>(contents.connections), "connection", "connections");
  if (contents.last_day) words += ", last used " + format_day(*contents.last_day);
  if (!record.vault.empty()) {
    words += ", of " + record.vault.string();
    if (record.listed) words += ", which is gone";
  }
  if (contents.trouble) words += "; " + contents.trouble->what;
  return words;
}

std::string told(const std::vector<LooseRecord>& loose, std::string_view vault) {
  constexpr std::size_t kNamed = 3;
  std::string words =
      counted(static_cast<int>(loose.size()), "record", "records") +
      (loose.size() == 1 ? " that no vault has was found: " : " that no vault has were found: ");
  for (const LooseRecord& one : loose | std::views::take(kNamed)) {
    words += fmt::format("{}{} ({})", &one == loose.data() ? "" : ", ", one.id, holds(one));
  }
  if (loose.size() > kNamed) words += fmt::format(", and {} more", loose.size() - kNamed);
  const std::string named = as_argument(vault);
  const std::string id = loose.size() == 1 ? as_argument(loose.front().id) : "ID ";
  return words + fmt::format("; to take {}: whylink doctor {}--adopt {}",
                             loose.size() == 1 ? "it" : "one", named,
                             std::string_view(id).substr(0, id.size() - 1));
}

}  // namespace whylink::workspace
