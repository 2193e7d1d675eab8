#include <md4c.h>

#include <cctype>
#include <functional>
#include <utility>

#include "core/note/link_syntax.hpp"
#include "tests/note/blocks/outline.hpp"

namespace whylink::note::blocks {

namespace {

struct Work {
  std::string_view note;
  Md4cReading reading;
  bool in_verbatim = false;
  bool in_table = false;
  bool goes_on = false;  // HTML on the next line belongs to that of the last one
};

Work& work(void* data) {
  return *static_cast<Work*>(data);
}

int enter(MD_BLOCKTYPE type, void*, void* data) {
  Md4cReading& reading = work(data).reading;
  if (type == MD_BLOCK_H) ++reading.headings;
  if (type == MD_BLOCK_QUOTE || type == MD_BLOCK_LI) ++reading.containers;
  if (type == MD_BLOCK_TABLE) {
    ++reading.tables;
    work(data).in_table = true;
  }
  if (type == MD_BLOCK_CODE || type == MD_BLOCK_HTML) {
    ++(type == MD_BLOCK_CODE ? reading.code : reading.html);
    work(data).in_verbatim = true;
  }
  return 0;
}

int leave(MD_BLOCKTYPE type, void*, void* data) {
  if (type == MD_BLOCK_CODE || type == MD_BLOCK_HTML) work(data).in_verbatim = false;
  if (type == MD_BLOCK_TABLE) work(data).in_table = false;
  return 0;
}

void add_link(const char* word, const MD_ATTRIBUTE& destination, Inlines& out) {
  const std::string url(destination.text == nullptr ? "" : destination.text, destination.size);
  if (!url.empty() && !is_external(url)) out.push_back(word + url);
}

int enter_inline(MD_SPANTYPE type, void* detail, void* data) {
  Inlines& out = work(data).reading.inlines;
  if (type == MD_SPAN_CODE) out.emplace_back("code");
  if (type == MD_SPAN_A) add_link("link ", static_cast<MD_SPAN_A_DETAIL*>(detail)->href, out);
  if (type == MD_SPAN_IMG) add_link("image ", static_cast<MD_SPAN_IMG_DETAIL*>(detail)->src, out);
  return 0;
}
int leave_inline(MD_SPANTYPE, void*, void*) {
  return 0;
}

char class_of(MD_TEXTTYPE type, bool in_verbatim) {
  if (in_verbatim) return 'v';
  switch (type) {
    case MD_TEXT_CODE:
      return 'c';
    case MD_TEXT_HTML:
      return 'h';
    case MD_TEXT_NORMAL:
      return 't';
    default:
      return '.';
  }
}

// What md4c had to rewrite (tabs, entities) lies outside the note and is not told.
int take_text(MD_TEXTTYPE type, const MD_CHAR* text, MD_SIZE size, void* data) {
  Work& own = work(data);
  const std::less<const char*> before;
  const char* begin = own.note.data();
  const bool goes_on = std::exchange(own.goes_on, false);
  if (before(text, begin) || !before(text, begin + own.note.size())) {
    own.goes_on = type == MD_TEXT_HTML && !own.in_verbatim;
    return 0;
  }
  const bool is_html = type == MD_TEXT_HTML && !own.in_verbatim;
  if (is_html && *text == '<' && !goes_on) own.reading.inlines.emplace_back("html");
  const auto at = static_cast<std::size_t>(text - begin);
  for (std::size_t i = at; i < at + size && i < own.note.size(); ++i) {
    if (std::isalnum(static_cast<unsigned char>(own.note[i])) != 0) {
      own.reading.classes[i] = class_of(type, own.in_verbatim);
      own.reading.in_table[i] = own.in_table ? '|' : ' ';
    }
  }
  return 0;
}

}  // namespace

Md4cReading md4c_reading(std::string_view note) {
  MD_PARSER parser{};
  parser.flags = MD_FLAG_TABLES;
  parser.enter_block = enter;
  parser.leave_block = leave;
  parser.enter_span = enter_inline;
  parser.leave_span = leave_inline;
  parser.text = take_text;
  Work own{note, {}};
  own.reading.classes.assign(note.size(), '.');
  own.reading.in_table.assign(note.size(), '.');
  md_parse(note.data(), static_cast<MD_SIZE>(note.size()), &parser, &own);
  return std::move(own.reading);
}

}  // namespace whylink::note::blocks
