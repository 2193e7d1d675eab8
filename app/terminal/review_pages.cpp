#include "app/terminal/review_pages.hpp"

#include <fmt/format.h>

#include "app/workspace/day_words.hpp"
#include "app/workspace/words.hpp"
#include "whylink/text.hpp"

namespace whylink::terminal {

namespace {

constexpr int kIndent = 2;

std::string joined(const std::vector<std::string>& parts, std::string_view between) {
  std::string out;
  for (const std::string& part : parts) {
    if (!out.empty()) out += between;
    out += part;
  }
  return out;
}

std::string without_last_line_end(std::string text) {
  while (!text.empty() && text.back() == '\n') text.pop_back();
  return text;
}

// A string of `shown` with the name of the field it is, if it is one; each field is named once.
class Labels {
 public:
  explicit Labels(const review::Prompt& prompt) : prompt_(prompt) {}

  void show(Page& page, const std::string& text) {
    if (first(question_, text, prompt_.question)) return page.heading(text);
    if (first(source_, text, prompt_.source_title)) return page.labelled("From", text);
    if (first(path_, text, prompt_.source_path)) return page.labelled("", text);
    if (heading_ < prompt_.source_headings.size() && text == prompt_.source_headings[heading_]) {
      ++heading_;
      return page.labelled("", "# " + text);
    }
    if (first(target_, text, prompt_.target_title)) return page.labelled("To", text);
    page.text(text, kIndent);
  }

 private:
  static bool first(bool& used, const std::string& text, const std::string& field) {
    if (used || text != field) return false;
    used = true;
    return true;
  }

  const review::Prompt& prompt_;
  bool question_ = false;
  bool source_ = false;
  bool path_ = false;
  bool target_ = false;
  std::size_t heading_ = 0;
};

void show_reason(Page& page, const workspace::Workspace& workspace, const review::Reason& reason) {
  const std::string& path = workspace.snapshot().file(reason.link.source).path;
  std::string place = reason.line > 0 ? fmt::format("{}:{}", path, reason.line) : path;
  if (!reason.headings.empty()) place += " # " + joined(reason.headings, " # ");
  page.text(place + ":");
  int indent = kIndent;
  for (const std::string& parent : reason.parents) {
    page.text(parent, indent);
    indent += kIndent;
  }
  if (!reason.table_header.empty()) page.text(reason.table_header, indent);
  page.passage(reason.passage, reason.link_begin, reason.link_end, indent);
}

void show_earlier(Page& page, const review::Reveal& reveal) {
  if (reveal.earlier.empty()) return;
  page.blank();
  page.text("Earlier answers:");
  constexpr std::size_t kShown = 5;
  for (std::size_t i = 0; i < std::min(kShown, reveal.earlier.size()); ++i) {
    const review::Reveal::Earlier& one = reveal.earlier[i];
    const std::string answer = one.answer.empty() ? "(nothing written)" : one.answer;
    page.text(
        fmt::format("{} {}: {}", format_day(one.day), workspace::grade_name(one.grade), answer),
        kIndent);
  }
}

}  // namespace

void show_prompt(Page& page, const workspace::SessionRun& run) {
  const review::Session& session = run.session();
  page.blank();
  page.text(fmt::format("Prompt {} of {} ({})", session.at + 1, session.items.size(),
                        review::name(run.item().kind)));
  page.blank();
  Labels labels(run.prompt());
  for (const std::string& text : run.prompt().shown) labels.show(page, text);
  for (const std::string& hint : run.hints()) page.text("Hint: " + hint);
}

void show_question(Page& page, const workspace::SessionRun& run, bool edits) {
  show_prompt(page, run);
  page.blank();
  std::string draft = run.session().work.draft;
  const bool begun = !draft.empty();
  // The editor holds the unfinished line.
  if (edits) draft.resize(draft.rfind('\n') + 1);
  draft = without_last_line_end(draft);
  if (!begun) {
    page.text("Type your answer, then a line with only a full stop. ? shows the keys.");
  } else {
    if (!draft.empty()) {
      page.text("Your half-typed answer:");
      page.text(draft, kIndent);
    }
    page.text("Go on, and end with a line with only a full stop. ? shows the keys.");
  }
}

void show_answer_page(Page& page, const workspace::Workspace& workspace,
                      const workspace::SessionRun& run, const review::Reveal& reveal) {
  page.blank();
  const std::string draft = without_last_line_end(run.session().work.draft);
  page.text("Your answer:");
  page.text(draft.empty() ? "(nothing written)" : draft, kIndent);
  for (const review::Reason& reason : reveal.reasons) {
    page.blank();
    show_reason(page, workspace, reason);
  }
  if (!reveal.target_opening.empty()) {
    page.blank();
    page.text(
        fmt::format("How {} begins:", workspace.snapshot().file(run.prompt().target).title()));
    page.text(reveal.target_opening, kIndent);
  }
  show_earlier(page, reveal);
  page.blank();
  show_grades(page, run);
}

void show_grades(Page& page, const workspace::SessionRun& run) {
  std::vector<std::string> keys;
  for (const review::Outcome& one : run.outcomes()) {
    const bool today = review::comes_back(run.session(), one.grade);
    keys.push_back(fmt::format("{} {} {}", static_cast<int>(one.grade),
                               workspace::grade_name(one.grade),
                               today ? "again today" : workspace::in_days(one.days)));
  }
  page.text("How well did you recall the reason? " + joined(keys, " · "));
}

void show_help(Page& page) {
  page.blank();
  page.text(
      "An answer may have several lines; a line with only a full stop ends it. An empty "
      "answer is allowed. While nothing is typed for it, one letter on a line is a key; to "
      "begin an answer with such a line, put a blank before it. In the middle of an answer Ctrl-D "
      "leaves and keeps what is typed.");
  page.text(
      "At the question: h hint, c1 c2 c3 how sure you are (unsure, fairly, sure), n not now, "
      "s suspend for good, z take back the last thing done, q leave.");
  page.text(
      "At the answer: 1 Blank, 2 Gist, 3 Clear, 4 Instant; and what you think of the "
      "connection: w weak, k strong, m map-only. Also c1 c2 c3, n, s, z, q, t type on, o open in "
      "Obsidian.");
  page.text(
      "w, k and m also work right after a grade, for the connection just graded. Leaving "
      "loses nothing: the session goes on where it was.");
}

void show_summary(Page& page, const workspace::SessionSummary& summary) {
  page.blank();
  page.heading("Done.");
  for (const std::string& line : workspace::lines(summary)) page.text(line);
}

void show_nothing_to_ask(Page& page, const workspace::Workspace& workspace,
                         const review::Plan& plan) {
  const vault::Snapshot& snapshot = workspace.snapshot();
  if (workspace.is_empty()) {
    page.text(
        "There is nothing to ask yet: this vault holds no notes. Write two notes (.md files) "
        "in " +
        snapshot.root().string() +
        ", link one to the other with [[its name]] in a sentence that says why, and come "
        "back.");
    return;
  }
  if (workspace::lacks_minutes(plan)) {
    page.text(workspace::why_nothing(plan) + "; `whylink review --minutes 5` asks for more.");
    return;
  }
  page.text(workspace::why_nothing(plan) +
            ". What is due comes back on its day, and a few new "
            "connections are enrolled each day from links that stand in a sentence. `whylink "
            "connections` lists them all; `whylink act enrol --a NOTE --b NOTE` enrols one by "
            "hand.");
}

}  // namespace whylink::terminal
