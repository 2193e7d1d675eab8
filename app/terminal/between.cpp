#include "app/terminal/between.hpp"

#include <fmt/format.h>

#include <charconv>
#include <string>

namespace whylink::terminal {

CLI::Validator between(double least, double most) {
  const std::string bounds = fmt::format("{} to {}", least, most);
  const auto check = [least, most, bounds](const std::string& text) -> std::string {
    double value = 0;
    const char* end = text.data() + text.size();
    const auto read = std::from_chars(text.data(), end, value);
    const bool within =
        read.ec == std::errc() && read.ptr == end && value >= least && value <= most;
    return within ? std::string() : "takes " + bounds + ", not " + text;
  };
  return CLI::Validator(check, bounds);
}

}  // namespace whylink::terminal
