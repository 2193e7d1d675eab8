#include "core/vault/settings_files.hpp"

#include <cerrno>
#include <utility>

namespace whylink::vault {

namespace {

using Json = nlohmann::json;

constexpr const char* kFolder = ".obsidian";

}  // namespace

SettingsFiles::SettingsFiles(const disk::Root& vault, const disk::Calls& calls)
    : vault_(vault), calls_(calls) {
  const bool is_link = !vault_.open_folder(kFolder).is_open() && errno == ELOOP;
  if (!is_link) return;
  auto place = follow(vault_, kFolder, kFolder, true);
  is_unread_ = !place;
  if (place) folder_ = std::move(place->root);
}

void SettingsFiles::tell_unread(const std::string& path, int error) {
  findings_.push_back({.cause = Cause::settings_unread, .path = path, .error = error});
}

// Nothing: it is told why.
std::optional<SettingsFiles::Place> SettingsFiles::follow(const disk::Root& from,
                                                          const std::string& below,
                                                          const std::string& path, bool is_folder) {
  const auto end = from.end_of_link(below);
  if (!end) {
    tell_unread(path, end.error().number);
    return std::nullopt;
  }
  if (is_folder ? !S_ISDIR(end->facts.st_mode) : !S_ISREG(end->facts.st_mode)) {
    tell_unread(path, is_folder ? ENOTDIR : 0);
    return std::nullopt;
  }
  auto root = disk::Root::open_unlinked(is_folder ? end->path : end->path.parent_path(), calls_);
  if (!root) {
    tell_unread(path, root.error().number);
    return std::nullopt;
  }
  return Place{*std::move(root), is_folder ? std::string() : end->path.filename().string()};
}

std::optional<Json> SettingsFiles::read(const std::string& name) {
  if (is_unread_) return std::nullopt;
  const std::string path = std::string(kFolder) + "/" + name;
  const disk::Root& from = folder_ ? *folder_ : vault_;
  const std::string below = folder_ ? name : path;
  std::string bytes;
  const Status read = from.read(below, kLongestSettings, bytes);
  if (read || read.error().number != ELOOP) return parsed(read, bytes, path);
  const auto place = follow(from, below, path, false);
  if (!place) return std::nullopt;
  const Status followed = place->root.read(place->path, kLongestSettings, bytes);
  return parsed(followed, bytes, path);
}

std::optional<Json> SettingsFiles::parsed(const Status& read, const std::string& bytes,
                                          const std::string& path) {
  const int error = read ? 0 : read.error().number;
  if (error == ENOENT || error == ENOTDIR) return Json::object();
  if (!read) {
    tell_unread(path, error);
    return std::nullopt;
  }
  if (bytes.size() > kLongestSettings) {
    findings_.push_back(
        {.cause = Cause::settings_too_long, .path = path, .limit = kLongestSettings});
    return Json::object();
  }
  constexpr bool kThrow = false;
  Json json = Json::parse(bytes, nullptr, kThrow);
  if (json.is_object()) return json;
  findings_.push_back({.cause = Cause::settings_broken, .path = path});
  return std::nullopt;
}

}  // namespace whylink::vault
