// A document as lines of text, to be read by tests.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "app/window/markdown/document.hpp"

namespace whylink::window::markdown {

namespace {

std::string outline_of(const std::vector<Run>& runs) {
  std::string line;
  for (const Run& run : runs) {
    const Style& style = run.style;
    std::string open;
    if (style.bold) open += 'b';
    if (style.italic) open += 'i';
    if (style.code) open += 'c';
    if (style.strike) open += 's';
    if (style.highlight) open += 'h';
    if (style.link) open += 'l';
    if (style.mark) open += 'm';
    if (style.footnote) open += 'f';
    std::string text = run.text;
    std::ranges::replace(text, '\n', '/');
    line += open.empty() ? text : fmt::format("{{{}:{}}}", open, text);
  }
  return line;
}

std::string_view name(Kind kind) {
  constexpr std::array<std::string_view, 9> kNames = {
      "paragraph", "heading", "code", "table", "rule", "callout", "embed", "picture", "embedded"};
  return kNames.at(static_cast<std::size_t>(kind));
}

}  // namespace

std::string outline(const Document& document) {
  std::string lines;
  for (const Block& block : document.blocks) {
    for (const Container& container : block.containers) {
      lines += container.kind == Container::Kind::item    ? "  "
               : container.kind == Container::Kind::quote ? "> "
                                                          : "! ";
    }
    if (!block.marker.empty()) lines += block.marker + " ";
    lines += name(block.kind);
    if (block.level > 0) lines += fmt::format(" {}", block.level);
    if (!block.target.empty()) lines += " " + block.target;
    if (!block.hint.empty()) lines += " (" + block.hint + ")";
    if (block.marked) lines += " marked";
    if (!block.runs.empty()) lines += " " + outline_of(block.runs);
    for (std::size_t i = 0; i < block.cells.size(); ++i) {
      lines += i % block.columns.size() == 0 ? "\n  | " : " | ";
      lines += outline_of(block.cells[i]);
    }
    lines += "\n";
  }
  return lines;
}

}  // namespace whylink::window::markdown
