// Where exceptions end that leave this room.
#pragma once

#include <exception>
#include <filesystem>
#include <new>
#include <string>

#include "whylink/base.hpp"

namespace whylink::vault {

// What `read` returns; what it throws (libraries, the lack of memory) is an error: io.
template <class Read>
auto at_the_edge(const std::filesystem::path& root, const Read& read) -> decltype(read()) {
  try {
    return read();
  } catch (const std::bad_alloc&) {
    return fail(ErrorKind::io, "out of memory while reading the vault", root.string(),
                "close other programs and do it again");
  } catch (const std::exception& bug) {
    return fail(ErrorKind::io, std::string("an error in whylink itself: ") + bug.what(),
                root.string(), "nothing was changed");
  }
}

}  // namespace whylink::vault
