// Where symbolic links lead that nobody has allowed to follow: as far as their words say, and those
// of the links that they pass in the vault. There is no look out of it, where a drive may not
// answer.
#pragma once

#include <filesystem>
#include <span>
#include <string>

#include "whylink/disk.hpp"

namespace whylink::vault {

struct WordsEnd {
  bool is_inside = false;
  // Inside: the path in the vault, as the disk has it, "" for its root; there is something.
  // Outside: the absolute path that the words come to.
  std::filesystem::path path;
};
// Of the link at `path` in the vault, whose folder is known by the absolute paths `places`, none
// empty. io, with the number: nowhere in the vault, in a circle, or where one may not look.
[[nodiscard]] Result<WordsEnd> end_by_words(const disk::Root& vault,
                                            std::span<const std::filesystem::path> places,
                                            const std::string& path);

// Whether one path is the other or lies below it; both absolute.
[[nodiscard]] bool is_within(const std::filesystem::path& inner,
                             const std::filesystem::path& outer);

}  // namespace whylink::vault
