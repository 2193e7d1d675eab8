// Keys of notes: how they are made, and what is kept to know a note by.
#pragma once

#include "whylink/review.hpp"

namespace whylink::review {

// What is known of a note now: path, title, front-matter id, hash, fingerprint of its text and the
// titles that it links to. Without the fingerprint where the file cannot be read.
[[nodiscard]] record::Evidence evidence_of(const vault::Snapshot& snapshot, FileId file,
                                           NoteKey key);

// A key that no note has or had. `seed` 0 takes true randomness; with a seed the key depends on it,
// the moment and the path.
[[nodiscard]] NoteKey fresh_key(const Keys& keys, const vault::Snapshot& snapshot, FileId file,
                                Moment now, std::uint64_t seed);

}  // namespace whylink::review
