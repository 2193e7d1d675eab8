// What may enter the record.
#pragma once

#include "whylink/record.hpp"

namespace whylink::record {

// Brings a body into the form that database and journal both hold: valid UTF-8 (each bad byte
// becomes U+FFFD), finite numbers, days that can be written down, pairs in order. usage for what
// has no such form: a grade or confidence that does not exist, a connection of a note with itself.
[[nodiscard]] Status admit(Body& body);

}  // namespace whylink::record
