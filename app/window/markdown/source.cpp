#include "app/window/markdown/source.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <vector>

#include "whylink/text.hpp"

namespace whylink::window::markdown {

namespace {

bool is_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
}

bool is_picture(std::string_view name) {
  constexpr std::array<std::string_view, 7> kEndings = {".png", ".jpg", ".jpeg", ".gif",
                                                        ".svg", ".bmp", ".webp"};
  const std::string low = text::fold(name);
  return std::ranges::any_of(kEndings, [&](std::string_view end) { return low.ends_with(end); });
}

// "Note > Heading" for "Note#Heading".
std::string path_words(std::string_view target) {
  if (target.ends_with('\\')) target.remove_suffix(1);  // escaped for a table
  std::string words;
  for (const char c : target) {
    if (c == '#') {
      words += words.empty() ? "" : " > ";
    } else {
      words += c;
    }
  }
  return words;
}

// Runs of backticks, to find the one that closes a span without looking twice.
class Ticks {
 public:
  explicit Ticks(std::string_view text) {
    for (std::size_t at = text.find('`'); at != std::string_view::npos; at = text.find('`', at)) {
      const std::size_t end = std::min(text.find_first_not_of('`', at), text.size());
      runs_[end - at].push_back(at);
      at = end;
    }
  }
  // Where the next run of that length behind `at` begins; npos: nowhere.
  [[nodiscard]] std::size_t next(std::size_t length, std::size_t at) const {
    const auto runs = runs_.find(length);
    if (runs == runs_.end()) return std::string_view::npos;
    const auto found = std::ranges::lower_bound(runs->second, at);
    return found == runs->second.end() ? std::string_view::npos : *found;
  }

 private:
  std::map<std::size_t, std::vector<std::size_t>> runs_;
};

class Writer {
 public:
  Writer(std::string_view text, Mark link) : text_(text), ticks_(text), link_(link) {}

  Signed write() {
    skip_front_matter();
    while (at_ < text_.size()) {
      if (line_start_ && take_line_start()) continue;
      const char c = text_[at_];
      const bool taken = (c == '\\' && take(2)) || (c == '`' && take_code()) ||
                         (c == '%' && take_comment()) || (c == '=' && take_highlight()) ||
                         (c == '[' && (take_wikilink(0) || take_footnote())) ||
                         (c == '!' && take_wikilink(1)) || (c == '^' && take_block_id());
      if (!taken) take(1);
    }
    turn_mark(text_.size());
    return {std::move(out_), std::move(embeds_)};
  }

 private:
  static constexpr std::size_t kNone = std::string_view::npos;
  static constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

  void sign(Sign sign) {
    out_ += kSign;
    out_ += static_cast<char>(sign);
  }

  // Begins and ends the mark where the source comes to it.
  void turn_mark(std::size_t at) {
    if (link_.begin >= link_.end) return;
    if (!marking_ && !marked_ && at >= link_.begin) {
      sign(Sign::mark_begin);
      marking_ = marked_ = true;
    }
    if (marking_ && at >= link_.end) {
      sign(Sign::mark_end);
      marking_ = false;
    }
  }

  bool take(std::size_t count) {
    const std::size_t end = std::min(at_ + count, text_.size());
    while (at_ < end) {
      turn_mark(at_);
      line_start_ = text_[at_] == '\n';
      if (is_sign(at_)) {
        out_ += kReplacement;
        at_ += 3;
      } else {
        out_ += text_[at_++];
      }
    }
    return true;
  }
  [[nodiscard]] bool is_sign(std::size_t at) const {
    if (text_.substr(at, 2) != kSign || at + 2 >= text_.size()) return false;
    const auto last = static_cast<unsigned char>(text_[at + 2]);
    return last >= static_cast<unsigned char>(Sign::link_begin) &&
           last <= static_cast<unsigned char>(Sign::embed_end);
  }
  // Text that does not come through `take`.
  void put(std::string_view words) {
    std::string clean(words);
    for (std::size_t at = clean.find(kSign); at != kNone; at = clean.find(kSign, at)) {
      clean.replace(at, std::min<std::size_t>(3, clean.size() - at), kReplacement);
    }
    out_ += clean;
  }
  void skip_to(std::size_t to) {
    turn_mark(at_);
    at_ = to;
    turn_mark(at_);
  }

