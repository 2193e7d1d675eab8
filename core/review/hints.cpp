#include <fmt/format.h>

#include "core/review/opening.hpp"
#include "core/review/prompts.hpp"
#include "whylink/text.hpp"

namespace whylink::review {

namespace {

using note::PassageKind;

// Longer texts are cut: a hint is read at a glance.
constexpr int kHintColumns = 400;

std::string in_quotes(std::string_view text) {
  return "“" + text::shorten(text, kHintColumns) + "”";
}

std::string_view place_name(PassageKind kind) {
  switch (kind) {
    case PassageKind::list_item:
      return "In a list";
    case PassageKind::table_row:
      return "In a table";
    case PassageKind::heading:
      return "In a heading";
    case PassageKind::property:
      return "In a property";
    case PassageKind::canvas_card:
      return "On a card of a canvas";
    case PassageKind::canvas_edge:
      return "At an arrow of a canvas";
    default:
      return "In a paragraph";
  }
}

// What it stands under: the nearest that may be said of list item and heading.
std::string above(const Reason& reason, const std::vector<std::string>& headings,
                  const Secret& secret) {
  for (const auto& texts : {reason.parents, headings}) {
    if (texts.empty() || texts.back().empty() || texts.back() == kMasked) continue;
    if (!secret.shines_through(texts.back())) return texts.back();
  }
  return {};
}

// When the note says that it was written; a file's own time says when it was copied.
std::string date_of(const vault::Snapshot& snapshot, FileId file) {
  if (!snapshot.has_parse(file)) return {};
  for (const char* key : {"created", "date"}) {
    const std::string_view value = snapshot.parse(file).property(key).substr(0, 10);
    if (parse_day(value)) return std::string(value);
  }
  return {};
}

std::string where_it_stands(const Asking& asking, const Reason& reason,
                            const std::vector<std::string>& headings, const Secret& secret) {
  std::string out(place_name(reason.kind));
  if (const std::string over = above(reason, headings, secret); !over.empty()) {
    out += " under " + in_quotes(over);
  }
  out += '.';
  if (asking.edge.link_count > 1) {
    out += fmt::format(" {} links tie the two.", asking.edge.link_count);
  }
  if (const std::string date = date_of(asking.notes.snapshot(), reason.source); !date.empty()) {
    out += " The note is of " + date + ".";
  }
  return out;
}

std::string how_the_target_begins(const Asking& asking, const Reason& reason,
                                  const Secret& secret) {
  const std::string opening = opening_of(asking.notes, reason.target);
  const auto sentences = text::sentences(opening);
  if (sentences.empty()) return {};
  const std::string first =
      opening.substr(sentences[0].begin, sentences[0].end - sentences[0].begin);
  return secret.shines_through(first) ? std::string()
                                      : "The other note begins: " + in_quotes(first);
}

std::string neighbour(const Reason& reason, text::Range range, const Secret& secret) {
  std::string text =
      shown(std::string_view(reason.passage).substr(range.begin, range.end - range.begin));
  if (secret.shines_through(text)) return {};
  return text;
}

std::string what_is_around(const Reason& reason, const Secret& secret) {
  if (reason.kind == PassageKind::property) return {};  // its value is the link
  std::string before;
  std::string after;
  for (const text::Range& range : text::sentences(reason.passage)) {
    if (range.end <= reason.sentence_begin) before = neighbour(reason, range, secret);
    if (range.begin < reason.sentence_end) continue;
    after = neighbour(reason, range, secret);
    break;
  }
  std::string out;
  if (!before.empty()) out = "Before it: " + in_quotes(before);
  if (!after.empty()) out += (out.empty() ? "After it: " : " After it: ") + in_quotes(after);
  if (!out.empty()) return out;
  if (!reason.table_header.empty() && !secret.shines_through(reason.table_header)) {
    return "The table's columns: " + in_quotes(reason.table_header);
  }
  return {};
}

}  // namespace

std::string_view written_opening_of(NoteText& notes, FileId file) {
  const vault::Snapshot& snapshot = notes.snapshot();
  if (snapshot.file(file).kind != vault::FileKind::note || !snapshot.has_parse(file)) return {};
  const auto bytes = notes.bytes(file);
  const std::size_t body = snapshot.parse(file).body_offset();
  if (!bytes || body > bytes->size()) return {};
  return first_paragraph(bytes->substr(body));
}

std::string opening_of(NoteText& notes, FileId file) {
  return shown(written_opening_of(notes, file));
}

std::vector<std::string> hints_for(const Asking& asking, const Reason& reason,
                                   const std::vector<std::string>& headings, const Secret& secret) {
  std::vector<std::string> hints;
  for (std::string& hint :
       std::vector{where_it_stands(asking, reason, headings, secret),
                   how_the_target_begins(asking, reason, secret), what_is_around(reason, secret)}) {
    // Put together anew, the pieces are looked at once more.
    if (!hint.empty() && !secret.shines_through(hint)) hints.push_back(std::move(hint));
  }
  return hints;
}

}  // namespace whylink::review
