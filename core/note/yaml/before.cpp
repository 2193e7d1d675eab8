#include "core/note/yaml/before.hpp"

namespace whylink::note::yaml {

bool BeforeReader::read(TokenRange range, const Place& place, Before& before) {
  at_new_line_ = has_space_ = place.on_new_line;
  needs_space_ = false;
  tab_ = kNothing;
  for (Index i = range.begin; i < range.end; ++i) {
    if (!take(i, place, before)) return false;
  }
  if (needs_space_ && place.next.some) return false;
  if (tab_ == kNothing) return true;
  const bool indents = at_new_line_ && tokens_[tab_].indent <= place.parent_indent;
  return !indents && !place.next.is_block;
}

bool BeforeReader::take_property(Index index, Index& slot) {
  if (slot != kNothing) return false;
  slot = index;
  at_new_line_ = false;
  has_space_ = false;
  needs_space_ = true;
  return true;
}

bool BeforeReader::take(Index index, const Place& place, Before& before) {
  const Token& token = tokens_[index];
  const TokenKind kind = token.kind;
  const bool separates =
      kind == TokenKind::space || kind == TokenKind::newline || kind == TokenKind::comma;
  if (needs_space_ && !separates) return false;
  needs_space_ = false;
  const bool after_tab = tab_ != kNothing && at_new_line_;
  if (after_tab && kind != TokenKind::comment && kind != TokenKind::newline) return false;
  tab_ = kNothing;
  switch (kind) {
    case TokenKind::space: {
      // Before the whole value, and in brackets, a tab is a blank like others.
      const bool may_indent =
          !place.in_flow && (place.mark != TokenKind::document_start || !place.next.is_flow);
      const std::string_view blanks = yaml_.substr(token.begin, token.end - token.begin);
      if (may_indent && blanks.find('\t') != std::string_view::npos) tab_ = index;
      has_space_ = true;
      return true;
    }
    case TokenKind::comment:
      if (!has_space_) return false;
      at_new_line_ = false;
      return true;
    case TokenKind::newline:
      at_new_line_ = true;
      has_space_ = true;
      before.has_newline = true;
      if (before.anchor != kNothing || before.tag != kNothing) {
        before.newline_behind_properties = index;
      }
      return true;
    case TokenKind::anchor:
      return take_property(index, before.anchor);
    case TokenKind::tag:
      return take_property(index, before.tag);
    case TokenKind::comma:
      if (!place.in_flow || before.comma != kNothing) return false;
      before.comma = index;
      at_new_line_ = false;
      has_space_ = false;
      return true;
    default:
      break;
  }
  if (kind != place.mark || before.mark != kNothing) return false;
  if (before.anchor != kNothing || before.tag != kNothing) return false;
  before.mark = index;
  at_new_line_ = kind == TokenKind::item_mark || kind == TokenKind::key_mark;
  has_space_ = false;
  return true;
}

}  // namespace whylink::note::yaml
