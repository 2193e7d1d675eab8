// One file a command. Each adds itself to the program; the list in program.cpp is the order of the
// help.
#pragma once

#include "app/terminal/call.hpp"

namespace whylink::terminal {

void add_vaults(CLI::App& program, Call& call);
void add_index(CLI::App& program, Call& call);
void add_links(CLI::App& program, Call& call);
void add_notes(CLI::App& program, Call& call);
void add_connections(CLI::App& program, Call& call);
void add_today(CLI::App& program, Call& call);
void add_prompts(CLI::App& program, Call& call);
void add_review(CLI::App& program, Call& call);
void add_answer(CLI::App& program, Call& call);
void add_act(CLI::App& program, Call& call);
void add_undo(CLI::App& program, Call& call);
void add_redo(CLI::App& program, Call& call);
void add_correct(CLI::App& program, Call& call);
void add_exclude(CLI::App& program, Call& call);
void add_settings(CLI::App& program, Call& call);
void add_memory(CLI::App& program, Call& call);
void add_backup(CLI::App& program, Call& call);
void add_restore(CLI::App& program, Call& call);
void add_doctor(CLI::App& program, Call& call);

}  // namespace whylink::terminal
