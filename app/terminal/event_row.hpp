// An event as a line of output.
#pragma once

#include "app/terminal/rows.hpp"
#include "app/workspace/workspace.hpp"

namespace whylink::terminal {

// id, event, time, and where the event speaks of them a, b, kind, grade, due, until, or the
// name and value of a setting.
[[nodiscard]] Json event_row(const workspace::Workspace& workspace, const record::Event& event);

}  // namespace whylink::terminal
