// What can still be read of a damaged database.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "core/record/store.hpp"
#include "whylink/record.hpp"

namespace whylink::record {

struct Salvage {
  std::vector<Event> events;                               // with right checksums, as they came
  std::vector<Uuid> damaged;                               // events that are there and not whole
  std::vector<Evidence> evidence;                          // with right checksums
  std::vector<std::pair<std::string, std::string>> local;  // the same
  std::size_t lost_rows = 0;                               // of evidence and local text
};
// Reads around pages that cannot be read. Nothing of a database that says nothing at all.
[[nodiscard]] Salvage salvage(const Paths& paths);

}  // namespace whylink::record
