#include "app/window/vault_choice.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "app/workspace/sample_vault.hpp"
#include "app/workspace/system.hpp"
#include "whylink/text.hpp"

namespace whylink::window {

namespace fs = std::filesystem;

namespace {

fs::path home() {
  return workspace::environment_path("HOME").value_or(fs::path());
}

std::string readable(const fs::path& path) {
  std::string text = path.string();
  const std::string mine = home().string();
  if (mine.size() > 1 && text.starts_with(mine + "/")) text = "~" + text.substr(mine.size());
  return text::printable(text);
}

std::string remark_of(const workspace::ListedVault& vault, const fs::path& open_now) {
  if (vault.path == open_now) return "open now";
  if (vault.gone) return "not there now";
  if (!vault.known) return "from Obsidian's list";
  return "opened " + vault.known->opened.substr(0, 10);
}

ListRow row_of(const workspace::ListedVault& vault, const fs::path& open_now) {
  return {text::printable(vault.name), readable(vault.path), remark_of(vault, open_now),
          vault.gone};
}

}  // namespace

Status VaultChoice::load(const fs::path& open_now) {
  const auto places = workspace::find_places(data_);
  if (!places) return tl::make_unexpected(places.error());
  auto registry = workspace::Registry::load(*places);
  if (!registry) return tl::make_unexpected(registry.error());
  registry_ = std::move(*registry);
  open_now_ = open_now;
  find_vaults();
  const fs::path own = workspace::own_sample_path(*places);
  offers_sample_ =
      sample_ && std::ranges::find(vaults_, own, &workspace::ListedVault::path) == vaults_.end();
  load_rows(open_now);
  return {};
}

// Whether a vault is there is asked away from here: its drive may not answer.
void VaultChoice::find_vaults() {
  auto obsidian = workspace::obsidian_vaults(workspace::obsidian_lists());
  vaults_ = workspace::list_vaults(registry_, obsidian, false);
  using Vaults = std::vector<workspace::ListedVault>;
  found_.emplace(
      [registry = registry_, obsidian, before = how_.before_looking,
       listed = vaults_](const Away<Vaults>::Publish& publish) {
        for (const workspace::ListedVault& vault : listed) before(vault.path.string());
        publish(workspace::list_vaults(registry, obsidian));
      },
      waker_);
  if (!found_->wait(how_.patience)) return;
  vaults_ = found_->take().value_or(vaults_);
  found_.reset();
}

// It came later: rows keep their places, for the person may be about to choose one.
void VaultChoice::take_found() {
  if (!found_) return;
  const auto came = found_->take();
  if (!came) return;
  found_.reset();
  for (workspace::ListedVault& vault : vaults_) {
    const auto at = std::ranges::find(*came, vault.path, &workspace::ListedVault::path);
    vault.gone = at == came->end() || at->gone;
  }
  load_rows(open_now_);
}

void VaultChoice::load_rows(const fs::path& open_now) {
  start_.vaults.clear();
  for (const workspace::ListedVault& vault : vaults_) {
    start_.vaults.push_back(row_of(vault, open_now));
  }
  if (offers_sample_) {
    start_.vaults.push_back(
        {"Sample vault", "notes on learning and memory, to try it with", "", false});
  }
  switcher_.vaults = start_.vaults;
  for (std::size_t i = 0; i < vaults_.size(); ++i) {
    switcher_.vaults[i].removable = vaults_[i].known && vaults_[i].path != open_now;
  }
  if (!start_.vaults.empty() && !start_.list.selected) start_.list.selected = 0;
  const auto open = std::ranges::find(vaults_, open_now, &workspace::ListedVault::path);
  if (!switcher_.vaults.empty()) {
    switcher_.list.selected =
        open == vaults_.end() ? 0 : static_cast<std::size_t>(open - vaults_.begin());
  }
}

void VaultChoice::begin_folder() {
  auto unread = workspace::FolderChoice::unread(home());
  const std::string begin = unread.path_to(home().empty() ? fs::path("/") : home());
  folder_.emplace(std::move(unread), how_, waker_);
  chooser_ = {};
  using Places = std::vector<workspace::FolderPlace>;
  places_found_.emplace(
      [](const Away<Places>::Publish& publish) { publish(workspace::folder_places()); }, waker_);
  places_found_->wait(how_.patience);
  load_places();
  loaded_.clear();
  follow_path(begin);
}

void VaultChoice::load_places() {
  if (!places_found_) return;
  auto came = places_found_->take();
  if (!came) return;
  places_found_.reset();
  places_ = *std::move(came);
  for (const workspace::FolderPlace& place : places_) {
    chooser_.places.push_back(text::printable(place.name));
  }
}

void VaultChoice::load_folder() {
  const workspace::FolderChoice& folder = folder_->seen();
  chooser_.folders.clear();
  if (!folder_->has_names()) {
    chooser_.list = {};
    chooser_.trouble = "Reading this folder…";
    chooser_.about = chooser_.trouble;
    chooser_.can_open = chooser_.holds_notes = false;
    chooser_.can_complete = true;  // Tab waits with the rest
    return;
  }
  if (std::exchange(loaded_, folder.typed()) != folder.typed()) chooser_.list = {};
  for (const workspace::Subfolder& row : folder.rows()) {
    chooser_.folders.push_back(
        {text::printable(row.name), "", row.is_vault ? "Obsidian vault" : "", false});
  }
  chooser_.trouble = folder.trouble();
  if (chooser_.trouble.empty()) chooser_.trouble = "No folder in here begins like that.";
  chooser_.can_open = folder.chosen().has_value();
  chooser_.holds_notes = folder.notes() > 0 || folder.is_vault();
  chooser_.can_complete = folder.completed() != folder.typed();
  if (!folder.chosen()) {
    chooser_.about = folder_->is_reading()      ? "Reading this folder…"
                     : folder.is_file()         ? "This is a file, not a folder."
                     : chooser_.folders.empty() ? "There is no such folder."
                                                : "No such folder yet: go on typing, or choose "
                                                  "one below.";
    if (chooser_.folders.empty()) chooser_.trouble.clear();
    return;
  }
  const std::string vault = folder.is_vault() ? "An Obsidian vault, " : "";
  const std::string none = folder.is_vault() ? "no notes" : "No notes";
  const std::string notes =
      folder.notes() == 1 ? "1 note" : fmt::format("{} notes", folder.notes());
  chooser_.about = vault + (folder.notes() == 0 ? none : notes) + " in this folder itself";
  if (folder.rows_left_out()) {
    chooser_.about += fmt::format("; the first {} folders are listed", folder.rows().size());
  }
  if (folder.rows().empty() && folder.trouble().empty()) {
    chooser_.trouble = "There are no folders in here.";
  }
}

void VaultChoice::follow_path(const std::string& typed) {
  chooser_.path.buffer.reset(typed);
  folder_->look(typed);
  load_folder();
}

Intent VaultChoice::draw(ScreenId screen, Frame& frame) {
  take_found();
  if (screen == ScreenId::chooser) {
    load_places();
    if (folder_->take()) load_folder();
  }
  if (screen == ScreenId::chooser) return chooser_screen(frame, chooser_);
  if (screen == ScreenId::vaults) return vaults_screen(frame, switcher_);
  return start_screen(frame, start_);
}

Result<std::optional<fs::path>> VaultChoice::perform(const VaultWish& wish) {
  using Kind = VaultWish::Kind;
  if (wish.kind == Kind::open) return take_row(wish.row);
  if (wish.kind == Kind::forget) {
    if (const Status forgot = forget(wish.row); !forgot) return tl::make_unexpected(forgot.error());
    return std::nullopt;
  }
  if (!folder_) return std::nullopt;
  if (wish.kind == Kind::open_folder && chooser_.can_open) return folder_->seen().chosen();
  perform_in_folder(wish);
  return std::nullopt;
}

void VaultChoice::perform_in_folder(const VaultWish& wish) {
  using Kind = VaultWish::Kind;
  switch (wish.kind) {
    case Kind::path_typed:
      folder_->look(chooser_.path.buffer.text());
      return load_folder();
    case Kind::complete_path:
      return folder_->has_names() ? follow_path(folder_->seen().completed()) : void();
    case Kind::place:
      if (wish.row >= places_.size()) return;
      return follow_path(folder_->seen().path_to(places_[wish.row].path));
    case Kind::folder_in:
      return follow_path(folder_->seen().path_of(wish.row));
    case Kind::folder_up:
      return follow_path(folder_->seen().path_above());
    default:
      return;
  }
}

Result<std::optional<fs::path>> VaultChoice::take_row(std::size_t row) {
  if (row < vaults_.size()) return vaults_[row].path;
  if (!offers_sample_) return std::nullopt;
  const auto places = workspace::find_places(data_);
  if (!places) return tl::make_unexpected(places.error());
  auto own = workspace::own_sample_vault(*sample_, *places);
  if (!own) return tl::make_unexpected(own.error());
  return *std::move(own);
}

Status VaultChoice::forget(std::size_t row) {
  if (row >= vaults_.size() || !vaults_[row].known) return {};
  const workspace::KnownVault vault = *vaults_[row].known;
  if (const Status forgot = registry_.forget(vault.uuid); !forgot) return forgot;
  forgotten_.push_back(vault.uuid);
  forgotten_name_ = text::printable(vault.name);
  return load(open_now_);
}

Status VaultChoice::remember_forgotten() {
  if (forgotten_.empty()) return {};
  const Status back = registry_.forget(forgotten_.back(), false);
  forgotten_.pop_back();
  forgotten_name_.clear();
  return back ? load(open_now_) : back;
}

}  // namespace whylink::window
