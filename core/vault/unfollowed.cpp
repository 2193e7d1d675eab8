#include "core/vault/unfollowed.hpp"

#include <algorithm>
#include <cerrno>
#include <iterator>
#include <optional>
#include <vector>

namespace whylink::vault {

namespace fs = std::filesystem;

namespace {

// As plain words say it: no slash at the end, no parts that lead back.
fs::path plain(const fs::path& path) {
  return (path.lexically_normal() / "").parent_path();
}

// Whether relative words, read from a folder of the vault, go above its root.
bool passes_root(const fs::path& folder, const fs::path& words) {
  auto depth = std::distance(folder.begin(), folder.end());
  for (const fs::path& part : words) {
    if (part.empty() || part == ".") continue;
    depth += part == ".." ? -1 : 1;
    if (depth < 0) return true;
  }
  return false;
}

class Telling {
 public:
  Telling(const disk::Root& vault, const fs::path& path) : vault_(vault) {
    if (const auto real = vault.real_path()) places_.push_back(*real);
    std::error_code failed;
    const fs::path named = fs::absolute(path, failed);
    places_.push_back(plain(failed ? path : named));
  }

  [[nodiscard]] FileFinding finding(const std::string& link) const {
    auto end = vault_.follow_inside(link);
    if (end) return inside(link, *end);
    if (end.error().number != EXDEV && end.error().number != ENOSYS) {
      return broken(link, end.error().number);
    }
    const auto words = vault_.read_link(link);
    if (!words) return broken(link, words.error().number);
    return by_words(link, *words, end.error().number == EXDEV);
  }

 private:
  // Words that lead out of the vault may lead back into it. `leads_out`: the system says that they
  // do; else it cannot tell.
  [[nodiscard]] FileFinding by_words(const std::string& link, const std::string& words,
                                     bool leads_out) const {
    const fs::path folder = fs::path(link).parent_path();
    const fs::path aim = places_.front() / folder / words;
    const bool is_absolute = words.starts_with('/');
    const bool may_return = is_absolute || !leads_out || passes_root(folder, words);
    const fs::path way = is_absolute ? aim : plain(aim);
    for (const fs::path& place : places_) {
      if (!may_return || !is_within(way, place)) continue;
      if (auto found = by_way(link, way, place)) return *std::move(found);
    }
    const fs::path end = plain(aim);
    // Through another link nobody knows where it ends.
    const bool is_through = is_within(end, places_.front());
    const bool is_around = is_within(places_.front(), end) && !is_through;
    return {.cause = is_around ? Cause::link_around_vault : Cause::link_out_of_vault,
            .path = shown_path(link),
            .other = shown_path(is_through ? words : end.string())};
  }
  // None: that way leads out as well.
  [[nodiscard]] std::optional<FileFinding> by_way(const std::string& link, const fs::path& way,
                                                  const fs::path& place) const {
    const std::string& whole = way.native();
    const auto end =
        vault_.follow_inside(whole.substr(std::min(whole.size(), place.native().size() + 1)));
    if (end) return inside(link, *end);
    if (end.error().number == EXDEV) return std::nullopt;
    if (end.error().number == ENOSYS) {
      return inside(link, places_.front() / plain(way).lexically_relative(place));
    }
    return broken(link, end.error().number);
  }
  [[nodiscard]] FileFinding inside(const std::string& link, const fs::path& end) const {
    return link_inside(link, end, places_.front());
  }
  [[nodiscard]] FileFinding broken(const std::string& link, int error) const {
    return {.cause = Cause::link_broken,
            .path = shown_path(link),
            .error = error,
            .other = shown_path(vault_.read_link(link).value_or(""))};
  }

  const disk::Root& vault_;
  std::vector<fs::path> places_;  // of the vault, the real one first
};

}  // namespace

void tell_links(const disk::Root& vault, const fs::path& path, const std::stop_token& stop,
                Listing& all) {
  if (all.links.empty()) return;
  const Telling telling(vault, path);
  for (const std::string& link : all.links) {
    if (stop.stop_requested()) return;
    all.findings.push_back(telling.finding(link));
  }
  all.links.clear();
}

FileFinding link_inside(const std::string& path, const fs::path& end, const fs::path& vault) {
  return {.cause = Cause::link_inside,
          .path = shown_path(path),
          .other = shown_path(end.lexically_relative(vault).string())};
}

bool is_within(const fs::path& inner, const fs::path& outer) {
  const std::string& end = inner.native();
  const std::string& begin = outer.native();
  if (begin == "/" || end == begin) return true;
  return end.starts_with(begin) && end[begin.size()] == '/';
}

}  // namespace whylink::vault
