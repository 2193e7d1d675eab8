#include "app/terminal/page.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "whylink/text.hpp"

namespace whylink::terminal {

namespace {

constexpr int kWidest = 80;     // longer lines are hard to read
constexpr int kNarrowest = 20;  // below this nothing can be read anyway
constexpr std::size_t kLabel = 6;
// Stand for the ends of a mark while the text is wrapped. Text that was made printable has none.
constexpr char kMarkOpens = '\x01';
constexpr char kMarkCloses = '\x02';

}  // namespace

Page::Page(Console& console) : console_(&console) {
  const int columns = console.columns();
  width_ = columns == 0 ? kWidest : std::clamp(columns, kNarrowest, kWidest);
}

void Page::blank() {
  console_->write("\n");
}

void Page::text(std::string_view text, int indent) {
  const std::string margin(static_cast<std::size_t>(indent), ' ');
  lines(text::printable(text, true), indent, margin);
}

void Page::heading(std::string_view text) {
  const bool bold = console_->has_color();
  if (bold) console_->write("\x1b[1m");
  this->text(text);
  if (bold) console_->write("\x1b[0m");
}

void Page::labelled(std::string_view label, std::string_view text) {
  std::string first(label);
  first.resize(std::max(first.size() + 1, kLabel), ' ');
  lines(text::printable(text), static_cast<int>(kLabel), first);
}

void Page::passage(std::string_view passage, std::size_t begin, std::size_t end, int indent) {
  begin = std::min(begin, passage.size());
  end = std::clamp(end, begin, passage.size());
  std::string marked = text::printable(passage.substr(0, begin), true);
  if (end > begin) {
    marked += kMarkOpens + text::printable(passage.substr(begin, end - begin), true) + kMarkCloses;
  }
  marked += text::printable(passage.substr(end), true);
  lines(marked, indent, std::string(static_cast<std::size_t>(indent), ' '));
}

void Page::lines(std::string_view safe, int indent, std::string_view first_indent) {
  std::string whole(safe);
  if (!console_->has_color()) {
    std::string plain;
    for (const char c : whole) {
      if (c == kMarkOpens) {
        plain += ">>";
      } else if (c == kMarkCloses) {
        plain += "<<";
      } else {
        plain += c;
      }
    }
    whole = std::move(plain);
  }
  const std::string margin(static_cast<std::size_t>(indent), ' ');
  bool first = true;
  for (const std::string& line : text::wrap(whole, width_ - indent)) {
    console_->write(first ? first_indent : std::string_view(margin));
    console_->write(styled(line) + "\n");
    first = false;
  }
}

// Reverse video for what is marked, ended at each line's end so that it never runs into the margin.
std::string Page::styled(std::string line) {
  if (!console_->has_color()) return line;
  std::string out = marking_ ? "\x1b[7m" : "";
  for (const char c : line) {
    if (c == kMarkOpens) {
      out += "\x1b[7m";
      marking_ = true;
    } else if (c == kMarkCloses) {
      out += "\x1b[27m";
      marking_ = false;
    } else {
      out += c;
    }
  }
  if (marking_) out += "\x1b[27m";
  return out;
}

}  // namespace whylink::terminal
