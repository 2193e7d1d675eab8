// The bytes of the notes that one question needs, each read once.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "whylink/vault.hpp"

namespace whylink::review {

using vault::FileId;

// Short-lived: what it hands out lives as long as it does, and it never looks at a file twice.
class NoteText {
 public:
  explicit NoteText(const vault::Snapshot& snapshot) : snapshot_(snapshot) {}

  [[nodiscard]] const vault::Snapshot& snapshot() const { return snapshot_; }
  // The bytes that the snapshot's parse was made from. io when the file is gone, or was changed
  // since, for then the places of its links are no longer where the parse says.
  [[nodiscard]] Result<std::string_view> bytes(FileId file);

 private:
  const vault::Snapshot& snapshot_;
  std::map<FileId, Result<std::string>> read_;
};

// The names that a note goes by: title and aliases.
[[nodiscard]] std::vector<std::string> names_of(const vault::Snapshot& snapshot, FileId file);
// A name of a file, safe to show.
[[nodiscard]] std::string shown_name(std::string_view name);
// Plain, on one line, safe to show.
[[nodiscard]] std::string shown(std::string_view markdown);

}  // namespace whylink::review
