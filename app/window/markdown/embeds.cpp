#include "app/window/markdown/embeds.hpp"

#include <utility>

#include "app/window/markdown/source.hpp"

namespace whylink::window::markdown {

namespace {

class Resolver {
 public:
  explicit Resolver(const EmbedSource& source) : source_(&source) {}

  // `first_id`: containers of different texts must not be taken for the same.
  void resolve(Document document, const std::vector<Container>& around, int depth, int first_id,
               Document& to) {
    for (Block& block : document.blocks) {
      for (Container& one : block.containers) one.id += first_id;
      std::vector<Container> containers = around;
      containers.insert(containers.end(), block.containers.begin(), block.containers.end());
      if (containers.size() > kDeepest) containers.resize(kDeepest);
      block.containers = std::move(containers);
      if (block.kind == Kind::embed) {
        place(std::move(block), depth, to);
      } else {
        to.blocks.push_back(std::move(block));
      }
    }
  }

 private:
  static void name(Block block, const std::string& why, Document& to) {
    Style style;
    style.link = true;
    style.mark = block.marked;
    block.kind = Kind::paragraph;
    const bool has_words = block.is_address && !block.hint.empty();
    block.runs = {{has_words ? "Picture: " + block.hint : embed_words(block.target), style}};
    if (!why.empty()) block.runs.push_back({"  – " + why, {}});
    to.blocks.push_back(std::move(block));
  }

  void place(Block block, int depth, Document& to) {
    if (!*source_ || depth >= kDeepestEmbed || used_ >= kMostEmbeds) {
      return name(std::move(block), "", to);
    }
    ++used_;
    Embedded shown = (*source_)(block);
    if (shown.bitmap != nullptr) {
      block.kind = Kind::picture;
      block.bitmap = std::move(shown.bitmap);
      to.blocks.push_back(std::move(block));
      return;
    }
    if (!shown.why.empty()) return name(std::move(block), shown.why, to);
    std::vector<Container> inside = block.containers;
    const int first_id = static_cast<int>(used_) * kIdsOfOne;
    inside.push_back({Container::Kind::quote, first_id - 1});
    Style style;
    style.link = true;
    style.mark = block.marked;
    block.kind = Kind::embed_title;
    block.containers = inside;
    block.runs = {{shown.title, style}};
    to.blocks.push_back(std::move(block));
    resolve(parse(shown.text), inside, depth + 1, first_id, to);
  }

  static constexpr int kIdsOfOne = 1 << 20;

  const EmbedSource* source_;
  std::size_t used_ = 0;
};

}  // namespace

Document with_embeds(Document document, const EmbedSource& source) {
  Document to;
  to.left_out = document.left_out;
  Resolver(source).resolve(std::move(document), {}, 0, 0, to);
  return to;
}

}  // namespace whylink::window::markdown
