#include "app/workspace/folder_choice.hpp"

#include <dirent.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <memory>

#include "app/workspace/places.hpp"
#include "app/workspace/system.hpp"
#include "whylink/text.hpp"

namespace whylink::workspace {

namespace fs = std::filesystem;

namespace {

struct Listing {
  std::vector<std::string> folders;
  std::size_t notes = 0;
  bool cut = false;
  int error = 0;  // an errno value
};

bool is_note(std::string_view name) {
  return name.size() > 3 && text::fold(name.substr(name.size() - 3)) == ".md";
}

Listing listing_of(const fs::path& folder) {
  Listing listing;
  const std::unique_ptr<DIR, int (*)(DIR*)> opened(::opendir(folder.c_str()), ::closedir);
  if (opened == nullptr) {
    listing.error = errno;
    return listing;
  }
  std::size_t seen = 0;
  while (const dirent* entry = ::readdir(opened.get())) {
    if (++seen > FolderChoice::kMostEntries) {
      listing.cut = true;
      break;
    }
    const std::string name(static_cast<const char*>(entry->d_name));
    if (name == "." || name == "..") continue;
    const bool unknown = entry->d_type == DT_UNKNOWN || entry->d_type == DT_LNK;
    if (entry->d_type == DT_DIR || (unknown && is_folder(folder / name))) {
      listing.folders.push_back(name);
    } else if (is_note(name)) {
      ++listing.notes;
    }
  }
  return listing;
}

bool is_obsidian_vault(const fs::path& folder) {
  return is_folder(folder / ".obsidian");
}

// As far as both agree, at a character's edge.
std::size_t agreement(std::string_view one, std::string_view other) {
  const auto [end, ignored] = std::ranges::mismatch(one, other);
  auto size = static_cast<std::size_t>(end - one.begin());
  const auto inside = [&](std::string_view text) {
    return size < text.size() && (static_cast<unsigned char>(text[size]) & 0xc0U) == 0x80U;
  };
  while (size > 0 && (inside(one) || inside(other))) --size;
  return size;
}

// XDG_DOCUMENTS_DIR="$HOME/Dokumente", as xdg-user-dirs keeps it.
fs::path documents_of(const fs::path& home) {
  constexpr std::size_t kLongest = 64UL << 10U;  // a line for each of eight folders
  const auto bytes = disk::read_file(home / ".config/user-dirs.dirs", kLongest);
  constexpr std::string_view kKey = "XDG_DOCUMENTS_DIR=\"$HOME/";
  if (!bytes) return home / "Documents";
  const std::size_t at = bytes->find(kKey);
  if (at == std::string::npos) return home / "Documents";
  const std::size_t begin = at + kKey.size();
  const std::size_t end = bytes->find('"', begin);
  if (end == std::string::npos || end == begin) return home / "Documents";
  return home / bytes->substr(begin, end - begin);
}

}  // namespace

std::vector<FolderPlace> folder_places() {
  constexpr std::size_t kMost = 8;
  std::vector<FolderPlace> places;
  const auto home = environment_path("HOME");
  std::vector<fs::path> drives = {"/mnt"};
  if (home) {
    places.push_back({"Home", *home});
    places.push_back({"Documents", documents_of(*home)});
    const std::string person = home->filename().string();
    drives.insert(drives.begin(), {fs::path("/run/media") / person, fs::path("/media") / person});
  }
  for (const fs::path& above : drives) {
    for (const std::string& name : listing_of(above).folders) {
      places.push_back({text::to_valid_utf8(name), above / name});
    }
  }
  std::erase_if(places, [](const FolderPlace& place) { return !is_folder(place.path); });
  if (places.size() > kMost) places.resize(kMost);
  places.push_back({"Computer", "/"});
  return places;
}

FolderChoice::FolderChoice(fs::path home) : home_(std::move(home)) {
  go_to(home_.empty() ? fs::path("/") : home_);
}

FolderChoice FolderChoice::unread(fs::path home) {
  FolderChoice choice;
  choice.home_ = std::move(home);
  return choice;
}

std::string FolderChoice::path_to(const fs::path& folder) const {
  std::string text = folder.string();
  const std::string home = home_.string();
  if (home.size() > 1 && text.starts_with(home) &&
      (text.size() == home.size() || text[home.size()] == '/')) {
    text = "~" + text.substr(home.size());
  }
  if (!text.ends_with('/')) text += '/';
  return text;
}

void FolderChoice::type(std::string_view typed, const OnStep& on_step) {
  typed_ = typed;
  std::string path = typed_;
  if (const std::size_t anew = path.rfind("//"); anew != std::string::npos) path.erase(0, anew + 1);
  if (path == "~" || path.starts_with("~/")) path = home_.string() + path.substr(1);
  if (typed_ == "~") path += '/';
  const std::size_t slash = path.rfind('/');
  if (!path.starts_with('/')) {
    all_.reset();
    folder_.clear();
    begin_.clear();
    trouble_ = path.empty() ? "" : "Begin with / or with ~, which means your home folder.";
  } else {
    const fs::path folder = path.substr(0, slash + 1);
    begin_ = path.substr(slash + 1);
    if (folder != folder_) list(folder);
  }
  narrow();
  chosen_.reset();
  notes_ = 0;
  is_vault_ = is_file_ = false;
  if (on_step) on_step(*this);
  std::error_code ignored;
  if (path.starts_with('/') && is_folder(path)) {
    chosen_ = fs::path(path).lexically_normal();
  } else if (path.starts_with('/')) {
    is_file_ = fs::exists(path, ignored);
  }
  look_at_chosen();
  if (on_step) on_step(*this);
  mark_vaults();
}

void FolderChoice::list(const fs::path& folder) {
  folder_ = folder;
  trouble_.clear();
  vaults_.clear();
  const Listing listing = listing_of(folder);
  notes_here_ = listing.notes;
  cut_ = listing.cut;
  if (listing.error != 0) {
    trouble_ = "This folder cannot be listed: " + errno_text(listing.error) + ".";
  }
  std::vector<std::pair<std::string, std::string>> all;
  all.reserve(listing.folders.size());
  for (const std::string& name : listing.folders) all.emplace_back(text::fold(name), name);
  std::ranges::sort(all);
  all_ = std::make_shared<const std::vector<std::pair<std::string, std::string>>>(std::move(all));
}

void FolderChoice::narrow() {
  rows_.clear();
  left_out_ = cut_;
  if (folder_.empty() || all_ == nullptr) return;
  const std::string wanted = text::fold(begin_);
  const bool hidden_too = begin_.starts_with('.');
  for (const auto& [folded, name] : *all_) {
    if (name.starts_with('.') && !hidden_too) continue;
    if (!folded.starts_with(wanted)) continue;
    if (rows_.size() == kMostRows) {
      left_out_ = true;
      break;
    }
    const auto known = vaults_.find(name);
    rows_.push_back({name, known != vaults_.end() && known->second});
  }
}

// Each once, as long as the folder stays the same.
void FolderChoice::mark_vaults() {
  for (Subfolder& row : rows_) {
    const auto [at, fresh] = vaults_.try_emplace(row.name, false);
    if (fresh) at->second = is_obsidian_vault(folder_ / row.name);
    row.is_vault = at->second;
  }
}

void FolderChoice::look_at_chosen() {
  if (!chosen_) return;
  if (chosen_->has_relative_path() && !chosen_->has_filename()) chosen_ = chosen_->parent_path();
  notes_ = begin_.empty() ? notes_here_ : listing_of(*chosen_).notes;
  is_vault_ = is_obsidian_vault(*chosen_);
}

std::string FolderChoice::completed() const {
  if (rows_.empty()) return typed_;
  std::string_view common = rows_.front().name;
  for (const Subfolder& row : rows_) common = common.substr(0, agreement(common, row.name));
  if (common.size() < begin_.size() || (rows_.size() > 1 && common.size() == begin_.size())) {
    return typed_;
  }
  std::string whole = typed_.substr(0, typed_.size() - begin_.size());
  whole += common;
  if (rows_.size() == 1) whole += '/';
  return whole;
}

std::string FolderChoice::path_of(std::size_t row) const {
  return row < rows_.size() ? path_to(fs::path(folder_ / rows_[row].name)) : typed_;
}

std::string FolderChoice::path_above() const {
  if (folder_.empty()) return path_to(home_);
  const fs::path here = folder_.has_filename() ? folder_ : folder_.parent_path();
  return path_to(begin_.empty() ? here.parent_path() : here);
}

void FolderChoice::enter(std::size_t row) {
  if (row < rows_.size()) type(path_of(row));
}

void FolderChoice::go_to(const fs::path& folder) {
  type(path_to(folder));
}

void FolderChoice::go_up() {
  type(path_above());
}

}  // namespace whylink::workspace
