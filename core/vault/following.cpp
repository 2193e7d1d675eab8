#include "core/vault/following.hpp"

#include <algorithm>
#include <set>
#include <string_view>
#include <utility>

#include "core/vault/parallel.hpp"
#include "core/vault/unfollowed.hpp"

namespace whylink::vault {

namespace {

class Following {
 public:
  Following(Roots& roots, Visited& visited, const ReadOptions& options, Listing& all)
      : roots_(roots), visited_(visited), options_(options), all_(all) {}

  std::vector<FollowedLink> run() {
    const auto vault = roots_.vault().real_path();
    vault_ = vault.value_or(std::filesystem::path("/"));
    take_links();
    while (!waiting_.empty() && !options_.stop.stop_requested()) {
      const std::string path = std::move(waiting_.extract(waiting_.begin()).value());
      look_at(path);
    }
    // After the folders: a file in one of them is in the vault already.
    for (const auto& [path, end] : files_) follow_file(path, end);
    std::ranges::sort(followed_, {}, &FollowedLink::path);
    return std::move(followed_);
  }

 private:
  void take_links() {
    waiting_.insert(all_.links.begin(), all_.links.end());
    all_.links.clear();
  }

  void tell(Cause cause, const std::string& path, int error = 0) {
    all_.findings.push_back({.cause = cause, .path = shown_path(path), .error = error});
  }

  void look_at(const std::string& path) {
    const auto end = roots_.end_of_link(path);
    if (!end) {
      all_.unread_links.push_back(shown_path(path));
      const bool is_closed = end.error().number == EACCES;
      tell(is_closed ? Cause::link_unread : Cause::link_broken, path, end.error().number);
      all_.findings.back().other = shown_path(roots_.read_link(path).value_or(""));
    } else if (is_within(end->path, vault_)) {
      all_.findings.push_back(link_inside(path, end->path, vault_));
    } else if (S_ISREG(end->facts.st_mode)) {
      files_.emplace_back(path, *end);
    } else if (S_ISDIR(end->facts.st_mode)) {
      follow_folder(path, *end);
    } else {
      tell(Cause::link_to_special_file, path);
    }
  }

  void follow_folder(const std::string& path, const disk::LinkEnd& end) {
    if (is_within(vault_, end.path)) return tell(Cause::link_around_vault, path);
    if (visited_.has(end.facts)) return tell(Cause::link_visited, path);
    const auto root = follow(path, end, true);
    if (root == nullptr) return;
    merge(all_,
          list_files(*root, {path, thread_count(options_.threads), options_.stop, &visited_}));
    take_links();
  }

  void follow_file(const std::string& path, const disk::LinkEnd& end) {
    const bool is_there = std::ranges::any_of(
        followed_, [&](const FollowedLink& link) { return was_found_below(link, end.path); });
    if (is_there || !visited_.add(end.facts)) return tell(Cause::link_visited, path);
    if (follow(path, end, false) == nullptr) return;
    Listing one;
    one.found.push_back(found_at(path, end.facts));
    merge(all_, std::move(one));
  }

  // Not everything that lies in a folder is in the vault: what begins with a dot is not, nor what
  // cannot be listed.
  [[nodiscard]] bool was_found_below(const FollowedLink& link,
                                     const std::filesystem::path& file) const {
    if (!link.is_folder || !is_within(file, link.target)) return false;
    const std::string path =
        (std::filesystem::path(disk_path_of(link)) / file.lexically_relative(link.target)).string();
    const auto path_of = [](const Found& one) -> std::string_view { return one.file.path; };
    const auto same = std::ranges::equal_range(all_.found, shown_path(path), {}, path_of);
    return std::ranges::any_of(same, [&](const Found& one) {
      return (one.file.disk_path.empty() ? one.file.path : one.file.disk_path) == path;
    });
  }

  // Null: it is told why not.
  const disk::Root* follow(const std::string& path, const disk::LinkEnd& end, bool is_folder) {
    if (followed_.size() == kMostFollowed) {
      all_.unread_links.push_back(shown_path(path));
      all_.findings.push_back(
          {.cause = Cause::too_many_followed, .path = shown_path(path), .limit = kMostFollowed});
      return nullptr;
    }
    FollowedLink link{shown_path(path), {}, end.path, is_folder};
    if (link.path != path) link.disk_path = path;
    const auto root = roots_.follow(link);
    if (!root) {
      all_.unread_links.push_back(link.path);
      tell(Cause::link_unread, path, root.error().number);
      return nullptr;
    }
    followed_.push_back(std::move(link));
    return *root;
  }

  Roots& roots_;
  Visited& visited_;
  const ReadOptions& options_;
  Listing& all_;
  std::filesystem::path vault_;
  std::set<std::string> waiting_;
  std::vector<std::pair<std::string, disk::LinkEnd>> files_;
  std::vector<FollowedLink> followed_;
};

}  // namespace

std::vector<FollowedLink> follow_links(Roots& roots, Visited& visited, const ReadOptions& options,
                                       Listing& all) {
  return Following(roots, visited, options, all).run();
}

}  // namespace whylink::vault
