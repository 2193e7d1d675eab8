// What the program's exit code says.
//
//   0  done
//   1  done, and there are findings (doctor)
//   2  the request is wrong: unknown command or option, bad value, no such note or connection
//   3  the vault cannot be read: missing, no folder, not permitted
//   4  the database is damaged or from a newer whylink
//   5  refused: it would lose or overwrite something, another process holds the vault for writing,
//      or the disk would not take what was to be kept (full, read-only) or give what was asked for
//   6  cancelled
#pragma once

#include "whylink/base.hpp"

namespace whylink::terminal {

constexpr int kDone = 0;
constexpr int kFindings = 1;
constexpr int kUsage = 2;
constexpr int kVaultUnreadable = 3;
constexpr int kDatabase = 4;
constexpr int kRefused = 5;
constexpr int kCancelled = 6;

[[nodiscard]] int exit_code(ErrorKind kind);

}  // namespace whylink::terminal
