#include <nlohmann/json.hpp>

#include <unordered_map>

#include "core/note/block_scanner.hpp"
#include "core/note/draft.hpp"
#include "core/note/inline_scanner.hpp"
#include "core/note/scan_text.hpp"
#include "whylink/text.hpp"

namespace whylink::note {

namespace {

using Json = nlohmann::ordered_json;

// A canvas nests three deep; anything deeper is somebody's joke and would cost the parser its
// stack.
constexpr int kDeepestJson = 32;

std::string text_of(const Json& object, const char* key) {
  const auto found = object.find(key);
  return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

std::uint32_t add_passage(Draft& draft, PassageKind kind, Slice text) {
  Passage passage;
  passage.kind = kind;
  passage.text = text;
  draft.passages.push_back(passage);
  return static_cast<std::uint32_t>(draft.passages.size() - 1);
}

void add_file_card(Draft& draft, const Json& node) {
  const std::string file = text_of(node, "file");
  if (file.empty() || !draft.has_room_for_link(0)) return;
  WrittenLink link;
  link.kind = LinkKind::canvas;
  link.form = LinkForm::json;
  link.raw = draft.put(file);
  link.target = link.raw;
  link.subpath = draft.put(text_of(node, "subpath"));
  link.key = draft.put(text_of(node, "id"));
  link.passage = add_passage(draft, PassageKind::canvas_card, link.raw);
  draft.links.push_back(link);
}

// Links of a text card are read like those of a note; their places are those of the card, not the
// file.
void add_text_card(Draft& draft, const Json& node) {
  const std::string markdown = text_of(node, "text");
  if (markdown.find('[') == std::string::npos) return;
  Draft card;
  BlockScanner(markdown, card).run(0, 1);
  if (card.links.empty()) return;
  const Slice id = draft.put(text_of(node, "id"));
  const std::uint32_t passage = add_passage(draft, PassageKind::canvas_card, draft.put(markdown));
  const std::string_view pool = card.pool;
  const auto moved = [&](Slice slice) { return draft.put(pool.substr(slice.at, slice.size)); };
  for (const WrittenLink& written : card.links) {
    if (!draft.has_room_for_link(0)) return;
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
    draft.links.push_back(link);
  }
}

void add_edge(Draft& draft, const Json& edge,
              const std::unordered_map<std::string, std::string>& files) {
  const auto from = files.find(text_of(edge, "fromNode"));
  const auto to = files.find(text_of(edge, "toNode"));
  if (from == files.end() || to == files.end() || !draft.has_room_for_link(0)) return;
  WrittenLink link;
  link.kind = LinkKind::canvas_edge;
  link.form = LinkForm::json;
  link.target = draft.put(to->second);
  link.from = draft.put(from->second);
  link.label = draft.put(text_of(edge, "label"));
  link.has_alias = edge.contains("label");
  link.passage = add_passage(draft, PassageKind::canvas_edge, link.label);
  draft.links.push_back(link);
}

bool read_canvas(Draft& draft, const Json& canvas) {
  if (!canvas.is_object()) return false;
  std::unordered_map<std::string, std::string> files;
  const auto nodes = canvas.find("nodes");
  if (nodes != canvas.end() && nodes->is_array()) {
    for (const Json& node : *nodes) {
      if (!node.is_object()) continue;
      const std::string type = text_of(node, "type");
      if (type == "file") {
        add_file_card(draft, node);
        files[text_of(node, "id")] = text_of(node, "file");
      } else if (type == "text") {
        add_text_card(draft, node);
      }
    }
  }
  const auto edges = canvas.find("edges");
  if (edges != canvas.end() && edges->is_array()) {
    for (const Json& edge : *edges) {
      if (edge.is_object()) add_edge(draft, edge, files);
    }
  }
  return true;
}

// Depth of brackets outside strings; cheap, and done before a parser may recurse.
bool is_too_deep(std::string_view bytes) {
  int depth = 0;
  bool quoted = false;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    const char c = bytes[i];
    if (quoted) {
      if (c == '\\')
        ++i;
      else if (c == '"')
        quoted = false;
    } else if (c == '"') {
      quoted = true;
    } else if (c == '{' || c == '[') {
      if (++depth > kDeepestJson) return true;
    } else if (c == '}' || c == ']') {
      --depth;
    }
  }
  return false;
}

}  // namespace

Block scan_canvas(std::string_view bytes) {
  Draft draft;
  draft.content_hash = text::hash64(bytes);
  if (bytes.size() > kLongestNote) {
    draft.add_finding(FindingKind::too_long, 0);
    return draft.finish();
  }
  if (bytes.empty()) return draft.finish();  // a canvas just made
  if (is_utf16(bytes)) {
    draft.add_finding(FindingKind::utf16, 0);
    return draft.finish();
  }
  constexpr bool kThrow = false;
  const Json canvas =
      is_too_deep(bytes) ? Json(Json::value_t::discarded) : Json::parse(bytes, nullptr, kThrow);
  if (!read_canvas(draft, canvas)) draft.add_finding(FindingKind::bad_canvas, 0);
  return draft.finish();
}

}  // namespace whylink::note
