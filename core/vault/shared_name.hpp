// The files that share one name: which of their paths end in, or begin with, what a link asks for.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "whylink/vault.hpp"

namespace whylink::vault {

// Built in about n log n steps for n files, each a comparison of paths; a question costs about
// log n. The texts that it is made of must outlive it.
class SharedName {
 public:
  struct Member {
    std::string_view folded;     // the path as names compare
    std::string_view path;       // as it is shown
    std::string_view disk_path;  // tells two apart whose shown paths are equal
    FileId id = kNoFile;
  };
  explicit SharedName(std::vector<Member> members);

  // One folded path. Its files differ in case only, or in how the disk spells them; by path.
  struct Place {
    std::string_view folded;
    std::uint32_t length = 0;  // of the shortest spelling, in UTF-16 units
    std::uint32_t first_file = 0;
    std::uint32_t file_count = 0;
    std::uint32_t rank = 0;  // 0 is the shortest of all places, then the first by path
    std::uint32_t end = 0;   // its place when paths are sorted from their ends
  };
  [[nodiscard]] std::span<const FileId> files(const Place& place) const {
    return std::span(files_).subspan(place.first_file, place.file_count);
  }
  // The place of this very path, or null.
  [[nodiscard]] const Place* at(std::string_view folded) const;
  // The places below `folder` ("a/b/", "" for all) whose path ends in `suffix`, in order of rank,
  // at most `most`; costs that number times log n.
  [[nodiscard]] std::vector<const Place*> ending_with(std::string_view suffix,
                                                      std::string_view folder,
                                                      std::size_t most) const;

 private:
  struct Range {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
  };
  // A tree over the places sorted from their ends; a leaf holds a rank, an inner node the lowest
  // below it. Trees of folders share what they have in common.
  struct Node {
    std::uint32_t left = 0;
    std::uint32_t right = 0;
    std::uint32_t lowest = kNoRank;
  };
  static constexpr std::uint32_t kNoRank = 0xffffffff;

  void add_places(std::vector<Member> members);
  void rank_places(const std::vector<std::string_view>& spellings);
  void sort_by_end();
  void add_trees();
  std::uint32_t leaf(Range all, std::uint32_t end, std::uint32_t rank);
  std::uint32_t merged(std::uint32_t one, std::uint32_t other);
  [[nodiscard]] std::uint32_t lowest(std::uint32_t node, Range all, Range asked) const;

  [[nodiscard]] Range ends(std::string_view suffix) const;
  [[nodiscard]] Range below(std::string_view folder) const;  // in places_
  [[nodiscard]] std::uint32_t tree(Range below) const;

  std::vector<Place> places_;          // by folded path
  std::vector<FileId> files_;          // place by place
  std::vector<std::uint32_t> ranked_;  // places by rank
  std::vector<std::uint32_t> by_end_;  // places by their path read backwards
  std::vector<Node> nodes_;            // the first is the empty tree
  // The trees of all folders that hold at least two places, by their range in places_.
  std::vector<std::pair<std::uint64_t, std::uint32_t>> trees_;
};

}  // namespace whylink::vault
