// Folders that live as long as a command: copies of a record to look at.
#pragma once

#include <filesystem>
#include <utility>

#include "whylink/base.hpp"
#include "whylink/disk.hpp"

namespace whylink::workspace {

// A folder of an unused name, removed with all it holds at the end of its life. One whose program
// was killed is removed by the next that makes one, or that opens a vault to write.
class TemporaryFolder {
 public:
  [[nodiscard]] static Result<TemporaryFolder> make();
  TemporaryFolder(TemporaryFolder&& other) noexcept
      : path_(std::exchange(other.path_, {})), held_(std::move(other.held_)) {}
  TemporaryFolder& operator=(TemporaryFolder&&) = delete;
  ~TemporaryFolder();
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

 private:
  TemporaryFolder() = default;
  std::filesystem::path path_;
  disk::Descriptor held_;  // of a file in it that is locked as long as this lives
};

// Removes those of this person that were made more than a minute ago and that nobody holds. Costs a
// listing of the folder for temporary files.
void remove_dead_folders();

}  // namespace whylink::workspace
