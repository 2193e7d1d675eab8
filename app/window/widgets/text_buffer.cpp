#include "app/window/widgets/text_buffer.hpp"

#include <algorithm>

#include "whylink/text.hpp"

namespace whylink::window {

namespace {

std::string cleaned(std::string_view raw) {
  std::string out;
  const std::string valid = text::to_valid_utf8(raw);
  for (std::size_t i = 0; i < valid.size(); ++i) {
    const char c = valid[i];
    if (c == '\r') {
      if (i + 1 >= valid.size() || valid[i + 1] != '\n') out += '\n';
    } else if (c == '\n' || c == '\t' || (static_cast<unsigned char>(c) >= 0x20 && c != 0x7f)) {
      out += c;
    }
  }
  return out;
}

bool is_blank(char32_t c) {
  return c == ' ' || c == '\t' || c == '\n' || c == 0x3000;
}

// What holds together under Ctrl+Left and Ctrl+Right.
enum class Sort { blank, word, ideograph, mark };
Sort sort_at(std::string_view text, std::size_t at) {
  const char32_t c = text::next_code_point(text, at);
  if (is_blank(c)) return Sort::blank;
  if (text::is_ideograph(c)) return Sort::ideograph;
  return text::is_word_character(c) ? Sort::word : Sort::mark;
}

}  // namespace

std::size_t TextBuffer::selection_begin() const {
  return std::min(caret_, anchor_);
}
std::size_t TextBuffer::selection_end() const {
  return std::max(caret_, anchor_);
}
std::string_view TextBuffer::selected() const {
  return std::string_view(text_).substr(selection_begin(), selection_end() - selection_begin());
}

void TextBuffer::reset(std::string_view text) {
  text_ = cleaned(text);
  caret_ = anchor_ = text_.size();
  done_.clear();
  undone_.clear();
  ++revision_;
}

void TextBuffer::insert(std::string_view text) {
  const std::string clean = cleaned(text);
  if (clean.empty()) return;
  const bool typed = text::grapheme_end(clean, 0) == clean.size();
  replace(selection_begin(), selection_end(), clean, typed);
}

void TextBuffer::erase_left() {
  const bool any = caret_ != anchor_;
  replace(any ? selection_begin() : left_of(caret_), selection_end(), "", false);
}
void TextBuffer::erase_right() {
  const bool any = caret_ != anchor_;
  replace(selection_begin(), any ? selection_end() : right_of(caret_), "", false);
}
void TextBuffer::erase_word_left() {
  const bool any = caret_ != anchor_;
  replace(any ? selection_begin() : word_left_of(caret_), selection_end(), "", false);
}
void TextBuffer::erase_word_right() {
  const bool any = caret_ != anchor_;
  replace(selection_begin(), any ? selection_end() : word_right_of(caret_), "", false);
}

void TextBuffer::replace(std::size_t begin, std::size_t end, std::string_view with, bool typed) {
  if (begin == end && with.empty()) return;
  Step step{begin, text_.substr(begin, end - begin), std::string(with), caret_, anchor_, false};
  step.open = typed && !is_blank(static_cast<unsigned char>(with.front()));
  text_.replace(begin, end - begin, with);
  caret_ = anchor_ = begin + with.size();
  ++revision_;
  undone_.clear();
  if (typed && join(step)) return;
  done_.push_back(std::move(step));
}

bool TextBuffer::join(const Step& step) {
  if (done_.empty() || !step.removed.empty()) return false;
  Step& last = done_.back();
  if (!last.open || last.at + last.inserted.size() != step.at) return false;
  last.inserted += step.inserted;
  last.open = step.open;
  return true;
}

bool TextBuffer::undo() {
  if (done_.empty()) return false;
  Step step = std::move(done_.back());
  done_.pop_back();
  text_.replace(step.at, step.inserted.size(), step.removed);
  caret_ = step.caret_before;
  anchor_ = step.anchor_before;
  ++revision_;
  step.open = false;
  undone_.push_back(std::move(step));
  return true;
}

bool TextBuffer::redo() {
  if (undone_.empty()) return false;
  Step step = std::move(undone_.back());
  undone_.pop_back();
  text_.replace(step.at, step.removed.size(), step.inserted);
  caret_ = anchor_ = step.at + step.inserted.size();
  ++revision_;
  done_.push_back(std::move(step));
  return true;
}

void TextBuffer::move_to(std::size_t at, bool select) {
  caret_ = std::min(at, text_.size());
  if (!select) anchor_ = caret_;
  if (!done_.empty()) done_.back().open = false;
}

void TextBuffer::move_left(bool select) {
  const bool collapse = !select && caret_ != anchor_;
  move_to(collapse ? selection_begin() : left_of(caret_), select);
}
void TextBuffer::move_right(bool select) {
  const bool collapse = !select && caret_ != anchor_;
  move_to(collapse ? selection_end() : right_of(caret_), select);
}
void TextBuffer::move_word_left(bool select) {
  move_to(word_left_of(caret_), select);
}
void TextBuffer::move_word_right(bool select) {
  move_to(word_right_of(caret_), select);
}
void TextBuffer::select_all() {
  move_to(0, false);
  move_to(text_.size(), true);
}

void TextBuffer::select_word(std::size_t at) {
  if (text_.empty()) return;
  at = std::min(at, left_of(text_.size()));
  const Sort sort = sort_at(text_, at);
  std::size_t begin = at;
  while (begin > 0 && sort_at(text_, left_of(begin)) == sort) begin = left_of(begin);
  std::size_t end = at;
  while (end < text_.size() && sort_at(text_, end) == sort) end = right_of(end);
  move_to(begin, false);
  move_to(end, true);
}

// Graphemes are found forwards only, from a place that surely begins one: the last line end.
std::size_t TextBuffer::left_of(std::size_t at) const {
  if (at == 0) return 0;
  const std::size_t line = at >= 2 ? text_.rfind('\n', at - 2) : std::string::npos;
  std::size_t begin = line == std::string::npos ? 0 : line + 1;
  while (true) {
    const std::size_t next = text::grapheme_end(text_, begin);
    if (next >= at) return begin;
    begin = next;
  }
}
std::size_t TextBuffer::right_of(std::size_t at) const {
  return at >= text_.size() ? text_.size() : text::grapheme_end(text_, at);
}

std::size_t TextBuffer::word_left_of(std::size_t at) const {
  while (at > 0 && sort_at(text_, left_of(at)) == Sort::blank) at = left_of(at);
  if (at == 0) return 0;
  const Sort sort = sort_at(text_, left_of(at));
  while (at > 0 && sort_at(text_, left_of(at)) == sort) at = left_of(at);
  return at;
}
std::size_t TextBuffer::word_right_of(std::size_t at) const {
  if (at < text_.size()) {
    const Sort sort = sort_at(text_, at);
    while (at < text_.size() && sort_at(text_, at) == sort) at = right_of(at);
  }
  while (at < text_.size() && sort_at(text_, at) == Sort::blank) at = right_of(at);
  return at;
}

}  // namespace whylink::window
