#include "core/review/reasons.hpp"

#include <algorithm>
#include <tuple>

#include "core/review/content.hpp"
#include "whylink/text.hpp"

namespace whylink::review {

namespace {

using note::LinkKind;
using note::PassageKind;
using text::Range;

bool in_canvas(LinkKind kind) {
  return kind == LinkKind::canvas || kind == LinkKind::canvas_text || kind == LinkKind::canvas_edge;
}

// A link and the passage that holds it.
struct Place {
  const note::ParsedNote& note;
  const note::WrittenLink& link;
  std::uint32_t index;
  note::Passage passage;
  std::string_view text;  // of the passage, markdown
};

// A passage can be the whole note, and is read once for each of its links: of a longer one only
// what is around the link.
constexpr std::size_t kLongestPassage = 8'192;
// How far from a link the others of a canvas's text are looked for: they have no places.
constexpr std::uint32_t kNearestInCanvas = 100;

// Where a link stands in its passage. Canvases keep no places, so there it is looked for.
Range range_of(const Place& place, const note::WrittenLink& link) {
  if (in_canvas(link.kind)) {
    const std::string_view raw = place.note.text(link.raw);
    const std::size_t at = raw.empty() ? std::string_view::npos : place.text.find(raw);
    return at == std::string_view::npos ? Range{} : Range{at, at + raw.size()};
  }
  if (link.offset < place.passage.begin || link.offset >= place.passage.end) return {};
  const std::size_t begin = link.offset - place.passage.begin;
  return {begin, std::min(begin + link.length, place.text.size())};
}

void clip(Place& place) {
  const Range kept = around(place.text, range_of(place, place.link), kLongestPassage);
  place.text = place.text.substr(kept.begin, kept.end - kept.begin);
  if (in_canvas(place.link.kind)) return;
  place.passage.end = place.passage.begin + static_cast<std::uint32_t>(kept.end);
  place.passage.begin += static_cast<std::uint32_t>(kept.begin);
}

// The links of one passage follow one another.
std::vector<Range> link_ranges(const Place& place) {
  const auto links = place.note.links();
  const auto here = [&](std::uint32_t i) {
    if (links[i].passage != place.link.passage) return false;
    if (in_canvas(links[i].kind)) {
      return std::max(i, place.index) - std::min(i, place.index) <= kNearestInCanvas;
    }
    return links[i].offset >= place.passage.begin && links[i].offset < place.passage.end;
  };
  std::uint32_t first = place.index;
  while (first > 0 && here(first - 1)) --first;
  std::vector<Range> ranges;
  for (std::uint32_t i = first; i < links.size() && here(i); ++i) {
    ranges.push_back(range_of(place, links[i]));
  }
  std::ranges::sort(ranges, {}, &Range::begin);
  return ranges;
}

bool is_its_own_sentence(const Place& place) {
  switch (place.passage.kind) {
    case PassageKind::table_row:
    case PassageKind::heading:
    case PassageKind::canvas_edge:
      return true;
    case PassageKind::list_item:
      return text::count_words(place.text) <= kShortItem;
    default:
      return false;
  }
}

Range sentence_range(const Place& place, Range link) {
  if (is_its_own_sentence(place)) return {0, place.text.size()};
  for (const Range& sentence : text::sentences(place.text)) {
    if (link.begin < sentence.end) return {sentence.begin, std::max(sentence.end, link.end)};
  }
  return {0, place.text.size()};
}

std::string without_pipes(std::string row) {
  const auto is_edge = [](char c) { return c == '|' || c == ' '; };
  while (!row.empty() && is_edge(row.back())) row.pop_back();
  const auto begin = std::ranges::find_if_not(row, is_edge);
  row.erase(row.begin(), begin);
  return row;
}

// "related.0" is an item of "related".
std::string_view property_name(std::string_view key) {
  const std::size_t dot = key.rfind('.');
  if (dot == std::string_view::npos) return key;
  const std::string_view last = key.substr(dot + 1);
  const bool number = !last.empty() && last.find_first_not_of("0123456789") == last.npos;
  return number ? key.substr(0, dot) : key;
}

std::string outside_links(const Place& place, Range sentence) {
  std::string out;
  std::size_t at = sentence.begin;
  for (const Range& link : link_ranges(place)) {
    if (link.end <= at || link.begin >= sentence.end) continue;
    if (link.begin > at) out += place.text.substr(at, link.begin - at);
    out += ' ';
    at = link.end;
  }
  if (at < sentence.end) out += place.text.substr(at, sentence.end - at);
  return shown(out);
}

// Those around a link are YAML's, no words of the person.
void drop_quotes(Reason& reason) {
  std::string& passage = reason.passage;
  if (reason.link_begin == 0 || reason.link_end >= passage.size()) return;
  const char quote = passage[reason.link_begin - 1];
  if ((quote != '"' && quote != '\'') || passage[reason.link_end] != quote) return;
  passage.erase(reason.link_end, 1);
  passage.erase(--reason.link_begin, 1);
  --reason.link_end;
}

void add_sentence(const Place& place, Reason& reason) {
  if (place.link.kind == LinkKind::canvas) return;  // a card says nothing of its canvas
  if (place.passage.kind == PassageKind::property) {
    reason.sentence = text::printable(std::string(property_name(place.note.text(place.link.key))) +
                                      ": " + note::display_text(place.note, place.link));
    const Range link = range_of(place, place.link);
    reason.link_begin = link.begin;
    reason.link_end = link.end;
    drop_quotes(reason);
    return;
  }
  const Range link = range_of(place, place.link);
  const Range sentence = sentence_range(place, link);
  reason.link_begin = link.begin;
  reason.link_end = link.end;
  reason.sentence_begin = sentence.begin;
  reason.sentence_end = sentence.end;
  reason.sentence = shown(place.text.substr(sentence.begin, sentence.end - sentence.begin));
  if (place.passage.kind == PassageKind::table_row) {
    reason.sentence = without_pipes(std::move(reason.sentence));
  }
}

void weigh(const vault::Snapshot& snapshot, const Place& place, Reason& reason) {
  std::vector<std::string> names = names_of(snapshot, reason.source);
  for (std::string& name : names_of(snapshot, reason.target)) names.push_back(std::move(name));
  const bool property = place.passage.kind == PassageKind::property;
  const std::string rest = property
                               ? std::string(property_name(place.note.text(place.link.key)))
                               : outside_links(place, {reason.sentence_begin, reason.sentence_end});
  const Content content = content_of(rest, names);
  reason.content = content.words;
  reason.names_only = content.names_only;
  const auto in_sentence = [&](const Range& link) {
    return link.begin >= reason.sentence_begin && link.begin < reason.sentence_end;
  };
  const auto links = std::ranges::count_if(link_ranges(place), in_sentence);
  reason.answers_why = answers_why(reason.kind, content, static_cast<std::size_t>(links));
}

std::string_view beginning(std::string_view text) {
  return text.substr(0, around(text, {}, kLongestPassage).end);
}

void add_surroundings(const Place& place, std::string_view bytes, Reason& reason) {
  const auto passages = place.note.passages();
  for (std::uint32_t at = place.passage.parent; at != note::kNone; at = passages[at].parent) {
    const note::Passage& parent = passages[at];
    if (parent.end > bytes.size()) break;
    const std::string_view whole = bytes.substr(parent.begin, parent.end - parent.begin);
    reason.parents.insert(reason.parents.begin(), shown(beginning(whole)));
  }
  // The name of a property stands above its items.
  const std::string_view key = place.note.text(place.link.key);
  const std::string_view name = property_name(key);
  if (place.passage.kind == PassageKind::property && name != key) {
    reason.parents.push_back(shown(name) + ":");
  }
  for (const std::string_view heading : place.note.heading_path(place.passage.heading)) {
    reason.headings.push_back(shown(heading));
  }
  if (place.passage.kind == PassageKind::table_row && place.passage.header_end <= bytes.size()) {
    const std::size_t size = place.passage.header_end - place.passage.header_begin;
    const std::string_view header = bytes.substr(place.passage.header_begin, size);
    reason.table_header = without_pipes(shown(beginning(header)));
  }
}

}  // namespace

Result<Reason> reason_of(NoteText& notes, LinkRef ref) {
  const vault::Snapshot& snapshot = notes.snapshot();
  const note::ParsedNote parsed = snapshot.parse(ref.source);
  const note::WrittenLink& link = parsed.links()[ref.index];
  const vault::ResolvedLink& resolved = snapshot.resolved(ref.source)[ref.index];
  Reason reason;
  reason.link = ref;
  reason.source = link.kind == LinkKind::canvas_edge ? resolved.from : ref.source;
  reason.target = resolved.target;
  reason.line = link.line;
  if (link.passage == note::kNone) {
    reason.names_only = true;
    return reason;
  }
  Place place{parsed, link, ref.index, parsed.passages()[link.passage], {}};
  reason.kind = place.passage.kind;
  std::string_view bytes;
  if (in_canvas(link.kind)) {
    place.text = parsed.text(place.passage.text);
  } else {
    const auto read = notes.bytes(ref.source);
    if (!read) return tl::make_unexpected(read.error());
    bytes = *read;
    if (place.passage.end > bytes.size()) place.passage.end = place.passage.begin;
    place.text = bytes.substr(place.passage.begin, place.passage.end - place.passage.begin);
  }
  clip(place);
  reason.passage = place.text;
  add_sentence(place, reason);
  weigh(snapshot, place, reason);
  add_surroundings(place, bytes, reason);
  return reason;
}

Result<std::vector<Reason>> reasons_of(NoteText& notes, const graph::Graph& graph,
                                       const graph::Edge& edge) {
  std::vector<Reason> reasons;
  for (const LinkRef& ref : graph.links(edge)) {
    auto reason = reason_of(notes, ref);
    if (!reason) return tl::make_unexpected(reason.error());
    reasons.push_back(*std::move(reason));
  }
  return reasons;
}

// Beyond this a sentence is long rather than telling.
constexpr int kEnoughContent = 25;

std::size_t best_reason(const std::vector<Reason>& reasons) {
  const auto rank = [](const Reason& reason) {
    return std::tuple(reason.answers_why, !reason.names_only && !reason.sentence.empty(),
                      std::min(reason.content, kEnoughContent));
  };
  const auto best = std::ranges::max_element(reasons, {}, rank);  // the first of equals
  return static_cast<std::size_t>(best - reasons.begin());
}

}  // namespace whylink::review
