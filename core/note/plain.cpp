#include <algorithm>
#include <optional>
#include <string>

#include "core/note/html_blocks.hpp"
#include "core/note/lines.hpp"
#include "core/note/link_syntax.hpp"
#include "whylink/note.hpp"
#include "whylink/text.hpp"

namespace whylink::note {

namespace {

constexpr std::size_t kLongestCallout = 32;  // "[!note]" and the kinds that themes add

// "Folder/Note" as a reader sees it in a link: the last part, with headings as "Note > Heading".
std::string shown_target(std::string_view target, std::string_view subpath) {
  const std::size_t slash = target.rfind('/');
  std::string out(slash == std::string_view::npos ? target : target.substr(slash + 1));
  if (out.ends_with(".md")) out.resize(out.size() - 3);
  while (!subpath.empty()) {
    subpath.remove_prefix(1);
    const std::size_t end = std::min(subpath.find('#'), subpath.size());
    if (!out.empty()) out += " > ";
    out += subpath.substr(0, end);
    subpath.remove_prefix(end);
  }
  return out;
}

// Whether emphasis marks at `at` touch a word on one side only: "*a*", not "2 * 3" or "a_b".
bool is_emphasis(std::string_view text, std::size_t at, std::size_t size) {
  const char mark = text[at];
  const bool before = at > 0 && !is_space(text[at - 1]) && text[at - 1] != '\n';
  const bool after =
      at + size < text.size() && !is_space(text[at + size]) && text[at + size] != '\n';
  if (mark != '_') return before || after;
  const auto word = [](char c) {
    return is_letter(c) || is_digit(c) || static_cast<unsigned char>(c) >= 0x80;
  };
  const bool inside = before && after && word(text[at - 1]) && word(text[at + size]);
  return (before || after) && !inside;
}

class Plain {
 public:
  explicit Plain(std::string_view markdown) : text_(markdown) {}

  std::string run() {
    while (at_ < text_.size()) {
      if (at_line_start_) skip_line_marks();
      if (at_ < text_.size()) step();
    }
    return text::squeeze(out_);
  }

 private:
  std::string_view rest() const { return text_.substr(at_); }

  void skip_line_marks() {
    at_line_start_ = false;
    while (at_ < text_.size() && (is_space(text_[at_]) || text_[at_] == '>')) ++at_;
    const std::size_t hashes = std::min(rest().find_first_not_of('#'), rest().size());
    if (hashes > 0 && hashes <= 6 && hashes < rest().size() && is_space(rest()[hashes])) {
      at_ += hashes;
    } else if (rest().size() > 1 && (rest()[0] == '-' || rest()[0] == '*' || rest()[0] == '+') &&
               is_space(rest()[1])) {
      at_ += 2;
    }
    for (const std::string_view task : {"[ ] ", "[x] ", "[X] "}) {
      if (rest().starts_with(task)) at_ += task.size();
    }
    if (rest().starts_with("[!")) skip_callout();
  }

  void skip_callout() {
    const std::size_t close = rest().substr(0, kLongestCallout).find(']');
    if (close == std::string_view::npos) return;
    at_ += close + 1;
    if (at_ < text_.size() && (text_[at_] == '+' || text_[at_] == '-')) ++at_;
  }

  void step() {
    const char c = text_[at_];
    if (c == '\n') {
      out_ += ' ';
      ++at_;
      at_line_start_ = true;
    } else if (c == '\\' && at_ + 1 < text_.size() && !is_letter(text_[at_ + 1]) &&
               static_cast<unsigned char>(text_[at_ + 1]) < 0x80) {
      out_ += text_[at_ + 1];
      at_ += 2;
    } else if (c == '[' || (c == '!' && rest().starts_with("!["))) {
      add_link();
    } else if (c == '`') {
      ++at_;
    } else if (c == '*' || c == '_') {
      add_emphasis(c);
    } else if (rest().starts_with("==") || rest().starts_with("~~")) {
      at_ += 2;
    } else if (rest().starts_with("%%")) {
      skip_comment();
    } else if (c == '<') {
      skip_tag();
    } else {
      out_ += c;
      ++at_;
    }
  }

