// Looking after the record: copies, restoring, finding what is wrong and mending it. Works where
// the vault folder is gone and where the database is damaged, as that is when it is needed.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "app/workspace/vault_settings.hpp"
#include "app/workspace/workspace.hpp"

namespace whylink::workspace {

struct Finding {
  std::string part;  // database, cache, vault
  std::string what;
  std::string where;
  std::string remedy;
  bool repairable = false;
  bool repaired = false;
  bool is_fault = true;                         // false: worth knowing, and as the person wants it
  std::optional<vault::FileFinding> file = {};  // of the vault's reading
};

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

 private:
  [[nodiscard]] record::OpenOptions opening(record::Access access) const;
  [[nodiscard]] Status examine_record(bool repair, std::vector<Finding>& findings) const;
  [[nodiscard]] Status heal_record(std::vector<Finding>& findings) const;
  [[nodiscard]] Status examine_lost_record(const Error* error,
                                           std::vector<Finding>& findings) const;
  void examine_cache(bool repair, std::vector<Finding>& findings) const;
  void examine_vault(std::vector<Finding>& findings) const;
  // What the record says of how the vault is read.
  [[nodiscard]] VaultSettings settings() const;
  [[nodiscard]] Result<vault::SnapshotPtr> read_vault(const VaultSettings& settings) const;

  OpenOptions options_;
  Places places_;
  Home home_;
};

}  // namespace whylink::workspace
