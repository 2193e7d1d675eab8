#include "core/vault/conflict_copy.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "whylink/text.hpp"

namespace whylink::vault {

namespace {

constexpr auto kNone = std::string_view::npos;

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool is_letter_or_digit(char c) {
  return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
}

// Whether `text` begins as `shape` says, where "0" is any digit.
bool has_shape(std::string_view text, std::string_view shape) {
  return text.size() >= shape.size() &&
         std::equal(shape.begin(), shape.end(), text.begin(),
                    [](char wanted, char c) { return wanted == '0' ? is_digit(c) : wanted == c; });
}

bool holds_a_day(std::string_view text) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (has_shape(text.substr(at), "0000-00-00")) return true;
  }
  return false;
}

std::string joined(std::string_view begin, std::string_view end) {
  return std::string(begin) + std::string(end);
}

// *.sync-conflict-*: "Note.sync-conflict-20240101-120000-ABCDEFG.md" (Syncthing). The mark ends
// before the next dot.
std::string without_sync_mark(std::string_view name) {
  constexpr std::string_view kMark = ".sync-conflict-";
  const std::size_t at = name.rfind(kMark);
  if (at == kNone || at == 0) return {};
  const std::size_t end = std::min(name.find('.', at + kMark.size()), name.size());
  return joined(name.substr(0, at), name.substr(end));
}

// "Note_conflict-20240101-120000.md" (ownCloud).
std::string without_stamp(std::string_view name) {
  constexpr std::string_view kMark = "_conflict-";
  constexpr std::string_view kStamp = "00000000-000000";
  const std::size_t at = name.rfind(kMark);
  if (at == kNone || at == 0) return {};
  std::string_view rest = name.substr(at + kMark.size());
  if (!has_shape(rest, kStamp)) return {};
  rest.remove_prefix(kStamp.size());
  if (rest.size() > 1 && rest[0] == '-' && is_letter_or_digit(rest[1])) {
    rest.remove_prefix(1);
    while (!rest.empty() && is_letter_or_digit(rest[0])) rest.remove_prefix(1);
  }
  if (!rest.empty() && rest[0] != '.') return {};
  return joined(name.substr(0, at), rest);
}

// " 2" and " (2)": a name that was taken already.
bool is_counter(std::string_view text) {
  if (!text.starts_with(' ')) return false;
  text.remove_prefix(1);
  if (text.starts_with('(') && text.ends_with(')')) text = text.substr(1, text.size() - 2);
  return !text.empty() && std::ranges::all_of(text, is_digit);
}

// Where the brackets close that open at `open`, others inside them passed; where those are not
// whole, the last that close at all.
std::size_t closing_of(std::string_view text, std::size_t open) {
  int depth = 0;
  for (std::size_t at = open; at < text.size(); ++at) {
    if (text[at] == '(') ++depth;
    if (text[at] == ')' && --depth == 0) return at;
  }
  const std::size_t last = text.rfind(')');
  return last != kNone && last > open ? last : kNone;
}

std::string_view without_blanks_behind(std::string_view text) {
  while (text.ends_with(' ')) text.remove_suffix(1);
  return text;
}

// * (conflicted copy *)*: "Note (conflicted copy 2024-01-01 120000) 2.md" (Nextcloud, Obsidian Sync
// and others). What stands behind the brackets stays, but for a number.
std::string without_conflicted_copy(std::string_view name) {
  constexpr std::string_view kMark = " (conflicted copy ";
  const auto found = std::search(name.begin(), name.end(), kMark.begin(), kMark.end(),
                                 [](char c, char wanted) { return lower(c) == wanted; });
  if (found == name.end()) return {};
  const auto at = static_cast<std::size_t>(found - name.begin());
  const std::size_t close = closing_of(name, at + 1);
  const std::string_view begin = without_blanks_behind(name.substr(0, at));
  if (close == kNone || begin.empty()) return {};
  std::string_view rest = name.substr(close + 1);
  const std::size_t dot = std::min(rest.rfind('.'), rest.size());
  if (is_counter(rest.substr(0, dot))) rest.remove_prefix(dot);
  return joined(begin, rest);
}

// Whether what stands in the brackets, folded, is the remark of a program that syncs.
bool is_remark(std::string_view folded) {
  // As above without the blank; Seafile.
  for (const std::string_view begin : {"conflicted copy ", "sfconflict "}) {
    if (folded.starts_with(begin)) return true;
  }
  // Dropbox, in its languages, and Nutstore: with whose copy it is, and always with the day.
  constexpr std::array<std::string_view, 9> kPhrases = {
      "conflicted copy",   "in konflikt stehende kopie", "copie en conflit",  "copia en conflicto",
      "copia conflictiva", "copia in conflitto",         "cópia em conflito", "競合コピー",
      "冲突副本"};
  const bool any = std::ranges::any_of(
      kPhrases, [&](std::string_view phrase) { return folded.find(phrase) != kNone; });
  return any && holds_a_day(folded);
}

// Where the brackets open that end the text, others inside them passed; npos for none.
std::size_t opening_of_last_brackets(std::string_view text) {
  if (!text.ends_with(')')) return kNone;
  int depth = 0;
  for (std::size_t at = text.size(); at-- > 0;) {
    if (text[at] == ')') ++depth;
    if (text[at] == '(' && --depth == 0) return at;
  }
  return kNone;
}

// "Note (Ann's conflicted copy 2024-01-01).md": the name without the brackets.
std::string unbracketed(std::string_view name) {
  const std::size_t dot = name.rfind('.');
  const std::string_view extension = dot == kNone || dot == 0 ? "" : name.substr(dot);
  std::string_view stem = name.substr(0, name.size() - extension.size());
  const std::size_t open = opening_of_last_brackets(stem);
  if (open == kNone) return {};
  const std::string inside = text::fold(stem.substr(open + 1, stem.size() - open - 2));
  if (!is_remark(inside)) return {};
  stem = without_blanks_behind(stem.substr(0, open));
  return stem.empty() ? std::string() : joined(stem, extension);
}

std::string original_name(std::string_view name) {
  for (const auto without : {without_sync_mark, without_stamp, without_conflicted_copy}) {
    if (std::string original = without(name); !original.empty()) return original;
  }
  return unbracketed(name);
}

}  // namespace

std::string original_of(std::string_view path) {
  const std::size_t name_at = path.rfind('/') + 1;
  const std::string_view name = path.substr(name_at);
  // Every file of a vault is asked for, and hardly one has either.
  if (name.find(')') == kNone && name.find("conflict-") == kNone) return {};
  std::string original = original_name(name);
  if (original.empty()) return {};
  // Each step makes the name shorter.
  for (std::string next = original; !next.empty(); next = original_name(original)) {
    original = std::move(next);
  }
  return std::string(path.substr(0, name_at)) + original;
}

}  // namespace whylink::vault