  void skip_front_matter() {
    if (!text_.starts_with("---\n")) return;
    const std::size_t end = text_.find("\n---", 3);
    if (end == kNone) return;
    const std::size_t after = text_.find('\n', end + 4);
    const std::string_view rest = text_.substr(end + 4, after == kNone ? kNone : after - end - 4);
    if (rest.find_first_not_of(" \t\r") != kNone) return;
    at_ = after == kNone ? text_.size() : after + 1;
  }

  // A fence of code is copied as it stands; the definition of a footnote begins with its sign.
  bool take_line_start() {
    line_start_ = false;
    const std::size_t first = text_.find_first_not_of(" \t>", at_);
    if (first == kNone) return false;
    const std::string_view rest = text_.substr(first);
    if (rest.starts_with("```") || rest.starts_with("~~~")) return take_fence(first);
    if (rest.starts_with('|') || rest.starts_with('-') || rest.starts_with(':')) {
      return take_table_rule(first);
    }
    if (!rest.starts_with("[^")) return false;
    const std::size_t end = rest.find_first_of("]\n");
    if (end == kNone || rest.substr(end, 2) != "]:") return false;
    take(first - at_);
    sign(Sign::footnote_begin);
    put(rest.substr(2, end - 2));
    sign(Sign::footnote_end);
    skip_to(first + end + 2);
    return true;
  }

  // "|-|-|": the reader of Markdown wants three dashes a column, Obsidian one.
  bool take_table_rule(std::size_t first) {
    const std::size_t end = std::min(text_.find_first_not_of("|-: \t", first), text_.size());
    const std::string_view line = text_.substr(first, end - first);
    const bool whole = end == text_.size() || text_[end] == '\n';
    if (!whole || line.find('|') == kNone || line.find('-') == kNone) return false;
    while (at_ < end) {
      const bool short_of_three = text_[at_] == '-' && (at_ == 0 || text_[at_ - 1] != '-');
      if (short_of_three) out_ += "--";
      take(1);
    }
    return true;
  }

  bool take_fence(std::size_t first) {
    const char mark = text_[first];
    const std::size_t length = std::min(text_.find_first_not_of(mark, first), text_.size()) - first;
    std::size_t line = text_.find('\n', first);
    while (line != kNone) {
      const std::size_t begin = text_.find_first_not_of(" \t>", line + 1);
      if (begin == kNone) break;
      const std::size_t run = std::min(text_.find_first_not_of(mark, begin), text_.size()) - begin;
      line = text_.find('\n', begin);
      if (run >= length) break;
    }
    return take((line == kNone ? text_.size() : line + 1) - at_);
  }

  bool take_code() {
    const std::size_t end = std::min(text_.find_first_not_of('`', at_), text_.size());
    const std::size_t length = end - at_;
    const std::size_t close = ticks_.next(length, end);
    return take(close == kNone ? length : close + length - at_);
  }

  bool take_comment() {
    if (text_.substr(at_, 2) != "%%" || at_ < no_comment_until_) return false;
    const std::size_t close = text_.find("%%", at_ + 2);
    if (close == kNone) {
      no_comment_until_ = text_.size();
      return false;
    }
    skip_to(close + 2);
    return true;
  }

  bool take_highlight() {
    if (text_.substr(at_, 2) != "==") return false;
    if (at_ == highlight_end_) {
      sign(Sign::highlight_end);
      skip_to(at_ + 2);
      return true;
    }
    if (at_ + 2 >= text_.size() || text_[at_ + 2] == ' ' || at_ < no_highlight_until_) return false;
    if (highlight_end_ != kNone && at_ < highlight_end_) return false;
    if (at_ >= paragraph_end_) {
      paragraph_end_ = std::min(text_.find("\n\n", at_), text_.size());
    }
    const std::size_t close = text_.substr(0, paragraph_end_).find("==", at_ + 2);
    if (close == kNone) {
      no_highlight_until_ = paragraph_end_;
      return false;
    }
    highlight_end_ = close;
    sign(Sign::highlight_begin);
    skip_to(at_ + 2);
    return true;
  }

