#include "core/note/html_blocks.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "core/note/lines.hpp"

namespace whylink::note {

namespace {

constexpr std::array<std::string_view, 62> kBlockNames = {
    "address",  "article",  "aside",    "base",       "basefont", "blockquote", "body",   "caption",
    "center",   "col",      "colgroup", "dd",         "details",  "dialog",     "dir",    "div",
    "dl",       "dt",       "fieldset", "figcaption", "figure",   "footer",     "form",   "frame",
    "frameset", "h1",       "h2",       "h3",         "h4",       "h5",         "h6",     "head",
    "header",   "hr",       "html",     "iframe",     "legend",   "li",         "link",   "main",
    "menu",     "menuitem", "nav",      "noframes",   "ol",       "optgroup",   "option", "p",
    "param",    "search",   "section",  "summary",    "table",    "tbody",      "td",     "tfoot",
    "th",       "thead",    "title",    "tr",         "track",    "ul"};
constexpr std::array<std::string_view, 4> kRawNames = {"pre", "script", "style", "textarea"};

std::string lowered(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(), lower);
  return out;
}

std::string_view tag_name(std::string_view text) {
  std::size_t size = 0;
  while (size < text.size() &&
         (is_letter(text[size]) || (size > 0 && (is_digit(text[size]) || text[size] == '-')))) {
    ++size;
  }
  return text.substr(0, size);
}

bool is_white(char c) {
  return is_space(c) || c == '\n' || c == '\r';
}

bool is_name_start(char c) {
  return is_letter(c) || c == '_' || c == ':';
}
bool is_name(char c) {
  return is_name_start(c) || is_digit(c) || c == '.' || c == '-';
}

// One attribute from `at`; false where there is none. `at` moves behind it.
bool skip_attribute(std::string_view bytes, std::size_t& at, std::size_t end) {
  if (at >= end || !is_name_start(bytes[at])) return false;
  while (at < end && is_name(bytes[at])) ++at;
  std::size_t i = at;
  while (i < end && is_white(bytes[i])) ++i;
  if (i >= end || bytes[i] != '=') return true;
  ++i;
  while (i < end && is_white(bytes[i])) ++i;
  if (i >= end) return false;
  const char quote = bytes[i];
  if (quote == '"' || quote == '\'') {
    const std::size_t close = bytes.substr(0, end).find(quote, i + 1);
    if (close == std::string_view::npos) return false;
    at = close + 1;
    return true;
  }
  const std::size_t begin = i;
  constexpr std::string_view kForbidden = "\"'=<>` \t\r\n";
  while (i < end && kForbidden.find(bytes[i]) == std::string_view::npos) ++i;
  at = i;
  return i > begin;
}

// Behind the ">" of an open or closing tag that starts at `at`; looks no further than `end`.
std::optional<std::size_t> tag_end(std::string_view bytes, std::size_t at, std::size_t end) {
  std::size_t i = at + 1;
  const bool closing = i < end && bytes[i] == '/';
  if (closing) ++i;
  const std::string_view name = tag_name(bytes.substr(i, end - i));
  if (name.empty()) return std::nullopt;
  i += name.size();
  while (true) {
    const std::size_t before = i;
    while (i < end && is_white(bytes[i])) ++i;
    if (i >= end) return std::nullopt;
    if (bytes[i] == '>') return i + 1;
    if (closing) return std::nullopt;
    if (bytes[i] == '/') {
      return i + 1 < end && bytes[i + 1] == '>' ? std::optional(i + 2) : std::nullopt;
    }
    if (i == before || !skip_attribute(bytes, i, end)) return std::nullopt;
  }
}

constexpr std::size_t kLongestScheme = 32;

bool is_scheme(std::string_view text) {
  if (text.size() < 2 || text.size() > kLongestScheme || !is_letter(text[0])) return false;
  return std::all_of(text.begin(), text.end(), [](char c) {
    return is_letter(c) || is_digit(c) || c == '+' || c == '.' || c == '-';
  });
}

bool is_mail_name(std::string_view text) {
  static constexpr std::string_view kMarks = ".!#$%&'*+/=?^_`{|}~-";
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
    return is_letter(c) || is_digit(c) || kMarks.find(c) != std::string_view::npos;
  });
}

bool is_host(std::string_view text) {
  while (true) {
    constexpr std::size_t kLongestPart = 63;
    const std::string_view part = text.substr(0, text.find('.'));
    if (part.empty() || part.size() > kLongestPart) return false;
    if (part.front() == '-' || part.back() == '-') return false;
    if (!std::all_of(part.begin(), part.end(),
                     [](char c) { return is_letter(c) || is_digit(c) || c == '-'; })) {
      return false;
    }
    if (part.size() == text.size()) return true;
    text.remove_prefix(part.size() + 1);
  }
}

