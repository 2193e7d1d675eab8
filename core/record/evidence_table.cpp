#include "core/record/evidence_table.hpp"

#include "core/record/body_json.hpp"
#include "core/record/schema.hpp"
#include "record_sql.hpp"

namespace whylink::record {

namespace {

// The columns of the table, little-endian whatever the machine.
std::string fingerprint_bytes(const std::vector<std::uint32_t>& slots) {
  std::string bytes;
  bytes.reserve(slots.size() * 4);
  for (const std::uint32_t slot : slots) {
    for (unsigned shift = 0; shift < 32; shift += 8) bytes += static_cast<char>(slot >> shift);
  }
  return bytes;
}

std::vector<std::uint32_t> fingerprint_of(std::string_view bytes) {
  std::vector<std::uint32_t> slots(bytes.size() / 4);
  for (std::size_t i = 0; i < slots.size() * 4; ++i) {
    slots[i / 4] |= std::uint32_t{static_cast<unsigned char>(bytes[i])} << (8 * (i % 4));
  }
  return slots;
}

}  // namespace

Result<Evidence> evidence_of_row(const Statement& row, const std::string& where) {
  Evidence evidence;
  evidence.key = row.uuid(0);
  evidence.path = row.text(1);
  evidence.title = row.text(2);
  evidence.front_id = row.text(3);
  evidence.content_hash = static_cast<std::uint64_t>(row.integer(4));
  evidence.fingerprint = fingerprint_of(row.bytes(5));
  const Json targets = parse_json(row.bytes(6));
  for (const Json& target : targets) {
    if (target.is_string()) evidence.targets.push_back(target.get<std::string>());
  }
  evidence.gone = row.flag(7);
  if (row.flag(8)) return evidence;
  return tl::make_unexpected(damaged("what it knows of the note " + evidence.path, where));
}

Status put_evidence(Database& database, const Evidence& evidence) {
  const std::string fingerprint = fingerprint_bytes(evidence.fingerprint);
  const std::string targets = dump(Json(evidence.targets));
  Statement row = database.prepare(sql::kPutEvidence);
  return row.bind(evidence.key)
      .bind_text(evidence.path)
      .bind_text(evidence.title)
      .bind_text(evidence.front_id)
      .bind(static_cast<std::int64_t>(evidence.content_hash))
      .bind_blob(fingerprint)
      .bind_text(targets)
      .bind(std::int64_t{evidence.gone})
      .run();
}

}  // namespace whylink::record
