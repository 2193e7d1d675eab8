// The vaults opened before, as vaults.json in the data home keeps them.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "app/workspace/places.hpp"
#include "whylink/base.hpp"

namespace whylink::workspace {

struct KnownVault {
  std::string name;              // of its folder
  std::filesystem::path path;    // the folder of notes
  std::filesystem::path folder;  // where its reviews.db lies
  Uuid uuid;
  std::string opened;  // RFC 3339, the last time
  // Left out of lists and of what is found by name; opening its folder brings it back.
  bool forgotten = false;
};

class Registry {
 public:
  // No file means no vaults. A damaged one counts as none and is moved aside at the next writing.
  [[nodiscard]] static Result<Registry> load(const Places& places);

  [[nodiscard]] const std::vector<KnownVault>& vaults() const { return vaults_; }
  [[nodiscard]] bool damaged() const { return damaged_; }
  [[nodiscard]] const KnownVault* at(const std::filesystem::path& path) const;
  // The folder that `words` mean: a folder, the name of a known vault, or, empty, the vault opened
  // last.
  [[nodiscard]] Result<std::filesystem::path> find(std::string_view words) const;
  // Both take what they are given as a copy: the list is read anew, and what pointed into it is
  // gone. Puts the vault in, in place of the one with the same uuid, and writes the file, with what
  // other processes put in meanwhile.
  [[nodiscard]] Status remember(KnownVault vault);
  // Makes `vault.folder` the record of the vault at `vault.path`; an entry that is there keeps its
  // uuid, and a new one has that of `vault`, which no other may have. An entry that named another
  // vault for it, whose folder is gone, goes. refused: it is that of a vault that is there.
  [[nodiscard]] Status give(KnownVault vault);
  // Its record stays where it is. Writes the file likewise. not_found: no such vault.
  [[nodiscard]] Status forget(Uuid vault, bool forgotten = true);

 private:
  using Change = std::function<Status(std::vector<KnownVault>&)>;
  [[nodiscard]] Status change(const Change& change);

  Places places_;
  std::vector<KnownVault> vaults_;
  bool damaged_ = false;
};

}  // namespace whylink::workspace
