// Where whylink's own files lie: the data home with the list of vaults, and the cache home. Files
// are made for their owner alone (0600), folders likewise (0700).
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <utility>

#include "whylink/base.hpp"
#include "whylink/disk.hpp"

namespace whylink::workspace {

struct Places {
  std::filesystem::path data;   // holds vaults.json
  std::filesystem::path cache;  // holds index caches
  bool chosen = false;          // by --data: then both are that one folder
};

// `chosen` if it is not empty, else the XDG folders of this person. usage where neither is known.
[[nodiscard]] Result<Places> find_places(const std::filesystem::path& chosen);

// "name-1a2b3c4d": unlike for vaults of one name in different places.
[[nodiscard]] std::string folder_name(const std::filesystem::path& root);
[[nodiscard]] std::filesystem::path cache_file(const Places& places,
                                               const std::filesystem::path& root);

// refused: the data folder lies in the vault, where nothing may be written, under whatever name it
// is reached; one in a folder whose name begins with a dot is none of the vault's.
[[nodiscard]] Status require_outside(const Places& places, const std::filesystem::path& vault);

// Makes the folder and what is missing above it.
[[nodiscard]] Status make_folder(const std::filesystem::path& folder);
// As make_folder, and closed to others where it was open to them. refused: it belongs to
// another person, or is one that many write to, as /tmp is.
[[nodiscard]] Status make_private_folder(const std::filesystem::path& folder);
// Replaces the file as a whole: after a crash it holds the old bytes or the new ones.
[[nodiscard]] Status write_whole(const std::filesystem::path& file, std::string_view bytes);

// One process after the other: others wait as long as this lives.
class Turn {
 public:
  // `file` is made where it is missing, and holds nothing.
  [[nodiscard]] static Result<Turn> wait(const std::filesystem::path& file);

 private:
  Turn() = default;
  disk::Descriptor file_;
};

}  // namespace whylink::workspace
