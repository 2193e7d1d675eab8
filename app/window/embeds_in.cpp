#include "app/window/embeds_in.hpp"

#include <utility>

#include "app/workspace/embeds.hpp"
#include "whylink/text.hpp"

namespace whylink::window {

namespace {

// The header says the size, and stands in the first bytes but for what a camera put before it in a
// JPEG.
Result<BitmapSize> size_of(const vault::Snapshot& snapshot, vault::FileId file) {
  constexpr std::size_t kHeader = 256UL * 1024;
  const auto begin = vault::read_file(snapshot, file, kHeader);
  if (!begin) return tl::make_unexpected(begin.error());
  auto size = bitmap_size(*begin);
  if (size || begin->size() < kHeader || !begin->starts_with("\xFF\xD8")) return size;
  const auto whole = vault::read_file(snapshot, file, kLargestPictureFile + 1);
  return whole ? bitmap_size(*whole) : tl::make_unexpected(whole.error());
}

}  // namespace

markdown::EmbedSource embeds_in(vault::SnapshotPtr snapshot, vault::FileId source,
                                BitmapReader& reader) {
  return [snapshot = std::move(snapshot), source, &reader](const markdown::Block& block) {
    using Kind = workspace::Embed::Kind;
    constexpr int kWidest = 2 * 680;
    constexpr int kHighest = 2 * 400;
    const workspace::Embed embed =
        workspace::read_embed(*snapshot, source, block.target, block.is_address);
    markdown::Embedded shown;
    shown.why = embed.why;
    shown.title = text::printable(embed.title);
    if (embed.kind == Kind::note) shown.text = text::printable(embed.text, true);
    if (embed.kind != Kind::file) return shown;
    const auto size = size_of(*snapshot, embed.file);
    if (!size) {
      shown.why = size.error().kind == ErrorKind::io ? "it cannot be read" : size.error().what;
      return shown;
    }
    const auto file = [snapshot, file = embed.file] {
      return vault::read_file(*snapshot, file, kLargestPictureFile + 1);
    };
    shown.bitmap = reader.read(*size, file, kWidest, kHighest);
    return shown;
  };
}

}  // namespace whylink::window
