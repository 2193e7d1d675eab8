#include "app/workspace/registry.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <nlohmann/json.hpp>

#include "app/workspace/system.hpp"
#include "whylink/text.hpp"

namespace whylink::workspace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

namespace {

// Ten thousand vaults with paths of a kilobyte.
constexpr std::size_t kLongestList = 16UL << 20U;

fs::path file_of(const Places& places) {
  return places.data / "vaults.json";
}

// The bytes of a path that is no UTF-8, which JSON cannot hold as text.
std::string to_hex(std::string_view bytes) {
  std::string hex;
  for (const char c : bytes) hex += fmt::format("{:02x}", static_cast<unsigned char>(c));
  return hex;
}

std::string from_hex(std::string_view hex) {
  std::string bytes;
  for (std::size_t i = 0; i + 2 <= hex.size(); i += 2) {
    unsigned byte = 0;
    std::from_chars(hex.data() + i, hex.data() + i + 2, byte, 16);
    bytes += static_cast<char>(byte);
  }
  return bytes;
}

void put_path(Json& entry, const std::string& key, const std::string& path) {
  entry[key] = text::to_valid_utf8(path);
  if (!text::is_valid_utf8(path)) entry[key + "_hex"] = to_hex(path);
}

std::string path_in(const Json& entry, const std::string& key) {
  const auto hex = entry.find(key + "_hex");
  return hex == entry.end() ? entry.at(key).get<std::string>() : from_hex(hex->get<std::string>());
}

// Folders below the data home are kept relative, so that the home may be moved as a whole.
std::string written_folder(const Places& places, const fs::path& folder) {
  const fs::path relative = folder.lexically_relative(places.data);
  const bool inside = !relative.empty() && *relative.begin() != "..";
  return inside ? relative.string() : folder.string();
}

fs::path read_folder(const Places& places, const std::string& written) {
  fs::path folder(written);
  if (folder.is_absolute()) return folder;
  return written == "." ? places.data : places.data / folder;
}

Json written(const Places& places, const KnownVault& vault) {
  Json entry;
  entry["name"] = vault.name;
  put_path(entry, "path", vault.path.string());
  put_path(entry, "folder", written_folder(places, vault.folder));
  entry["uuid"] = vault.uuid.text();
  entry["opened"] = vault.opened;
  if (vault.forgotten) entry["forgotten"] = true;
  return entry;
}

std::vector<KnownVault> parse(const Places& places, const Json& json) {
  std::vector<KnownVault> vaults;
  for (const Json& entry : json.at("vaults")) {
    KnownVault vault;
    vault.name = entry.at("name").get<std::string>();
    vault.path = path_in(entry, "path");
    vault.folder = read_folder(places, path_in(entry, "folder"));
    vault.opened = entry.at("opened").get<std::string>();
    vault.forgotten = entry.value("forgotten", false);
    const auto uuid = Uuid::parse(entry.at("uuid").get<std::string>());
    if (uuid) vault.uuid = *uuid;
    vaults.push_back(std::move(vault));
  }
  return vaults;
}

// Instants in any offset, compared as instants; what is forgotten was opened before all others.
std::int64_t opened_at(const KnownVault& vault) {
  if (vault.forgotten) return -1;
  const auto moment = parse_moment(vault.opened);
  return moment ? moment->milliseconds : 0;
}

}  // namespace

Result<Registry> Registry::load(const Places& places) {
  Registry registry;
  registry.places_ = places;
  const auto bytes = disk::read_file(file_of(places), kLongestList);
  if (!bytes && bytes.error().kind == ErrorKind::not_found) return registry;
  if (!bytes) return fail_within("reading the list of vaults", bytes.error());
  try {
    registry.vaults_ = parse(places, Json::parse(*bytes));
  } catch (const Json::exception&) {
    registry.vaults_.clear();
    registry.damaged_ = true;
  }
  return registry;
}

const KnownVault* Registry::at(const fs::path& path) const {
  const auto found =
      std::ranges::find_if(vaults_, [&](const KnownVault& one) { return one.path == path; });
  return found == vaults_.end() ? nullptr : &*found;
}

