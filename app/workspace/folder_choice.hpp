// A folder being chosen: a path as it is typed, the folders it could go on to, and what lies in
// those it names. Looks at the disk when the folder changes, not when its list is narrowed.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "whylink/base.hpp"

namespace whylink::workspace {

struct Subfolder {
  std::string name;       // its bytes
  bool is_vault = false;  // Obsidian has opened it: it holds .obsidian
};

struct FolderPlace {
  std::string name;
  std::filesystem::path path;
};
// Home, the person's documents, drives that are mounted, the whole machine: what is there of it.
[[nodiscard]] std::vector<FolderPlace> folder_places();

class FolderChoice {
 public:
  static constexpr std::size_t kMostRows = 1000;        // more are left out, and said so
  static constexpr std::size_t kMostEntries = 200'000;  // of a folder are looked at

  // `home` is what "~" means.
  explicit FolderChoice(std::filesystem::path home);

  // "~/Documents/No": the folder ~/Documents, narrowed to what begins with "No", whatever the case.
  void type(std::string_view typed);
  // Its bytes: names of folders need not be UTF-8.
  [[nodiscard]] const std::string& typed() const { return typed_; }
  // By name. Hidden ones only where the name typed begins with a dot.
  [[nodiscard]] const std::vector<Subfolder>& rows() const { return rows_; }
  [[nodiscard]] bool rows_left_out() const { return left_out_; }
  // Why the folder cannot be listed; empty: it can.
  [[nodiscard]] const std::string& trouble() const { return trouble_; }

  // The path typed, gone on with as far as all rows agree, and with "/" where only one is left.
  // Equals typed(): there is nothing to add.
  [[nodiscard]] std::string completed() const;
  void enter(std::size_t row);
  void go_to(const std::filesystem::path& folder);
  // To the folder above.
  void go_up();

  // The folder typed as a whole, if it is there.
  [[nodiscard]] const std::optional<std::filesystem::path>& chosen() const { return chosen_; }
  // Of the folder chosen: notes that lie in it itself, and whether Obsidian has opened it.
  [[nodiscard]] std::size_t notes() const { return notes_; }
  [[nodiscard]] bool is_vault() const { return is_vault_; }

 private:
  [[nodiscard]] std::string written(const std::filesystem::path& folder) const;
  void list(const std::filesystem::path& folder);
  void narrow();
  void look_at_chosen();

  std::filesystem::path home_;
  std::string typed_;
  std::filesystem::path folder_;                          // listed
  std::string begin_;                                     // of the name wanted, as typed
  std::vector<std::pair<std::string, std::string>> all_;  // of folder_: folded name, name
  std::size_t notes_here_ = 0;                            // in folder_
  bool cut_ = false;                                      // folder_ holds more than was looked at
  std::vector<Subfolder> rows_;
  bool left_out_ = false;
  std::string trouble_;
  std::optional<std::filesystem::path> chosen_;
  std::size_t notes_ = 0;
  bool is_vault_ = false;
};

}  // namespace whylink::workspace
