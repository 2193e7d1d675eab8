// Second versions of a file that programs which sync leave beside it, known by their names.
#pragma once

#include <string>
#include <string_view>

namespace whylink::vault {

// The path of the file that `path` is a conflict copy of; empty where its name says no such thing.
// Of a copy of a copy: the file at the beginning. Costs a look through the name for most files.
[[nodiscard]] std::string original_of(std::string_view path);

}  // namespace whylink::vault
