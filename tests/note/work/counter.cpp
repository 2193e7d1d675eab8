#include "tests/note/work/counter.hpp"

namespace {

std::uint64_t count = 0;

}  // namespace

// The name that the compilers call (-fsanitize-coverage=trace-pc).
// NOLINTBEGIN(bugprone-reserved-identifier,readability-identifier-naming)
extern "C" void __sanitizer_cov_trace_pc();
extern "C" void __sanitizer_cov_trace_pc() {
  ++count;
}
// NOLINTEND(bugprone-reserved-identifier,readability-identifier-naming)

namespace whylink::note::work {

std::uint64_t blocks_run() {
  return count;
}

}  // namespace whylink::note::work
