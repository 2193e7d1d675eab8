// Records seen from outside: what one holds without opening it for use, and keeping writers away.
#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include "whylink/base.hpp"
#include "whylink/record.hpp"

namespace whylink::record {

// Where a record remembers the folder of its vault, as a local text. It says where the record was
// last used, for when the list of vaults is lost; nothing depends on it.
constexpr std::string_view kVaultPath = "vault-path";

struct Contents {
  Uuid device;  // the record's own id; nil where neither copy names it
  std::size_t events = 0;
  std::size_t connections = 0;
  std::optional<Day> last_day;   // of the newest event
  std::string vault;             // the folder last used with it; empty where not known
  std::optional<Error> trouble;  // the database cannot be read; the rest is the journal's
};

// Whether a database or a journal lies in the folder, each a file of its own and no link.
[[nodiscard]] bool is_record(const std::filesystem::path& folder);

// Reads beside a writer and changes nothing. Costs a count of the events; a record of an older form
// costs its size.
[[nodiscard]] Contents contents_of(const std::filesystem::path& folder, const Clock& clock);

// Keeps writers away from the record of a folder while this lives. Readers go on.
class Hold {
 public:
  // refused, with who holds it, while another writes.
  [[nodiscard]] static Result<Hold> take(const OpenOptions& options);
  Hold(Hold&&) noexcept;
  Hold& operator=(Hold&&) noexcept;
  ~Hold();

 private:
  struct Parts;
  explicit Hold(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> parts_;
};

}  // namespace whylink::record
