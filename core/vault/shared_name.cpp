#include "core/vault/shared_name.hpp"

#include <algorithm>
#include <queue>
#include <tuple>

#include "whylink/text.hpp"

namespace whylink::vault {

namespace {

// Obsidian measures paths in UTF-16 units, as its language does.
std::uint32_t utf16_length(std::string_view path) {
  std::uint32_t length = 0;
  for (std::size_t at = 0; at < path.size();) {
    length += text::next_code_point(path, at) > 0xffff ? 2U : 1U;
  }
  return length;
}

bool before_from_the_end(std::string_view one, std::string_view other) {
  return std::lexicographical_compare(one.rbegin(), one.rend(), other.rbegin(), other.rend());
}

// The length of the deepest folder that holds both, with its slash.
std::size_t common_folder(std::string_view one, std::string_view other) {
  const auto differs = std::mismatch(one.begin(), one.end(), other.begin(), other.end()).first;
  const auto common = one.substr(0, static_cast<std::size_t>(differs - one.begin()));
  return common.rfind('/') + 1;  // npos + 1 is 0: no common folder
}

std::size_t folder_length(std::string_view path) {
  return path.rfind('/') + 1;
}

std::uint64_t key_of(std::uint32_t begin, std::uint32_t end) {
  return (std::uint64_t{begin} << 32U) | end;
}

}  // namespace

SharedName::SharedName(std::vector<Member> members) {
  add_places(std::move(members));
  sort_by_end();
  add_trees();
}

void SharedName::add_places(std::vector<Member> members) {
  std::ranges::sort(members, {}, [](const Member& one) {
    return std::tuple(one.folded, one.path, one.disk_path, one.id);
  });
  std::vector<std::string_view> spellings;  // by place, the one that counts for its rank
  for (const Member& member : members) {
    const std::uint32_t length = utf16_length(member.path);
    if (places_.empty() || places_.back().folded != member.folded) {
      places_.push_back(
          {member.folded, length, static_cast<std::uint32_t>(files_.size()), 0, 0, 0});
      spellings.push_back(member.path);
    }
    Place& place = places_.back();
    ++place.file_count;
    files_.push_back(member.id);
    if (length < place.length) {
      place.length = length;
      spellings.back() = member.path;
    }
  }
  rank_places(spellings);
}

void SharedName::rank_places(const std::vector<std::string_view>& spellings) {
  ranked_.resize(places_.size());
  for (std::uint32_t i = 0; i < places_.size(); ++i) ranked_[i] = i;
  std::ranges::sort(ranked_, {},
                    [&](std::uint32_t i) { return std::pair(places_[i].length, spellings[i]); });
  for (std::uint32_t rank = 0; rank < ranked_.size(); ++rank) places_[ranked_[rank]].rank = rank;
}

void SharedName::sort_by_end() {
  by_end_ = ranked_;
  std::ranges::sort(by_end_, before_from_the_end,
                    [&](std::uint32_t i) { return places_[i].folded; });
  for (std::uint32_t end = 0; end < by_end_.size(); ++end) places_[by_end_[end]].end = end;
}

// Places by path come folder by folder: a folder is closed, and its tree added to that of the
// folder around it, when the first place outside it comes.
void SharedName::add_trees() {
  struct Open {
    std::size_t folder = 0;  // the length of its path
    std::uint32_t begin = 0;
    std::uint32_t tree = 0;
  };
  const Range all{0, static_cast<std::uint32_t>(places_.size())};
  nodes_.emplace_back();
  std::vector<Open> open{{}};
  for (std::uint32_t i = 0; i < all.end; ++i) {
    const std::string_view path = places_[i].folded;
    const std::size_t common = i == 0 ? 0 : common_folder(places_[i - 1].folded, path);
    while (open.back().folder > common) {
      const Open closed = open.back();
      open.pop_back();
      if (i - closed.begin > 1) trees_.emplace_back(key_of(closed.begin, i), closed.tree);
      if (open.back().folder < common) {
        open.push_back({common, closed.begin, closed.tree});
      } else {
        open.back().tree = merged(open.back().tree, closed.tree);
      }
    }
    open.push_back({folder_length(path), i, leaf(all, places_[i].end, places_[i].rank)});
    if (open.back().folder == common) {  // it lies in the open folder itself
      const std::uint32_t single = open.back().tree;
      open.pop_back();
      open.back().tree = merged(open.back().tree, single);
    }
  }
  while (open.size() > 1) {
    const Open closed = open.back();
    open.pop_back();
    if (all.end - closed.begin > 1) trees_.emplace_back(key_of(closed.begin, all.end), closed.tree);
    open.back().tree = merged(open.back().tree, closed.tree);
  }
  trees_.emplace_back(key_of(0, all.end), open.back().tree);
  std::ranges::sort(trees_);
}

std::uint32_t SharedName::leaf(Range all, std::uint32_t end, std::uint32_t rank) {
  const auto node = static_cast<std::uint32_t>(nodes_.size());
  nodes_.push_back({0, 0, rank});
  if (all.end - all.begin == 1) return node;
  const std::uint32_t middle = all.begin + (all.end - all.begin) / 2;
  if (end < middle) {
    nodes_[node].left = node + 1;
    leaf({all.begin, middle}, end, rank);
  } else {
    nodes_[node].right = node + 1;
    leaf({middle, all.end}, end, rank);
  }
  return node;
}

std::uint32_t SharedName::merged(std::uint32_t one, std::uint32_t other) {
  if (one == 0) return other;
  if (other == 0) return one;
  const std::uint32_t left = merged(nodes_[one].left, nodes_[other].left);
  const std::uint32_t right = merged(nodes_[one].right, nodes_[other].right);
  nodes_.push_back({left, right, std::min(nodes_[one].lowest, nodes_[other].lowest)});
  return static_cast<std::uint32_t>(nodes_.size() - 1);
}

std::uint32_t SharedName::lowest(std::uint32_t node, Range all, Range asked) const {
  if (node == 0 || asked.begin >= all.end || asked.end <= all.begin) return kNoRank;
  if (asked.begin <= all.begin && asked.end >= all.end) return nodes_[node].lowest;
  const std::uint32_t middle = all.begin + (all.end - all.begin) / 2;
  return std::min(lowest(nodes_[node].left, {all.begin, middle}, asked),
                  lowest(nodes_[node].right, {middle, all.end}, asked));
}

const SharedName::Place* SharedName::at(std::string_view folded) const {
  const auto found = std::ranges::lower_bound(places_, folded, {}, &Place::folded);
  return found != places_.end() && found->folded == folded ? &*found : nullptr;
}

SharedName::Range SharedName::ends(std::string_view suffix) const {
  const auto begin = std::partition_point(by_end_.begin(), by_end_.end(), [&](std::uint32_t i) {
    return before_from_the_end(places_[i].folded, suffix);
  });
  const auto end = std::partition_point(
      begin, by_end_.end(), [&](std::uint32_t i) { return places_[i].folded.ends_with(suffix); });
  return {static_cast<std::uint32_t>(begin - by_end_.begin()),
          static_cast<std::uint32_t>(end - by_end_.begin())};
}

SharedName::Range SharedName::below(std::string_view folder) const {
  const auto begin = std::ranges::lower_bound(places_, folder, {}, &Place::folded);
  const auto end = std::partition_point(
      begin, places_.end(), [&](const Place& place) { return place.folded.starts_with(folder); });
  return {static_cast<std::uint32_t>(begin - places_.begin()),
          static_cast<std::uint32_t>(end - places_.begin())};
}

std::uint32_t SharedName::tree(Range below) const {
  const std::pair key{key_of(below.begin, below.end), std::uint32_t{0}};
  const auto found = std::ranges::lower_bound(trees_, key);
  return found != trees_.end() && found->first == key.first ? found->second : 0;
}

std::vector<const SharedName::Place*> SharedName::ending_with(std::string_view suffix,
                                                              std::string_view folder,
                                                              std::size_t most) const {
  std::vector<const Place*> out;
  const Range places = below(folder);
  if (places.end - places.begin == 1) {  // no tree is kept for one
    if (places_[places.begin].folded.ends_with(suffix)) out.push_back(&places_[places.begin]);
    return out;
  }
  const std::uint32_t root = tree(places);
  const Range all{0, static_cast<std::uint32_t>(places_.size())};
  // The lowest rank of a range splits it in two, whose lowest ranks come later.
  struct Part {
    std::uint32_t rank = kNoRank;
    Range range;
  };
  const auto later = [](const Part& one, const Part& other) { return one.rank > other.rank; };
  std::priority_queue<Part, std::vector<Part>, decltype(later)> parts(later);
  const auto add = [&](Range range) {
    const std::uint32_t rank = lowest(root, all, range);
    if (rank != kNoRank) parts.push({rank, range});
  };
  add(ends(suffix));
  while (!parts.empty() && out.size() < most) {
    const Part part = parts.top();
    parts.pop();
    const Place& place = places_[ranked_[part.rank]];
    out.push_back(&place);
    add({part.range.begin, place.end});
    add({place.end + 1, part.range.end});
  }
  return out;
}

}  // namespace whylink::vault
