#include "tests/note/work/counter.hpp"

namespace {

std::uint64_t count = 0;

}  // namespace

// The name that the compilers call (-fsanitize-coverage=trace-pc).
// NOLINTNEXTLINE(bugprone-reserved-identifier)
extern "C" void __sanitizer_cov_trace_pc();
extern "C" void __sanitizer_cov_trace_pc() {  // NOLINT(bugprone-reserved-identifier)
  ++count;
}

namespace whylink::note::work {

std::uint64_t blocks_run() {
  return count;
}

}  // namespace whylink::note::work