Result<fs::path> Registry::find(std::string_view words) const {
  if (words.empty()) {
    const auto last = std::ranges::max_element(vaults_, {}, opened_at);
    if (last != vaults_.end() && !last->forgotten) return last->path;
    return fail(ErrorKind::usage, "no vault is named, and none was opened before", "",
                "name the folder that holds your notes: whylink review FOLDER");
  }
  std::error_code ignored;
  const fs::path path{std::string(words)};
  if (fs::exists(path, ignored)) {
    const fs::path real = fs::canonical(path, ignored);
    return real.empty() ? fs::absolute(path) : real;
  }
  // A folder that is gone may still be meant: its record can be backed up and restored.
  fs::path absolute = fs::absolute(path, ignored).lexically_normal();
  if (at(absolute) != nullptr) return absolute;
  const std::string name = text::fold(words);
  const KnownVault* found = nullptr;
  for (const KnownVault& vault : vaults_) {
    if (vault.forgotten || text::fold(vault.name) != name) continue;
    if (found != nullptr) {
      return fail(ErrorKind::usage, "two vaults have that name", std::string(words),
                  "name one by its folder: " + found->path.string() + " or " + vault.path.string());
    }
    found = &vault;
  }
  if (found != nullptr) return found->path;
  return fail(ErrorKind::vault_unreadable,
              "there is no such folder, and no vault of that name was opened before",
              std::string(words), "name the folder that holds your notes");
}

Status Registry::remember(KnownVault vault) {
  return change([&](std::vector<KnownVault>& vaults) -> Status {
    const auto same = std::ranges::find(vaults, vault.uuid, &KnownVault::uuid);
    if (same != vaults.end()) {
      *same = std::move(vault);
    } else {
      vaults.push_back(std::move(vault));
    }
    return {};
  });
}

Status Registry::give(KnownVault vault) {
  return change([&](std::vector<KnownVault>& vaults) -> Status {
    for (const KnownVault& one : vaults) {
      if (one.folder != vault.folder || one.path == vault.path || !is_folder(one.path)) continue;
      return fail(ErrorKind::refused, "the record is that of another vault", one.path.string(),
                  "see whylink doctor for those that no vault has");
    }
    std::erase_if(vaults, [&](const KnownVault& one) {
      return one.folder == vault.folder && one.path != vault.path;
    });
    const auto known = std::ranges::find(vaults, vault.path, &KnownVault::path);
    if (known != vaults.end()) {
      vault.uuid = known->uuid;
      *known = std::move(vault);
      return {};
    }
    vaults.push_back(std::move(vault));
    return {};
  });
}

Status Registry::forget(Uuid vault, bool forgotten) {
  return change([&](std::vector<KnownVault>& vaults) -> Status {
    const auto found = std::ranges::find(vaults, vault, &KnownVault::uuid);
    if (found == vaults.end()) {
      return fail(ErrorKind::not_found, "the list of vaults has no such vault any more");
    }
    found->forgotten = forgotten;
    return {};
  });
}

Status Registry::change(const Change& change) {
  if (const Status made = make_private_folder(places_.data); !made) return made;
  const auto turn = Turn::wait(places_.data / "vaults.lock");
  if (!turn) return tl::make_unexpected(turn.error());
  auto now = load(places_);  // others may have written since
  if (!now) return tl::make_unexpected(now.error());
  *this = *std::move(now);
  if (const Status changed = change(vaults_); !changed) return changed;
  const fs::path file = file_of(places_);
  if (damaged_) {
    std::error_code ignored;
    fs::rename(file, file.string() + ".damaged", ignored);
    damaged_ = false;
  }
  Json list = Json::array();
  for (const KnownVault& one : vaults_) list.push_back(written(places_, one));
  const Json whole = {{"vaults", list}};
  return write_whole(file, whole.dump(2, ' ', false, Json::error_handler_t::replace) + "\n");
}

}  // namespace whylink::workspace
