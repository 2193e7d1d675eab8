#include "core/vault/walk.hpp"

#include <algorithm>
#include <cerrno>

#include "core/vault/following.hpp"
#include "core/vault/listing.hpp"
#include "core/vault/parallel.hpp"
#include "core/vault/twins.hpp"
#include "core/vault/unfollowed.hpp"

namespace whylink::vault {

namespace {

Walk walk_of(Listing all, std::vector<FollowedLink> followed) {
  Walk walk;
  walk.files.reserve(all.found.size());
  walk.facts.reserve(all.found.size());
  for (Found& one : all.found) {
    walk.files.push_back(std::move(one.file));
    walk.facts.push_back(one.facts);
  }
  walk.findings = std::move(all.findings);
  leave_out_twins(walk);
  // Threads find them in any order.
  std::ranges::sort(walk.findings, is_before);
  walk.unlisted = std::move(all.unlisted);
  walk.unread_links = std::move(all.unread_links);
  std::ranges::sort(walk.unlisted);
  std::ranges::sort(walk.unread_links);
  walk.followed = std::move(followed);
  return walk;
}

}  // namespace

Result<Walk> walk_vault(Roots& roots, const std::filesystem::path& path,
                        const ReadOptions& options) {
  if (const int error = first_trouble(roots.vault()); error != 0) {
    return fail(ErrorKind::vault_unreadable, "cannot list the vault (" + errno_text(error) + ")",
                path.string(), "check the permissions of the folder");
  }
  Visited visited;
  ListOptions listing;
  listing.threads = thread_count(options.threads);
  listing.stop = options.stop;
  if (options.follow_links) listing.visited = &visited;
  Listing all = list_files(roots.vault(), listing);
  std::vector<FollowedLink> followed;
  if (options.follow_links) {
    followed = follow_links(roots, visited, options, all);
  } else {
    tell_links(roots.vault(), path, options.stop, all);
  }
  if (options.stop.stop_requested()) {
    return fail(ErrorKind::cancelled, "reading the vault was stopped");
  }
  Walk walk = walk_of(std::move(all), std::move(followed));
  walk.follows_links = options.follow_links;
  return walk;
}

}  // namespace whylink::vault
