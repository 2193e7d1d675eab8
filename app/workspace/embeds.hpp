// What the embeds of a note show: a file, or the part of another note that is meant.
#pragma once

#include <string>
#include <string_view>

#include "whylink/vault.hpp"

namespace whylink::workspace {

struct Embed {
  enum class Kind : std::uint8_t { nothing, file, note } kind = Kind::nothing;
  vault::FileId file = vault::kNoFile;
  std::string title;  // "Note", "Note > Heading"
  std::string text;   // of the note, as far as it is shown, Markdown
  std::string why;    // nothing: in a few words
};

constexpr std::size_t kLongestEmbed = 1200;  // bytes of a note; cut at a line where one ends

// `written` is "Note#Heading", "Note#^block", "#Heading" of the same note, or "a.png", as it stands
// in `source`; with `is_address` blanks may be written as %20. Reads the note that is shown, never
// out of the vault, and no address of the network.
[[nodiscard]] Embed read_embed(const vault::Snapshot& snapshot, vault::FileId source,
                               std::string_view written, bool is_address);

}  // namespace whylink::workspace
