#include "whylink/note.hpp"

namespace whylink::note {

std::string_view name(LinkKind kind) {
  switch (kind) {
    case LinkKind::wikilink:
      return "wikilink";
    case LinkKind::embed:
      return "embed";
    case LinkKind::markdown:
      return "markdown";
    case LinkKind::frontmatter:
      return "frontmatter";
    case LinkKind::canvas:
      return "canvas";
    case LinkKind::canvas_text:
      return "canvas-text";
    case LinkKind::canvas_edge:
      return "canvas-edge";
  }
  return "";
}

std::string_view name(LinkForm form) {
  switch (form) {
    case LinkForm::wiki:
      return "wiki";
    case LinkForm::md:
      return "md";
    case LinkForm::json:
      return "json";
  }
  return "";
}

std::string_view name(PassageKind kind) {
  switch (kind) {
    case PassageKind::paragraph:
      return "paragraph";
    case PassageKind::list_item:
      return "list item";
    case PassageKind::table_row:
      return "table row";
    case PassageKind::heading:
      return "heading";
    case PassageKind::property:
      return "property";
    case PassageKind::canvas_card:
      return "canvas card";
    case PassageKind::canvas_edge:
      return "canvas edge";
  }
  return "";
}

std::string_view name(FindingKind kind) {
  switch (kind) {
    case FindingKind::too_long:
      return "larger than 64 MiB, not read";
    case FindingKind::long_canvas:
      return "a canvas larger than 32 MiB, not read";
    case FindingKind::too_many_links:
      return "more than 100,000 links, the rest left out";
    case FindingKind::nested_too_deep:
      return "quotes or lists nested more than 64 deep";
    case FindingKind::long_front_matter:
      return "front matter larger than 256 KiB, not read";
    case FindingKind::utf16:
      return "UTF-16, not read";
    case FindingKind::binary:
      return "holds NUL bytes";
    case FindingKind::bad_canvas:
      return "not a canvas that can be read";
    case FindingKind::bad_front_matter:
      return "front matter that is no YAML, its properties left out";
    case FindingKind::too_many_headings:
      return "more than 100,000 headings, the rest left out";
    case FindingKind::too_many_block_ids:
      return "more than 100,000 block ids, the rest left out";
    case FindingKind::too_much_text:
      return "links inside links many times over, some left out";
    case FindingKind::long_properties:
      return "names and values of properties longer than is kept, the rest left out";
  }
  return "";
}

std::string_view remedy(FindingKind kind) {
  switch (kind) {
    case FindingKind::long_canvas:
      return "split the canvas";
    case FindingKind::too_long:
    case FindingKind::too_many_links:
    case FindingKind::too_many_headings:
    case FindingKind::too_many_block_ids:
      return "split the note";
    case FindingKind::too_much_text:
      return "see whether it is a note at all";
    case FindingKind::nested_too_deep:
      return "flatten it; its links count nevertheless";
    case FindingKind::long_front_matter:
      return "move text below the front matter";
    case FindingKind::utf16:
      return "save it as UTF-8";
    case FindingKind::binary:
      return "see whether it is a note at all";
    case FindingKind::bad_canvas:
      return "open it in Obsidian and save it again";
    case FindingKind::bad_front_matter:
      return "mend it where Obsidian shows invalid properties";
    case FindingKind::long_properties:
      return "shorten the names of nested properties";
  }
  return "";
}

}  // namespace whylink::note
