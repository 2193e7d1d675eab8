// The vault to open, as it is chosen: makes the states of first start, switcher and folder chooser,
// and follows what the person does there until a folder is named. One thread.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "app/window/desk.hpp"
#include "app/window/folder_reader.hpp"
#include "app/window/screens/choice.hpp"
#include "app/workspace/folder_choice.hpp"
#include "app/workspace/vault_list.hpp"

namespace whylink::window {

class VaultChoice {
 public:
  // `data` as in OpenOptions; `sample`: where the sample vault lies, if it is there.
  VaultChoice(std::filesystem::path data, std::optional<std::filesystem::path> sample, Patience how,
              std::shared_ptr<Waker> waker)
      : data_(std::move(data)),
        how_(std::move(how)),
        waker_(std::move(waker)),
        sample_(std::move(sample)) {}

  // Reads the lists anew. `open_now`: the vault that is open, if one is.
  [[nodiscard]] Status load(const std::filesystem::path& open_now);
  // The chooser begins at home.
  void begin_folder();
  // What is typed in the chooser has the focus again.
  void type_on() { chooser_.fresh = true; }
  // start, vaults or chooser.
  [[nodiscard]] Intent draw(ScreenId screen, Frame& frame);
  // The folder to open, once there is one.
  [[nodiscard]] Result<std::optional<std::filesystem::path>> perform(const VaultWish& wish);
  // What was forgotten last; empty: nothing that could come back.
  [[nodiscard]] const std::string& forgotten() const { return forgotten_name_; }
  [[nodiscard]] Status remember_forgotten();

 private:
  void find_vaults();
  void take_found();
  void load_rows(const std::filesystem::path& open_now);
  void load_places();
  void load_folder();
  void follow_path(const std::string& typed);
  [[nodiscard]] Result<std::optional<std::filesystem::path>> take_row(std::size_t row);
  [[nodiscard]] Status forget(std::size_t row);
  void perform_in_folder(const VaultWish& wish);

  std::filesystem::path data_;
  Patience how_;
  std::shared_ptr<Waker> waker_;
  std::filesystem::path open_now_;
  workspace::Registry registry_;
  std::vector<workspace::ListedVault> vaults_;
  std::optional<std::filesystem::path> sample_;
  bool offers_sample_ = false;  // in the row behind the vaults
  std::vector<Uuid> forgotten_;
  std::string forgotten_name_;
  std::optional<Away<std::vector<workspace::ListedVault>>> found_;  // while they are looked at
  std::vector<workspace::FolderPlace> places_;
  std::optional<Away<std::vector<workspace::FolderPlace>>> places_found_;
  std::optional<FolderReader> folder_;
  std::string loaded_;  // what is typed, of the list that is shown
  StartState start_;
  VaultsState switcher_;
  ChooserState chooser_;
};

}  // namespace whylink::window
