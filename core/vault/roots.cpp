#include "core/vault/roots.hpp"

#include <algorithm>
#include <cerrno>

namespace whylink::vault {

const std::string& disk_path_of(const FollowedLink& link) {
  return link.disk_path.empty() ? link.path : link.disk_path;
}

bool leads_to(const FollowedLink& link, std::string_view path) {
  const std::string& begin = disk_path_of(link);
  if (!path.starts_with(begin)) return false;
  return path.size() == begin.size() || (link.is_folder && path[begin.size()] == '/');
}

FileFacts facts_of(const struct stat& info) {
  return {static_cast<std::uint64_t>(info.st_size),
          info.st_mtim.tv_sec * 1'000'000'000LL + info.st_mtim.tv_nsec,
          static_cast<std::uint64_t>(info.st_ino)};
}

Result<disk::Root> open_vault(const std::filesystem::path& path, const disk::Calls& calls) {
  auto root = disk::Root::open(path, calls);
  if (root) return root;
  Error error = root.error();
  error.kind = ErrorKind::vault_unreadable;
  error.remedy = "name the folder that holds your notes";
  if (error.number == ENOENT) {
    error.what = "there is no such folder";
  } else if (error.number == ENOTDIR) {
    error.what = "this is not a folder";
  } else {
    error.what = "cannot open the vault (" + errno_text(error.number) + ")";
    error.remedy = "check the permissions of the folder";
  }
  return tl::make_unexpected(std::move(error));
}

Result<Roots> Roots::open(const std::filesystem::path& path, std::span<const FollowedLink> followed,
                          const disk::Calls& calls) {
  auto vault = open_vault(path, calls);
  if (!vault) return tl::make_unexpected(vault.error());
  Roots roots(*std::move(vault), calls);
  for (const FollowedLink& link : followed) static_cast<void>(roots.follow(link));
  return roots;
}

Result<Roots> Roots::open_again(const std::filesystem::path& path,
                                std::span<const FollowedLink> followed, const disk::Calls& calls) {
  auto roots = open(path, followed, calls);
  if (roots || roots.error().number != ENOENT) return roots;
  Error error = roots.error();
  error.what = "the folder of the vault is gone";
  error.remedy = "put it back, or open the vault where it is now";
  return tl::make_unexpected(std::move(error));
}

Result<const disk::Root*> Roots::follow(const FollowedLink& link) {
  const std::filesystem::path folder = link.is_folder ? link.target : link.target.parent_path();
  auto root = disk::Root::open_unlinked(folder, *calls_);
  if (!root) return tl::make_unexpected(root.error());
  const auto path_of = [](const Way& way) -> const std::string& { return disk_path_of(way.link); };
  const auto after = std::ranges::upper_bound(ways_, disk_path_of(link), {}, path_of);
  const auto added = ways_.insert(after, {link, *std::move(root)});
  return &added->root;
}

// A link below a folder that a link leads to is followed too: the last that fits is the nearest.
Roots::Place Roots::place_of(const std::string& path) const {
  const auto way = std::find_if(ways_.rbegin(), ways_.rend(),
                                [&](const Way& one) { return leads_to(one.link, path); });
  if (way == ways_.rend()) return {&vault_, path};
  if (!way->link.is_folder) return {&way->root, way->link.target.filename().string()};
  const std::size_t begin = std::min(disk_path_of(way->link).size() + 1, path.size());
  return {&way->root, path.substr(begin)};
}

Result<disk::LinkEnd> Roots::end_of_link(const std::string& path) const {
  const Place place = place_of(path);
  return place.root->end_of_link(place.path);
}

Result<std::string> Roots::read_link(const std::string& path) const {
  const Place place = place_of(path);
  return place.root->read_link(place.path);
}

Status Roots::read(const File& file, std::size_t limit, std::string& out, FileFacts* facts) const {
  const std::string& path = file.disk_path.empty() ? file.path : file.disk_path;
  struct stat info{};
  Status done;
  if (ways_.empty()) {
    done = vault_.read(path, limit, out, &info);
  } else {
    const Place place = place_of(path);
    done = place.root->read(place.path, limit, out, &info);
  }
  if (done && facts != nullptr) *facts = facts_of(info);
  return done;
}

}  // namespace whylink::vault
