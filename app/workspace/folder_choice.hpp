// A folder being chosen: a path as it is typed, the folders it could go on to, and what lies in
// those it names. Looks at the disk when the folder changes, not when its list is narrowed.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
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
  // The same without a look at the disk: nothing is typed yet.
  [[nodiscard]] static FolderChoice unread(std::filesystem::path home);

  // "~/Documents/No": the folder ~/Documents, narrowed to what begins with "No", whatever the case.
  // "~//mnt" begins anew: "/mnt". `on_step` gets to see the names before each of them was looked
  // at, which takes longer where drives are mounted.
  using OnStep = std::function<void(const FolderChoice&)>;
  void type(std::string_view typed, const OnStep& on_step = {});
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
  // What would be typed for a row, a folder, and the folder above.
  [[nodiscard]] std::string path_of(std::size_t row) const;
  [[nodiscard]] std::string path_to(const std::filesystem::path& folder) const;
  [[nodiscard]] std::string path_above() const;
  void enter(std::size_t row);
  void go_to(const std::filesystem::path& folder);
  // To the folder above.
  void go_up();

  // The folder typed as a whole, if it is there.
  [[nodiscard]] const std::optional<std::filesystem::path>& chosen() const { return chosen_; }
  // Of the folder chosen: notes that lie in it itself, and whether Obsidian has opened it.
  [[nodiscard]] std::size_t notes() const { return notes_; }
  [[nodiscard]] bool is_vault() const { return is_vault_; }
  // What is typed is there, but no folder.
  [[nodiscard]] bool is_file() const { return is_file_; }

 private:
  FolderChoice() = default;
  void list(const std::filesystem::path& folder);
  void narrow();
  void mark_vaults();
  void look_at_chosen();

  std::filesystem::path home_;
  std::string typed_;
  std::filesystem::path folder_;  // listed
  std::string begin_;             // of the name wanted, as typed
  // Of folder_: folded name, name. Shared by copies.
  std::shared_ptr<const std::vector<std::pair<std::string, std::string>>> all_;
  std::unordered_map<std::string, bool> vaults_;  // of folder_, as far as they were looked at
  std::size_t notes_here_ = 0;                    // in folder_
  bool cut_ = false;                              // folder_ holds more than was looked at
  std::vector<Subfolder> rows_;
  bool left_out_ = false;
  std::string trouble_;
  std::optional<std::filesystem::path> chosen_;
  std::size_t notes_ = 0;
  bool is_vault_ = false;
  bool is_file_ = false;
};

}  // namespace whylink::workspace