  // `[[Note#Heading|words]]`, at `skip` bytes from here; on one line.
  bool take_wikilink(std::size_t skip) {
    const std::size_t open = at_ + skip;
    if (text_.substr(open, 2) != "[[" || open < no_link_until_) return false;
    if (open >= line_end_) line_end_ = std::min(text_.find('\n', open), text_.size());
    const bool known = link_close_ != kNone && link_close_ >= open + 2;
    if (!known) link_close_ = text_.substr(0, line_end_).find("]]", open + 2);
    const std::size_t close = link_close_;
    if (close == kNone) {
      no_link_until_ = line_end_;
      return false;
    }
    const std::string_view inside = text_.substr(open + 2, close - open - 2);
    if (inside.empty() || inside.find("[[") != kNone) return false;
    turn_mark(at_);
    if (skip == 1) {
      sign(Sign::embed_begin);
      out_ += std::to_string(embeds_.size());
      sign(Sign::embed_end);
      embeds_.push_back(text::to_valid_utf8(inside));
    } else {
      sign(Sign::link_begin);
      put(words_of(inside));
      sign(Sign::link_end);
    }
    skip_to(close + 2);
    return true;
  }

  static std::string words_of(std::string_view inside) {
    const std::size_t bar = inside.find('|');
    return bar == kNone ? path_words(inside) : std::string(inside.substr(bar + 1));
  }

  bool take_footnote() {
    if (text_.substr(at_, 2) != "[^") return false;
    std::size_t end = at_ + 2;
    constexpr std::size_t kLongestId = 64;
    while (end < text_.size() && end < at_ + kLongestId && text_[end] != ']' &&
           text_[end] != '\n' && text_[end] != ' ') {
      ++end;
    }
    if (end >= text_.size() || text_[end] != ']' || end == at_ + 2) return false;
    sign(Sign::footnote_begin);
    put(text_.substr(at_ + 2, end - at_ - 2));
    sign(Sign::footnote_end);
    skip_to(end + 1);
    return true;
  }

  // " ^id" at the end of a line.
  bool take_block_id() {
    if (at_ > 0 && text_[at_ - 1] != ' ' && text_[at_ - 1] != '\n') return false;
    std::size_t end = at_ + 1;
    while (end < text_.size() && is_word(text_[end])) ++end;
    if (end == at_ + 1 || (end < text_.size() && text_[end] != '\n')) return false;
    skip_to(end);
    return true;
  }

  std::string_view text_;
  Ticks ticks_;
  Mark link_;
  std::string out_;
  std::vector<std::string> embeds_;
  std::size_t at_ = 0;
  bool line_start_ = true;
  bool marking_ = false;
  bool marked_ = false;
  std::size_t highlight_end_ = kNone;
  std::size_t paragraph_end_ = 0;
  std::size_t line_end_ = 0;
  std::size_t link_close_ = kNone;  // the first behind the last "[[" that was looked at
  // Behind which a look for the closing sign is known to find none, so that none is made twice.
  std::size_t no_comment_until_ = 0;
  std::size_t no_highlight_until_ = 0;
  std::size_t no_link_until_ = 0;
};

}  // namespace

Signed with_signs(std::string_view text, Mark link) {
  Signed written = Writer(text, link).write();
  written.text = text::to_valid_utf8(written.text);
  return written;
}

std::string embed_words(std::string_view inside) {
  const std::string_view target = inside.substr(0, inside.find('|'));
  return (is_picture(target) ? "Picture: " : "Embedded: ") + path_words(target);
}

}  // namespace whylink::window::markdown
