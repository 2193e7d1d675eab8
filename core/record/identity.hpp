// Who a record is, and how far it has counted, so that no number is ever given twice.
#pragma once

#include <cstdint>
#include <optional>

#include "core/record/store.hpp"
#include "whylink/record.hpp"

namespace whylink::record {

struct Identity {
  Uuid device;
  std::uint64_t sequence = 0;
  std::uint64_t clock = 0;

  void see(const Event& event);
};

// What the database says of itself; none where it cannot be read, or is damaged there.
[[nodiscard]] std::optional<Identity> identity_in(Database& database);
// Of the record in the folder: by its database, else by its journal. A copy may live on in two
// places; where nothing says which device this is, it is a new one.
[[nodiscard]] Identity identity_here(const OpenOptions& options);
[[nodiscard]] Status set_identity(Database& database, const Identity& identity,
                                  std::int64_t journal_bytes);

}  // namespace whylink::record
