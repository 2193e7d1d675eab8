// What the record of a vault says of the vault itself: which of its links are followed, and which
// notes are left out.
#pragma once

#include <filesystem>
#include <optional>

#include "whylink/base.hpp"
#include "whylink/record.hpp"
#include "whylink/vault.hpp"

namespace whylink::workspace {

struct VaultSettings {
  bool follow_symlinks = false;
  vault::ExclusionRules rules;
  // Rules that cannot be read, as those of a newer program may be; none hold then, for they are no
  // reason to lock a person out.
  std::optional<Error> unread_rules;
};
// Errors as of record::Record::setting.
[[nodiscard]] Result<VaultSettings> vault_settings(const record::Record& record);
// Of the record in `folder`: the notes are read before it is opened for good, and by it. The
// defaults where there is no record. Errors as of record::Record::open.
[[nodiscard]] Result<VaultSettings> vault_settings(const std::filesystem::path& folder,
                                                   const Clock& clock);

}  // namespace whylink::workspace
