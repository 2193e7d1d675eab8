// What front ends take from the machine: the time, a seed, what was spent, where things are.
#pragma once

#include <filesystem>
#include <optional>

#include "whylink/base.hpp"

namespace whylink::workspace {

// The system's clock with the local offset of each instant, also when the zone of the machine is
// changed meanwhile.
[[nodiscard]] Clock system_clock();
// A clock that always says `moment`.
[[nodiscard]] Clock fixed_clock(Moment moment);
// A seed nobody can foretell.
[[nodiscard]] std::uint64_t true_seed();
// Processor time and the most memory of this process so far.
[[nodiscard]] double cpu_seconds();
[[nodiscard]] std::uint64_t peak_memory_bytes();
// The path in a variable of the environment. By the XDG rules one that is empty or relative counts
// as unset.
[[nodiscard]] std::optional<std::filesystem::path> environment_path(const char* variable);
// The variable's path, else what lies at `below` of the home folder; none without a home.
[[nodiscard]] std::optional<std::filesystem::path> environment_path(
    const char* variable, const std::filesystem::path& below);
// Also through links; false where it cannot be asked. A drive that does not answer makes it wait.
[[nodiscard]] bool is_folder(const std::filesystem::path& path);

}  // namespace whylink::workspace
