// Looking after the record: copies, restoring, finding what is wrong and mending it. Works where
// the vault folder is gone and where the database is damaged, as that is when it is needed.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "app/workspace/loose_records.hpp"
#include "app/workspace/vault_settings.hpp"
#include "app/workspace/workspace.hpp"

namespace whylink::workspace {

struct Finding {
  std::string part;  // database, record, cache, vault
  std::string what;
  std::string where;
  std::string remedy;
  bool repairable = false;
  bool repaired = false;
  bool is_fault = true;                         // false: worth knowing, and as the person wants it
  std::optional<vault::FileFinding> file = {};  // of the vault's reading
  std::optional<LooseRecord> record = {};       // that no vault has
};

// `vault` is how the person named it, "" for the one opened last.
[[nodiscard]] Finding finding_of(LooseRecord record, std::string_view vault);
// The records that no vault has, where no vault is known either.
[[nodiscard]] Result<std::vector<Finding>> findings_without_vault(const OpenOptions& options);

class Care {
 public:
  // Finds the record of the vault that the options name; opens and changes nothing.
  [[nodiscard]] static Result<Care> find(OpenOptions options);

  [[nodiscard]] const KnownVault& vault() const { return home_.vault; }
  // A verified copy: to the file `to`, or into the folder `to` under a name with the day.
  [[nodiscard]] Result<std::filesystem::path> back_up(const std::filesystem::path& to) const;
  [[nodiscard]] Result<record::RestorePreview> preview(const std::filesystem::path& from) const;
  // Whether the copy is of another vault: most notes that it knows are not here.
  [[nodiscard]] Result<bool> is_foreign(const std::filesystem::path& from) const;
  [[nodiscard]] Status restore(const std::filesystem::path& from);
  // Everything that is wrong; with `repair`, mends what can be mended and says so.
  [[nodiscard]] Result<std::vector<Finding>> examine(bool repair);

  // Records that no vault has, but for the one that this vault finds by itself.
  [[nodiscard]] std::vector<LooseRecord> loose() const;
  struct Adopted {
    LooseRecord record;
    std::filesystem::path aside;  // what the vault had before; empty where it had none
  };
  // Takes the record that `words` mean (find_loose) for the vault; no file of either is moved.
  // What the vault had is then a record that no vault has. refused: the vault's record has events
  // or cannot be read, and not `aside`; or a process writes to one of the two. usage, not_found.
  [[nodiscard]] Result<Adopted> adopt(std::string_view words, bool aside);

 private:
  [[nodiscard]] record::OpenOptions opening(record::Access access) const;
  [[nodiscard]] Status examine_record(bool repair, std::vector<Finding>& findings) const;
  [[nodiscard]] Status heal_record(std::vector<Finding>& findings) const;
  [[nodiscard]] Status examine_lost_record(const Error* error,
                                           std::vector<Finding>& findings) const;
  void examine_loose(std::vector<Finding>& findings) const;
  [[nodiscard]] Status require_unused(bool aside) const;
  void examine_cache(bool repair, std::vector<Finding>& findings) const;
  void examine_vault(std::vector<Finding>& findings) const;
  // What the record says of how the vault is read.
  [[nodiscard]] VaultSettings settings() const;
  [[nodiscard]] Result<vault::SnapshotPtr> read_vault(const VaultSettings& settings) const;

  OpenOptions options_;
  Places places_;
  Registry registry_;
  Home home_;
};

}  // namespace whylink::workspace
