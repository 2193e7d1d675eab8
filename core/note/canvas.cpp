#include <algorithm>
#include <map>

#include "core/note/block_scanner.hpp"
#include "core/note/canvas_json.hpp"
#include "core/note/draft.hpp"
#include "core/note/inline_scanner.hpp"
#include "core/note/scan_text.hpp"
#include "whylink/text.hpp"

namespace whylink::note {

namespace {

std::uint32_t add_passage(Draft& draft, PassageKind kind, Slice text) {
  Passage passage;
  passage.kind = kind;
  passage.text = text;
  draft.passages.push_back(passage);
  return static_cast<std::uint32_t>(draft.passages.size() - 1);
}

// Cards come before edges, whatever their order in the file.
class CanvasScanner {
 public:
  explicit CanvasScanner(std::string_view bytes)
      : bytes_(bytes), content_hash_(text::hash64(bytes)) {}

  Block run() {
    start_anew();
    CanvasListener listener;
    listener.nodes_begin = [this] { start_anew(); };
    listener.node = [this](const CanvasItem& node) { add_node(node); };
    listener.edges_begin = [this] { edges_.clear(); };
    listener.edge = [this](const CanvasItem& edge) { keep_edge(edge); };
    if (read_canvas_json(bytes_, listener)) {
      for (const Edge& edge : edges_) add_edge(edge);
    } else {
      start_anew();
      draft_.add_finding(FindingKind::bad_canvas, 0);
    }
    return draft_.finish();
  }

 private:
  struct Edge {
    std::string from;
    std::string to;
    std::string label;
    bool has_label = false;
  };

  void start_anew() {
    draft_.clear();
    draft_.content_hash = content_hash_;
    draft_.allow_text_for(2 * bytes_.size());  // a card's text stands beside its links
    files_.clear();
  }

  void add_node(const CanvasItem& node) {
    const std::string& type = node[CanvasField::type];
    if (type == "file") add_file_card(node);
    if (type == "text") add_text_card(node);
  }

  // An edge says a card's file once more: it shares the card's text, whatever its length.
  void add_file_card(const CanvasItem& node) {
    const std::string& file = node[CanvasField::file];
    if (file.empty() || file.size() > kLongestTarget || !draft_.has_room_for_link(0)) return;
    WrittenLink link;
    link.kind = LinkKind::canvas;
    link.form = LinkForm::json;
    link.raw = draft_.put(file);
    link.target = link.raw;
    link.subpath = draft_.put(node[CanvasField::subpath]);
    link.key = draft_.put(node[CanvasField::id]);
    link.passage = add_passage(draft_, PassageKind::canvas_card, link.raw);
    draft_.links.push_back(link);
    files_[node[CanvasField::id]] = link.raw;
  }

  // Links of a text card are read like those of a note; their places are those of the card, not the
  // file.
  void add_text_card(const CanvasItem& node) {
    const std::string& markdown = node[CanvasField::text];
    if (markdown.find('[') == std::string::npos) return;
    Draft card;
    card.allow_text_for(markdown.size());
    BlockScanner(markdown, card).run(0, 1);
    for (const Finding& finding : card.findings) draft_.add_finding(finding.kind, 0);
    if (card.links.empty()) return;
    if (!draft_.has_room_for_text(markdown.size() + card.pool.size(), 0)) return;
    draft_.pool.reserve(draft_.pool.size() + markdown.size() + card.pool.size());
    const Slice id = draft_.put(node[CanvasField::id]);
    const std::uint32_t passage =
        add_passage(draft_, PassageKind::canvas_card, draft_.put(markdown));
    const auto base = static_cast<std::uint32_t>(draft_.pool.size());
    draft_.pool += card.pool;
    const auto moved = [&](Slice slice) {
      return slice.size == 0 ? Slice() : Slice{slice.at + base, slice.size};
    };
    for (const WrittenLink& written : card.links) {
      if (!draft_.has_room_for_link(0)) return;
      WrittenLink link;
      link.kind = LinkKind::canvas_text;
      link.form = written.form;
      link.raw = moved(written.raw);
      link.target = moved(written.target);
      link.subpath = moved(written.subpath);
      link.alias = moved(written.alias);
      link.has_alias = written.has_alias;
      link.key = id;
      link.passage = passage;
      draft_.links.push_back(link);
    }
  }

  void keep_edge(const CanvasItem& edge) {
    const std::string& from = edge[CanvasField::from_node];
    const std::string& to = edge[CanvasField::to_node];
    if (from.empty() || to.empty()) return;
    if (edges_.size() == kMostLinks) return draft_.add_finding(FindingKind::too_many_links, 0);
    edges_.push_back({from, to, edge[CanvasField::label], edge.has_label});
  }

  void add_edge(const Edge& edge) {
    const auto from = files_.find(edge.from);
    const auto to = files_.find(edge.to);
    if (from == files_.end() || to == files_.end() || !draft_.has_room_for_link(0)) return;
    WrittenLink link;
    link.kind = LinkKind::canvas_edge;
    link.form = LinkForm::json;
    link.target = to->second;
    link.from = from->second;
    link.label = draft_.put(edge.label);
    link.has_alias = edge.has_label;
    link.passage = add_passage(draft_, PassageKind::canvas_edge, link.label);
    draft_.links.push_back(link);
  }

  std::string_view bytes_;
  std::uint64_t content_hash_;
  Draft draft_;
  std::map<std::string, Slice> files_;  // by the id of their card; of two cards of one id the last
  std::vector<Edge> edges_;
};

}  // namespace

Block scan_canvas(std::string_view bytes) {
  Draft draft;
  draft.content_hash = text::hash64(bytes);
  if (bytes.size() > kLongestCanvas) {
    draft.add_finding(FindingKind::long_canvas, 0);
    return draft.finish();
  }
  if (bytes.empty()) return draft.finish();  // a canvas just made
  if (is_utf16(bytes)) {
    draft.add_finding(FindingKind::utf16, 0);
    return draft.finish();
  }
  return CanvasScanner(bytes).run();
}

}  // namespace whylink::note
