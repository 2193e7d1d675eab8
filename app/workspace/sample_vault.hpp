// The vault that comes with the program, for those who want to look before they name their own.
#pragma once

#include <filesystem>
#include <optional>

#include "app/workspace/places.hpp"

namespace whylink::workspace {

// Where it lies: in the checkout that the program was built in, or where it is installed.
[[nodiscard]] std::optional<std::filesystem::path> find_sample_vault();
// The person's own copy in the data home, made where it is not there yet.
[[nodiscard]] Result<std::filesystem::path> own_sample_vault(const std::filesystem::path& sample,
                                                             const Places& places);
[[nodiscard]] std::filesystem::path own_sample_path(const Places& places);

}  // namespace whylink::workspace
