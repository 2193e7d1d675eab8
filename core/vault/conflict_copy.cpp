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

// "Note.sync-conflict-20240101-120000-ABCDEFG.md" (Syncthing; without the device in old versions)
// and "Note_conflict-20240101-120000.md" (ownCloud): the name without what begins at the mark.
std::string unstamped(std::string_view name, std::string_view mark) {
  const std::size_t at = name.rfind(mark);
  if (at == kNone || at == 0) return {};
  constexpr std::string_view kStamp = "00000000-000000";
  std::string_view rest = name.substr(at + mark.size());
  if (!has_shape(rest, kStamp)) return {};
  rest.remove_prefix(kStamp.size());
  if (rest.size() > 1 && rest[0] == '-' && is_letter_or_digit(rest[1])) {
    rest.remove_prefix(1);
    while (!rest.empty() && is_letter_or_digit(rest[0])) rest.remove_prefix(1);
  }
  if (!rest.empty() && rest[0] != '.') return {};
  return std::string(name.substr(0, at)) + std::string(rest);
}

// Whether what stands in the brackets, folded, is the remark of a program that syncs.
bool is_remark(std::string_view folded) {
  // Nextcloud, Obsidian Sync and others; Seafile.
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
  stem = stem.substr(0, open);
  while (stem.ends_with(' ')) stem.remove_suffix(1);
  return stem.empty() ? std::string() : std::string(stem) + std::string(extension);
}

std::string original_name(std::string_view name) {
  for (const std::string_view mark : {".sync-conflict-", "_conflict-"}) {
    if (std::string original = unstamped(name, mark); !original.empty()) return original;
  }
  return unbracketed(name);
}

}  // namespace

std::string original_of(std::string_view path) {
  const std::size_t name_at = path.rfind('/') + 1;
  std::string original = original_name(path.substr(name_at));
  if (original.empty()) return {};
  // Each step makes the name shorter.
  for (std::string next = original; !next.empty(); next = original_name(original)) {
    original = std::move(next);
  }
  return std::string(path.substr(0, name_at)) + original;
}

}  // namespace whylink::vault
