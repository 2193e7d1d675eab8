// Records in the data folder that belong to nobody: the list of vaults names none for them, as
// after it was lost, or one whose folder is gone.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "app/workspace/places.hpp"
#include "app/workspace/registry.hpp"
#include "whylink/base.hpp"
#include "whylink/record/contents.hpp"

namespace whylink::workspace {

struct LooseRecord {
  std::filesystem::path folder;
  // Names it for a person: the record's own id, or the name of its folder where the record names
  // none, or where two have the same id, as copies do.
  std::string id;
  record::Contents contents;
  std::filesystem::path vault;  // that it was of; empty where that is not known
  bool listed = false;          // the list names that vault, and its folder is gone
};

// Those but for the one in `own`, the one last used first. Reads each, and asks for the folder of
// every vault of the list. A link in the place of a record's folder is passed over.
[[nodiscard]] std::vector<LooseRecord> loose_records(const Registry& registry, const Places& places,
                                                     const std::filesystem::path& own,
                                                     const Clock& clock);

constexpr std::size_t kShortestId = 4;
// The one that `words` mean: the first characters of its id or of its folder's name, at least
// kShortestId, or either as a whole. usage: too short, or several begin so; not_found.
[[nodiscard]] Result<LooseRecord> find_loose(const std::vector<LooseRecord>& loose,
                                             std::string_view words);

// "12 events of 3 connections, last used 2026-03-01, of /home/me/Notes".
[[nodiscard]] std::string holds(const LooseRecord& record);
// One line: what was found, and how to see and take it. `vault` is how the person named it.
[[nodiscard]] std::string told(const std::vector<LooseRecord>& loose, std::string_view vault);

}  // namespace whylink::workspace