// "<scheme:...>" or "<name@host>".
std::optional<std::size_t> autolink_end(std::string_view bytes, std::size_t at, std::size_t end) {
  std::size_t i = at + 1;
  while (i < end && static_cast<unsigned char>(bytes[i]) > 0x20 && bytes[i] != '<' &&
         bytes[i] != '>') {
    ++i;
  }
  if (i >= end || bytes[i] != '>') return std::nullopt;
  const std::string_view inside = bytes.substr(at + 1, i - at - 1);
  const std::size_t colon = inside.find(':');
  if (colon != std::string_view::npos && is_scheme(inside.substr(0, colon))) return i + 1;
  const std::size_t sign = inside.find('@');
  if (sign == std::string_view::npos) return std::nullopt;
  const bool mail = is_mail_name(inside.substr(0, sign)) && is_host(inside.substr(sign + 1));
  return mail ? std::optional(i + 1) : std::nullopt;
}

}  // namespace

HtmlBlock html_block_start(std::string_view rest, bool in_paragraph) {
  if (rest.size() < 2 || rest[0] != '<') return {};
  if (rest.starts_with("<!--")) return {2};
  if (rest[1] == '?') return {3};
  if (rest.starts_with("<![CDATA[")) return {5};
  if (rest[1] == '!') return rest.size() > 2 && is_letter(rest[2]) ? HtmlBlock{4} : HtmlBlock{};
  const bool closing = rest[1] == '/';
  const std::string name = lowered(tag_name(rest.substr(closing ? 2 : 1)));
  if (name.empty()) return {};
  const std::string_view after = rest.substr((closing ? 2U : 1U) + name.size());
  const bool ends = after.empty() || is_white(after[0]) || after[0] == '>';
  if (!closing && ends && std::find(kRawNames.begin(), kRawNames.end(), name) != kRawNames.end()) {
    return {1};
  }
  if ((ends || after.starts_with("/>")) &&
      std::binary_search(kBlockNames.begin(), kBlockNames.end(), name)) {
    return {6};
  }
  if (in_paragraph) return {};
  const auto end = tag_end(rest, 0, rest.size());
  if (end && trim(rest.substr(*end)).empty()) return {7};
  return {};
}

bool html_block_ends(HtmlBlock block, std::string_view line) {
  switch (block.kind) {
    case 1: {
      const std::string low = lowered(line);
      return std::any_of(kRawNames.begin(), kRawNames.end(), [&](std::string_view name) {
        return low.find("</" + std::string(name) + ">") != std::string::npos;
      });
    }
    case 2:
      return line.find("-->") != std::string_view::npos;
    case 3:
      return line.find("?>") != std::string_view::npos;
    case 4:
      return line.find('>') != std::string_view::npos;
    case 5:
      return line.find("]]>") != std::string_view::npos;
    default:
      return false;
  }
}

std::optional<std::size_t> InlineHtml::end_at(std::size_t at) {
  const std::size_t end = bytes_.size();
  if (const auto link = autolink_end(bytes_, at, end)) return link;
  const std::string_view rest = bytes_.substr(at);
  if (rest.starts_with("<!-->")) return at + 5;
  if (rest.starts_with("<!--->")) return at + 6;
  if (rest.starts_with("<!--")) return behind(at + 4, comment);
  if (rest.starts_with("<?")) return behind(at + 2, instruction);
  if (rest.starts_with("<![CDATA[")) return behind(at + 9, cdata);
  if (rest.starts_with("<!") && rest.size() > 2 && is_letter(rest[2])) {
    return behind(at + 2, declaration);
  }
  return tag_at(at);
}

std::optional<std::size_t> InlineHtml::tag_at(std::size_t at) {
  const std::size_t end = bytes_.size();
  const auto tag = tag_end(bytes_, at, std::min(end, at + kShortTag));
  if (tag || end - at <= kShortTag || end - at > looks_left_) return tag;
  const auto long_tag = tag_end(bytes_, at, end);
  if (!long_tag) looks_left_ -= end - at;
  return long_tag;
}

std::optional<std::size_t> InlineHtml::behind(std::size_t at, Mark mark) {
  constexpr std::array<std::string_view, 4> kMarks = {"-->", "?>", "]]>", ">"};
  if (missing_.at(mark)) return std::nullopt;
  const std::size_t found = bytes_.find(kMarks.at(mark), at);
  if (found != std::string_view::npos) return found + kMarks.at(mark).size();
  missing_.at(mark) = true;
  return std::nullopt;
}

}  // namespace whylink::note
