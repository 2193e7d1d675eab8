// Letters of an answer that were typed on when the answer was shown already: on that page they
// would be keys, and a blank would grade.
#pragma once

#include <cstdint>

#include "app/window/platform/input.hpp"

namespace whylink::window {

// Times are milliseconds since whenever.
class Overrun {
 public:
  // The answer is shown to one who was typing.
  void revealed(std::int64_t now);
  // The input without the letters and blanks that come before the person has paused. Digits pass:
  // grades are meant.
  [[nodiscard]] Input without_run_on(const Input& input, std::int64_t now);

 private:
  std::int64_t until_ = INT64_MIN;
};

}  // namespace whylink::window
