// Evidence of notes in the database.
#pragma once

#include <string>

#include "core/record/database.hpp"
#include "whylink/record.hpp"

namespace whylink::record {

// The evidence of a row of the statement all_evidence. database: its checksum is another.
[[nodiscard]] Result<Evidence> evidence_of_row(const Statement& row, const std::string& where);
[[nodiscard]] Status put_evidence(Database& database, const Evidence& evidence);

}  // namespace whylink::record
