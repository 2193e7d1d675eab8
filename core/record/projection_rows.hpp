// The rows of the derived tables.
#pragma once

#include <string_view>

#include "core/record/projections.hpp"

namespace whylink::record {

// What a review adds to the sum of its kind.
[[nodiscard]] TimeSum time_of(const Reviewed& review);
// The weights that a value of kParametersSetting means; null or no such list: the defaults.
[[nodiscard]] memory::Parameters parameters_from(const std::string* value);

[[nodiscard]] Status put_card(Database& database, const Card& card);
[[nodiscard]] Status put_setting(Database& database, std::string_view name, std::string_view value);
// Empties the table first.
[[nodiscard]] Status put_settings(Database& database, const Settings& settings);
[[nodiscard]] Status add_time(Database& database, PromptKind kind, TimeSum sum);

}  // namespace whylink::record
