#include "app/window/embeds_in.hpp"

#include <utility>

#include "app/workspace/embeds.hpp"
#include "whylink/text.hpp"

namespace whylink::window {

markdown::EmbedSource embeds_in(vault::SnapshotPtr snapshot, vault::FileId source,
                                BitmapReader& reader) {
  return [snapshot = std::move(snapshot), source, &reader](const markdown::Block& block) {
    using Kind = workspace::Embed::Kind;
    constexpr int kWidest = 2 * 680;
    constexpr int kHighest = 2 * 400;
    workspace::Embed embed =
        workspace::read_embed(*snapshot, source, block.target, block.is_address);
    markdown::Embedded shown;
    shown.why = embed.why;
    shown.title = text::printable(embed.title);
    if (embed.kind == Kind::note) shown.text = text::printable(embed.bytes, true);
    if (embed.kind != Kind::file) return shown;
    auto picture = reader.read(std::move(embed.bytes), kWidest, kHighest);
    if (picture) {
      shown.bitmap = *std::move(picture);
    } else {
      shown.why = picture.error().what;
    }
    return shown;
  };
}

}  // namespace whylink::window
