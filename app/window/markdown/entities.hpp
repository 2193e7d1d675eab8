// Characters that HTML writes by name or number.
#pragma once

#include <string>
#include <string_view>

namespace whylink::window::markdown {

// "&amp;" is "&" and "&#8217;" is "’"; a number that is no character is U+FFFD, and an entity that
// is not known stands for itself.
[[nodiscard]] std::string character_of_entity(std::string_view entity);

}  // namespace whylink::window::markdown
