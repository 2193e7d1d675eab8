#include "app/window/widgets/text_buffer.hpp"

#include <algorithm>
#include <array>
#include <ranges>

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

// A character that joins with none of its kind: no mark, no part of an emoji, no half of a flag.
bool stands_alone(char32_t c) {
  struct Span {
    char32_t first, last;
  };
  constexpr std::array<Span, 8> kSpans = {{{'\n', '\n'},
                                           {' ', '~'},
                                           {0xC0, 0x2FF},       // Latin
                                           {0x370, 0x482},      // Greek, Cyrillic
                                           {0x48A, 0x52F},      // Cyrillic
                                           {0x3041, 0x3096},    // Hiragana
                                           {0x30A1, 0x30FA},    // Katakana
                                           {0x4E00, 0x9FFF}}};  // ideographs
  return std::ranges::any_of(kSpans, [c](const Span& s) { return c >= s.first && c <= s.last; });
}

bool surely_begins(std::string_view text, std::size_t at) {
  const auto inside = [text](std::size_t i) {
    return (static_cast<unsigned char>(text[i]) & 0xC0U) == 0x80U;
  };
  if (inside(at)) return false;
  std::size_t before = at - 1;
  while (before > 0 && inside(before)) --before;
  return stands_alone(text::next_code_point(text, before)) &&
         stands_alone(text::next_code_point(text, at));
}

TextBuffer::Sort sort_at(std::string_view text, std::size_t at) {
  using Sort = TextBuffer::Sort;
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
  std::size_t end = at;
  while (end < text_.size() && sort_at(text_, end) == sort) end = right_of(end);
  const std::size_t next = right_of(at);
  move_to(run_begin(next, sort), false);
  move_to(end, true);
}

std::size_t TextBuffer::left_of(std::size_t at) const {
  return at == 0 ? 0 : begins_before(at).back();
}
std::size_t TextBuffer::right_of(std::size_t at) const {
  return at >= text_.size() ? text_.size() : text::grapheme_end(text_, at);
}

// Graphemes are found forwards only: those from the last place that surely begins one, up to `at`,
// which is not 0. Costs what it returns, which is one in most scripts.
std::vector<std::size_t> TextBuffer::begins_before(std::size_t at) const {
  std::size_t begin = at - 1;
  while (begin > 0 && !surely_begins(text_, begin)) --begin;
  std::vector<std::size_t> begins;
  for (; begin < at; begin = text::grapheme_end(text_, begin)) begins.push_back(begin);
  return begins;
}

// Where the run of that sort that ends at `end` begins.
std::size_t TextBuffer::run_begin(std::size_t end, Sort sort) const {
  while (end > 0) {
    const std::vector<std::size_t> begins = begins_before(end);
    for (const std::size_t begin : begins | std::views::reverse) {
      if (sort_at(text_, begin) != sort) return end;
      end = begin;
    }
  }
  return end;
}

std::size_t TextBuffer::word_left_of(std::size_t at) const {
  at = run_begin(at, Sort::blank);
  return at == 0 ? 0 : run_begin(at, sort_at(text_, left_of(at)));
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
