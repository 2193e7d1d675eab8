#include "source_text.hpp"

#include <algorithm>
#include <cctype>
#include <utility>

namespace structure {
namespace {

bool is_word(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_';
}

std::size_t end_of_literal(std::string_view bytes, std::size_t open) {
  for (std::size_t at = open + 1; at < bytes.size(); ++at) {
    if (bytes[at] == '\\') {
      ++at;
    } else if (bytes[at] == bytes[open] || bytes[at] == '\n') {
      return at;
    }
  }
  return bytes.size();
}

std::size_t end_of_raw_literal(std::string_view bytes, std::size_t open) {
  const std::size_t paren = bytes.find('(', open);
  if (paren == std::string_view::npos) return bytes.size();
  const std::string close = ")" + std::string(bytes.substr(open + 1, paren - open - 1)) + "\"";
  const std::size_t at = bytes.find(close, paren);
  return at == std::string_view::npos ? bytes.size() : at + close.size() - 1;
}

void blank(std::string& text, std::size_t from, std::size_t to) {
  for (std::size_t at = from; at < std::min(to, text.size()); ++at) {
    if (text[at] != '\n') text[at] = ' ';
  }
}

bool is_include_line(std::string_view code, std::size_t quote) {
  const std::size_t start = code.rfind('\n', quote) + 1;  // npos + 1 is 0
  const std::string_view line = code.substr(start, quote - start);
  const std::size_t hash = line.find_first_not_of(" \t");
  return hash != std::string_view::npos && line[hash] == '#' &&
         line.find("include") != std::string_view::npos;
}

// Blanks comments and literals; the names in include lines stay.
std::string blank_all_but_code(std::string_view bytes) {
  std::string code(bytes);
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    const char before = at == 0 ? '\n' : bytes[at - 1];
    if (bytes.substr(at, 2) == "//") {
      const std::size_t end = std::min(bytes.find('\n', at), bytes.size());
      blank(code, at, end);
      at = end;
    } else if (bytes.substr(at, 2) == "/*") {
      const std::size_t close = bytes.find("*/", at + 2);
      const std::size_t end = close == std::string_view::npos ? bytes.size() : close + 2;
      blank(code, at, end);
      at = end - 1;
    } else if (bytes[at] == '"' && before == 'R') {
      const std::size_t end = end_of_raw_literal(bytes, at);
      blank(code, at + 1, end);
      at = end;
    } else if (bytes[at] == '"' || (bytes[at] == '\'' && !is_word(before))) {
      const std::size_t end = end_of_literal(bytes, at);
      if (!is_include_line(code, at)) blank(code, at + 1, end);
      at = end;
    }
  }
  return code;
}

std::string included_name(std::string_view line) {
  const std::size_t hash = line.find_first_not_of(" \t");
  if (hash == std::string_view::npos || line[hash] != '#') return {};
  const std::size_t word = line.find_first_not_of(" \t", hash + 1);
  if (word == std::string_view::npos || !line.substr(word).starts_with("include")) return {};
  const std::size_t open = line.find_first_of("\"<", word);
  if (open == std::string_view::npos) return {};
  const std::size_t close = line.find(line[open] == '<' ? '>' : '"', open + 1);
  if (close == std::string_view::npos) return {};
  return std::string(line.substr(open + 1, close - open - 1));
}

}  // namespace

SourceText read_source(std::string path, std::string_view bytes) {
  SourceText source{std::move(path), blank_all_but_code(bytes), {}, 0};
  const std::string_view code = source.code;
  for (std::size_t start = 0; start < code.size();) {
    const std::size_t end = std::min(code.find('\n', start), code.size());
    ++source.lines;
    std::string name = included_name(code.substr(start, end - start));
    if (!name.empty()) source.includes.push_back({source.lines, std::move(name)});
    start = end + 1;
  }
  return source;
}

}  // namespace structure
