#include "core/review/leak.hpp"

#include <algorithm>

#include "whylink/text.hpp"

namespace whylink::review {

namespace {

// The shortest run of words that gives a sentence away: six words, ten ideographs, or a mixture.
constexpr int kRun = 30;
constexpr int kWord = 5;
constexpr int kIdeograph = 3;

int weight(const std::string& word) {
  std::size_t at = 0;
  const char32_t first = text::next_code_point(word, at);
  return text::is_ideograph(first) ? kIdeograph : kWord;
}

std::string joined(const std::vector<std::string>& words, std::size_t begin, std::size_t end) {
  std::string out = " ";
  for (std::size_t i = begin; i < end; ++i) out += words[i] + " ";
  return out;
}

std::string joined_words(std::string_view text) {
  const std::vector<std::string> words = text::words(text);
  return joined(words, 0, words.size());
}

// From each word the shortest run that reaches kRun. Two texts share a run that long exactly where
// they share one of these.
std::vector<std::string> runs_of(std::string_view text) {
  const std::vector<std::string> words = text::words(text);
  std::vector<std::string> runs;
  std::size_t end = 0;
  int sum = 0;
  for (std::size_t begin = 0; begin < words.size(); ++begin) {
    while (end < words.size() && sum < kRun) sum += weight(words[end++]);
    if (sum < kRun) break;
    runs.push_back(joined(words, begin, end));
    sum -= weight(words[begin]);
  }
  return runs;
}

bool holds(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

}  // namespace

Secret::Secret(const std::vector<std::string>& hidden, const std::vector<std::string>& names) {
  for (const std::string& sentence : hidden) {
    Sentence kept{joined_words(sentence), text::squeeze(text::fold(sentence))};
    if (kept.folded.empty()) continue;
    sentences_.push_back(std::move(kept));
    for (std::string& run : runs_of(sentence)) runs_.insert(std::move(run));
  }
  for (const std::string& name : names) names_.push_back(joined_words(name));
}

void Secret::add_exact(std::string_view sentence) {
  sentences_.push_back({{}, text::squeeze(text::fold(sentence))});
}

bool Secret::is_in(std::string_view text) const {
  const std::string words = joined_words(text);
  const std::string folded = text::squeeze(text::fold(text));
  return std::ranges::any_of(sentences_, [&](const Sentence& sentence) {
    const bool has_words = sentence.words.size() > 1;
    return (has_words && holds(words, sentence.words)) || holds(folded, sentence.folded);
  });
}

bool Secret::shines_through(std::string_view text) const {
  if (is_in(text)) return true;
  return std::ranges::any_of(runs_of(text), [&](const std::string& run) {
    if (!runs_.contains(run)) return false;
    return std::ranges::none_of(names_, [&](const std::string& name) { return holds(name, run); });
  });
}

}  // namespace whylink::review
