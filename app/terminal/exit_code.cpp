#include "app/terminal/exit_code.hpp"

namespace whylink::terminal {

int exit_code(ErrorKind kind) {
  switch (kind) {
    case ErrorKind::usage:
    case ErrorKind::not_found:
      return kUsage;
    case ErrorKind::vault_unreadable:
      return kVaultUnreadable;
    case ErrorKind::database:
      return kDatabase;
    case ErrorKind::refused:
    case ErrorKind::io:
      return kRefused;
    case ErrorKind::cancelled:
      return kCancelled;
  }
  return kRefused;
}

}  // namespace whylink::terminal
