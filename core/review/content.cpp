#include "core/review/content.hpp"

#include <algorithm>
#include <array>
#include <unordered_set>

#include "whylink/text.hpp"

namespace whylink::review {

namespace {

// Words that tell nothing of two notes: the grammar of the languages that we know a little of, and
// the words that only point ("see also", "more in").
constexpr std::array kStopWords = {
    // English
    "a", "an", "the", "of", "to", "in", "on", "at", "by", "for", "with", "from", "as", "is", "are",
    "was", "were", "be", "been", "it", "its", "it's", "this", "that", "these", "those", "and", "or",
    "but", "not", "no", "so", "if", "then", "than", "which", "who", "what", "where", "when", "how",
    "i", "you", "he", "she", "we", "they", "my", "your", "his", "her", "our", "their", "me", "us",
    "them", "do", "does", "did", "has", "have", "had", "can", "will", "would", "should", "could",
    "there", "here", "also", "too", "see", "more", "related", "further", "reading", "read", "note",
    "notes", "link", "links", "cf", "via", "e.g", "i.e", "etc", "about", "into", "up", "out",
    "next", "previous", "prev", "source", "sources", "topic", "topics", "tags", "tag", "category",
    "index", "back", "home", "parent", "siblings", "similar", "other", "some", "all", "any", "very",
    "just",
    // German
    "der", "die", "das", "den", "dem", "des", "ein", "eine", "einer", "eines", "einem", "einen",
    "und", "oder", "aber", "nicht", "ist", "sind", "war", "im", "zu", "zum", "zur", "von", "vom",
    "mit", "auf", "für", "bei", "aus", "als", "wie", "auch", "es", "er", "sie", "ich", "man",
    "sich", "siehe", "vgl", "mehr", "dazu", "hier", "dort", "so", "nur", "noch", "dass", "daß",
    "wird",
    // French, Spanish, Italian, Portuguese
    "le", "la", "les", "un", "une", "du", "de", "et", "ou", "est", "sont", "que", "qui", "dans",
    "pour", "par", "sur", "avec", "au", "aux", "ce", "cette", "il", "elle", "voir", "aussi", "el",
    "los", "las", "una", "y", "o", "en", "es", "son", "por", "para", "con", "del", "al", "ver",
    "más", "lo", "gli", "di", "da", "che", "e", "per", "non", "anche", "os", "um", "uma", "com",
    "ao", "não", "mais"};

// Chinese and Japanese signs of grammar, and those of "see", "related", "more", "reference".
constexpr std::u32string_view kStopIdeographs =
    U"的了是在和与及或也就都而及其之于以为这那有我你他她它们个一不见参考相关更多另の "
    U"はをにがでとも";

bool is_stop_word(const std::string& word) {
  static const std::unordered_set<std::string_view> words(kStopWords.begin(), kStopWords.end());
  return words.contains(word);
}

// Whole numbers, dates and single letters are labels.
bool is_label(const std::string& word) {
  return word.size() == 1 || std::ranges::all_of(word, [](char c) { return c >= '0' && c <= '9'; });
}

bool is_ideograph_word(const std::string& word, char32_t& sign) {
  std::size_t at = 0;
  sign = text::next_code_point(word, at);
  return at == word.size() && text::is_ideograph(sign);
}

std::string without_addresses(std::string_view sentence) {
  std::string out;
  while (!sentence.empty()) {
    const std::size_t end = std::min(sentence.find(' '), sentence.size());
    const std::string_view word = sentence.substr(0, end);
    if (word.find("://") == std::string_view::npos) out.append(word).append(" ");
    sentence.remove_prefix(std::min(end + 1, sentence.size()));
  }
  return out;
}

}  // namespace

Content content_of(std::string_view sentence, std::span<const std::string> names) {
  std::unordered_set<std::string> of_names;
  for (const std::string& name : names) {
    for (std::string& word : text::words(name)) of_names.insert(std::move(word));
  }
  Content content;
  int signs = 0;
  for (const std::string& word : text::words(without_addresses(sentence))) {
    if (of_names.contains(word)) continue;
    content.names_only = false;
    char32_t sign = 0;
    if (is_ideograph_word(word, sign)) {
      if (kStopIdeographs.find(sign) == std::u32string_view::npos) ++signs;
    } else if (!is_stop_word(word) && !is_label(word)) {
      ++content.words;
    }
  }
  content.words += signs / kIdeographsToWord;
  return content;
}

bool answers_why(note::PassageKind kind, const Content& content, std::size_t links) {
  switch (kind) {
    case note::PassageKind::property:
    case note::PassageKind::canvas_card:
      return false;
    case note::PassageKind::canvas_edge:  // a label is written for nothing else
      return content.words >= 1;
    default:
      return content.words >= kLeastContent &&
             static_cast<std::size_t>(content.words) >= kLeastContentForEach * links;
  }
}

}  // namespace whylink::review
