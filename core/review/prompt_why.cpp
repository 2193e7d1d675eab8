#include <algorithm>
#include <span>

#include "core/review/prompts.hpp"
#include "core/review/reasons.hpp"

namespace whylink::review {

namespace {

constexpr std::string_view kQuestion = "Why did you connect these?";

// What is on the screen whatever the answer is.
std::vector<std::string> essentials(const Prompt& prompt) {
  return {prompt.question, prompt.source_title, prompt.source_path, prompt.target_title};
}

bool gives_away(std::span<const std::string> texts, const Secret& secret) {
  return std::ranges::any_of(texts, [&](const std::string& text) { return secret.is_in(text); });
}

// A bare name that stands above anyhow, as the title of a note: it is the question, and says
// nothing of the answer.
bool is_question(const Reason& reason, std::span<const std::string> seen) {
  return reason.names_only && gives_away(seen, Secret({reason.sentence}, {}));
}

std::vector<std::string> hidden_sentences(const std::vector<Reason>& reasons,
                                          std::span<const std::string> seen) {
  std::vector<std::string> hidden;
  for (const Reason& reason : reasons) {
    const std::string& sentence = reason.sentence;
    if (sentence.empty() || std::ranges::find(hidden, sentence) != hidden.end()) continue;
    if (!is_question(reason, seen)) hidden.push_back(sentence);
  }
  return hidden;
}

// What is hidden, and beyond it the bare names in the very form in which they link ("Memory:"),
// where a title does not have that form.
Secret secret_of(const Prompt& prompt, const std::vector<Reason>& reasons,
                 std::span<const std::string> seen) {
  Secret secret(prompt.hidden, {prompt.source_title, prompt.target_title});
  for (const Reason& reason : reasons) {
    if (reason.sentence.empty() || !is_question(reason, seen)) continue;
    Secret exact({}, {});
    exact.add_exact(reason.sentence);
    if (!gives_away(seen, exact)) secret.add_exact(reason.sentence);
  }
  return secret;
}

// A heading that links is an answer itself, whatever its words.
bool is_linking(const note::Heading& heading, FileId source, const std::vector<Reason>& reasons) {
  return std::ranges::any_of(reasons, [&](const Reason& reason) {
    return reason.kind == note::PassageKind::heading && reason.link.source == source &&
           reason.line == heading.line;
  });
}

std::vector<std::string> safe_headings(const Asking& asking, const Reason& asked,
                                       const Secret& secret) {
  std::vector<std::string> out;
  const note::ParsedNote parsed = asking.notes.snapshot().parse(asked.link.source);
  const std::uint32_t passage = parsed.links()[asked.link.index].passage;
  if (passage == note::kNone) return out;
  const auto headings = parsed.headings();
  for (std::uint32_t at = parsed.passages()[passage].heading; at != note::kNone;
       at = headings[at].parent) {
    const std::string text = shown(parsed.text(headings[at].text));
    const bool masked =
        is_linking(headings[at], asked.link.source, asking.reasons) || secret.shines_through(text);
    out.insert(out.begin(), masked ? std::string(kMasked) : text);
  }
  return out;
}

void put_asked_first(std::vector<LinkRef>& links, LinkRef asked) {
  const auto at = std::ranges::find(links, asked);
  std::rotate(links.begin(), at, at + 1);
}

}  // namespace

Result<Prompt> build_why(const Asking& asking) {
  const vault::Snapshot& snapshot = asking.notes.snapshot();
  const Reason& asked = asking.reasons[best_reason(asking.reasons)];
  if (asked.sentence.empty() || asked.names_only) {
    return cannot_ask(asking, PromptKind::why, "no link between them says more than the names");
  }
  Prompt prompt;
  prompt.a = asking.edge.a;
  prompt.b = asking.edge.b;
  prompt.source = asked.source;
  prompt.target = asked.target;
  prompt.question = kQuestion;
  prompt.source_title = shown_name(snapshot.file(asked.source).title());
  prompt.source_path = shown_name(snapshot.file(asked.source).path);
  prompt.target_title = shown_name(snapshot.file(asked.target).title());
  prompt.answers_why = asked.answers_why;
  const std::vector<std::string> seen = essentials(prompt);
  prompt.hidden = hidden_sentences(asking.reasons, seen);
  const Secret secret = secret_of(prompt, asking.reasons, seen);
  if (gives_away(seen, secret)) {
    return cannot_ask(asking, PromptKind::why, "a title or the question would give it away");
  }
  prompt.source_headings = safe_headings(asking, asked, secret);
  prompt.shown = {prompt.question, prompt.source_title, prompt.source_path};
  for (const std::string& heading : prompt.source_headings) prompt.shown.push_back(heading);
  prompt.shown.push_back(prompt.target_title);
  prompt.hints = hints_for(asking, asked, prompt.source_headings, secret);
  const auto links = asking.graph.links(asking.edge);
  prompt.links.assign(links.begin(), links.end());
  put_asked_first(prompt.links, asked.link);
  return prompt;
}

}  // namespace whylink::review
