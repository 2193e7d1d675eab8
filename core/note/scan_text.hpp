// The scan of a note before it is packed.
#pragma once

#include <string_view>

#include "core/note/draft.hpp"

namespace whylink::note {

// Fills the draft; false where the bytes are no note that is read (too long, UTF-16), which is a
// finding then.
bool scan_into(std::string_view bytes, Draft& draft);

// Whether they start with the mark of UTF-16, as Windows editors write it.
[[nodiscard]] bool is_utf16(std::string_view bytes);

}  // namespace whylink::note
