// What embeds show, put in their place: pictures, and notes as quoted blocks.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "app/window/markdown/document.hpp"

namespace whylink::window::markdown {

// What an embed shows: a picture, or a note's words under its title, or why nothing.
struct Embedded {
  std::shared_ptr<const LateBitmap> bitmap;
  std::string title;
  std::string text;  // Markdown; cut already
  std::string why;   // nothing can be shown
};
// Of the block, whose kind is embed. May read files; called once for each embed that is shown.
using EmbedSource = std::function<Embedded(const Block& embed)>;

constexpr std::size_t kMostEmbeds = 24;  // of one text, those of embedded notes included
constexpr int kDeepestEmbed = 2;         // a note in a note; what it embeds is named

// Pictures and quoted blocks in place of embeds; without a source, and behind the limits, their
// names. No block of kind embed is left.
[[nodiscard]] Document with_embeds(Document document, const EmbedSource& source);

}  // namespace whylink::window::markdown
