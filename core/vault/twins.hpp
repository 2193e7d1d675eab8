// Files whose names are the same text in other bytes.
#pragma once

#include "core/vault/walk.hpp"

namespace whylink::vault {

// Of files with the same path leaves the first and makes a finding of each other. A path stands for
// one file everywhere, as it does in Obsidian. Costs a comparison a file where there are none.
void leave_out_twins(Walk& walk);

}  // namespace whylink::vault
