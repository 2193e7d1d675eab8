// What the session shows: the question, the answer, the help, the end.
#pragma once

#include "app/terminal/page.hpp"
#include "app/workspace/session_run.hpp"

namespace whylink::terminal {

// Only strings of the prompt's `shown` and of the hints already given: a question never shows its
// own answer.
void show_prompt(Page& page, const workspace::SessionRun& run);
// The prompt, what is typed so far and what to do. `edits`: the unfinished line comes in an editor.
void show_question(Page& page, const workspace::SessionRun& run, bool edits);
void show_answer_page(Page& page, const workspace::Workspace& workspace,
                      const workspace::SessionRun& run, const review::Reveal& reveal);
// "1 Blank tomorrow · 2 Gist in 3 days · ..."
void show_grades(Page& page, const workspace::SessionRun& run);
void show_help(Page& page);
void show_summary(Page& page, const workspace::SessionSummary& summary);
// There was nothing to ask from the start: why, and what to do.
void show_nothing_to_ask(Page& page, const workspace::Workspace& workspace,
                         const review::Plan& plan);

}  // namespace whylink::terminal
