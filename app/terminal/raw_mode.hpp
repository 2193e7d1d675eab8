// The terminal in raw mode for as long as an object of this class lives. The old mode comes back in
// its destructor and when a signal ends the program.
#pragma once

namespace whylink::terminal {

class RawMode {
 public:
  RawMode();
  RawMode(const RawMode&) = delete;
  RawMode& operator=(const RawMode&) = delete;
  ~RawMode();
};

}  // namespace whylink::terminal