  void add_emphasis(char mark) {
    const std::size_t size = std::min(rest().find_first_not_of(mark), rest().size());
    if (!is_emphasis(text_, at_, size)) out_.append(size, mark);
    at_ += size;
  }

  void skip_comment() {
    const std::size_t close = text_.find("%%", at_ + 2);
    at_ = close == std::string_view::npos ? at_ + 2 : close + 2;
  }

  void skip_tag() {
    const auto end = html_.end_at(at_);
    if (!end) {
      out_ += '<';
      ++at_;
      return;
    }
    at_ = *end;
  }

  void add_link() {
    const std::size_t bracket = text_[at_] == '!' ? at_ + 1 : at_;
    if (text_.substr(bracket).starts_with("[^")) return skip_footnote(bracket);
    if (text_.substr(bracket).starts_with("[[") && add_wikilink(bracket)) return;
    if (add_markdown_link(bracket)) return;
    out_ += text_[at_];
    ++at_;
  }

  // As the scan reads it: on one line, and the inner of nested ones.
  bool add_wikilink(std::size_t bracket) {
    if (bracket < no_wikilink_until_) return false;
    const std::size_t stop = wikilink_stop(bracket + 2);
    if (!text_.substr(stop).starts_with("]]")) {
      no_wikilink_until_ = stop;
      return false;
    }
    const auto parts = wiki_parts(text_.substr(bracket + 2, stop - bracket - 2));
    if (!parts) return false;
    out_ += parts->has_alias && !parts->alias.empty() ? std::string(parts->alias)
                                                      : shown_target(parts->target, parts->subpath);
    at_ = stop + 2;
    return true;
  }

  // Where what ends a wikilink, or shows that there is none, comes next.
  std::size_t wikilink_stop(std::size_t at) const {
    for (; at < text_.size(); ++at) {
      if (text_[at] == '\n' || text_[at] == '\r') break;
      if (text_.substr(at).starts_with("]]") || text_.substr(at).starts_with("[[")) break;
    }
    return at;
  }

  bool add_markdown_link(std::size_t bracket) {
    if (bracket + 1 > close_) find_close(bracket + 1);
    if (!destination_) return false;
    out_ += text_.substr(bracket + 1, close_ - bracket - 1);
    at_ = destination_->end;
    return true;
  }

  // The next "]", and the destination behind it, for all the brackets before it.
  void find_close(std::size_t from) {
    close_ = std::min(text_.find(']', from), text_.size());
    destination_ = text_.substr(close_).starts_with("](")
                       ? parse_destination(text_, close_ + 1, text_.size())
                       : std::nullopt;
  }

  void skip_footnote(std::size_t bracket) {
    const std::size_t close = text_.find(']', bracket);
    at_ = close == std::string_view::npos ? text_.size() : close + 1;
    if (at_ < text_.size() && text_[at_] == ':') ++at_;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  InlineHtml html_{text_, 0, text_.size()};
  std::size_t no_wikilink_until_ = 0;
  std::size_t close_ = 0;  // the "]" that was found last; the end where none comes
  std::optional<Destination> destination_;
  bool at_line_start_ = true;
  std::string out_;
};

// "^id" at the end names the block for links; nobody reads it.
void drop_block_id(std::string& text) {
  const std::size_t caret = text.rfind('^');
  if (caret == std::string::npos || caret + 1 == text.size()) return;
  if (caret > 0 && text[caret - 1] != ' ') return;
  const bool id = std::all_of(text.begin() + static_cast<std::ptrdiff_t>(caret) + 1, text.end(),
                              [](char c) { return is_letter(c) || is_digit(c) || c == '-'; });
  if (!id) return;
  text.resize(caret);
  while (!text.empty() && text.back() == ' ') text.pop_back();
}

}  // namespace

std::string plain(std::string_view markdown) {
  std::string out = Plain(markdown).run();
  drop_block_id(out);
  return out;
}

std::string display_text(const ParsedNote& note, const WrittenLink& link) {
  if (link.has_alias && link.alias.size > 0 && link.kind != LinkKind::embed) {
    return plain(note.text(link.alias));
  }
  return shown_target(note.text(link.target), note.text(link.subpath));
}

}  // namespace whylink::note
