#include "app/window/platform/theme.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <sstream>
#include <string>

#include "app/workspace/system.hpp"
#include "whylink/disk.hpp"

namespace whylink::window {

namespace {

constexpr Colour rgb(std::uint32_t value) {
  return {static_cast<std::uint8_t>(value >> 16U), static_cast<std::uint8_t>(value >> 8U),
          static_cast<std::uint8_t>(value), 255};
}

constexpr std::array<Theme, 3> kThemes = {{
    {"light",
     rgb(0xFBFAF7),
     rgb(0xFFFFFF),
     rgb(0xF2F0EA),
     rgb(0xDEDAD0),
     rgb(0x959086),
     rgb(0x22252B),
     rgb(0x5C626D),
     rgb(0x676D78),
     rgb(0x2F5DC4),
     rgb(0xFFFFFF),
     {rgb(0xB3261E), rgb(0x8A5200), rgb(0x1E6B3A), rgb(0x0B6B83)},
     rgb(0xFFF0B8)},
    {"dark",
     rgb(0x16181D),
     rgb(0x1E2127),
     rgb(0x111317),
     rgb(0x343942),
     rgb(0x6A7180),
     rgb(0xE7E6E2),
     rgb(0xA6ABB5),
     rgb(0x8D939E),
     rgb(0x8FB0FF),
     rgb(0x10131A),
     {rgb(0xFF8F86), rgb(0xF0B45A), rgb(0x7FD09A), rgb(0x79CFE3)},
     rgb(0x4A3F14)},
    {"contrast",
     rgb(0x000000),
     rgb(0x000000),
     rgb(0x000000),
     rgb(0xFFFFFF),
     rgb(0xFFFFFF),
     rgb(0xFFFFFF),
     rgb(0xFFFFFF),
     rgb(0xE0E0E0),
     rgb(0xFFD800),
     rgb(0x000000),
     {rgb(0xFF9A93), rgb(0xFFC56B), rgb(0x8CF0AE), rgb(0x8CE9FF)},
     rgb(0x5A4A00)},
}};

double linear(std::uint8_t channel) {
  const double c = channel / 255.0;
  return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
}
double luminance(Colour c) {
  return 0.2126 * linear(c.red) + 0.7152 * linear(c.green) + 0.0722 * linear(c.blue);
}

}  // namespace

const std::array<Theme, 3>& themes() {
  return kThemes;
}

const Theme* theme_named(std::string_view name) {
  const auto* at = std::ranges::find(kThemes, name, &Theme::name);
  return at == kThemes.end() ? nullptr : at;
}

double contrast(Colour one, Colour other) {
  const double a = luminance(one) + 0.05;
  const double b = luminance(other) + 0.05;
  return std::max(a, b) / std::min(a, b);
}

const Theme& theme_after(const Theme& theme) {
  const auto at = std::ranges::find(themes(), theme.name, &Theme::name);
  return at == themes().end() || at + 1 == themes().end() ? themes().front() : *(at + 1);
}

const Theme& desktop_theme() {
  constexpr std::size_t kLongestSettings = 1UL << 20U;  // of the desktop; a page as a rule
  const Theme& light = themes().front();
  const Theme& dark = theme_after(light);
  const char* named = std::getenv("GTK_THEME");
  if (named != nullptr) {
    return std::string_view(named).find("dark") != std::string_view::npos ? dark : light;
  }
  const auto config = workspace::environment_path("XDG_CONFIG_HOME", ".config");
  if (!config) return light;
  for (const char* version : {"gtk-4.0", "gtk-3.0"}) {
    const auto bytes = disk::read_file(*config / version / "settings.ini", kLongestSettings);
    std::istringstream in(bytes.value_or(std::string()));
    for (std::string line; std::getline(in, line);) {
      std::erase_if(line, [](char c) { return c == ' ' || c == '\r'; });
      if (line == "gtk-application-prefer-dark-theme=1" ||
          line == "gtk-application-prefer-dark-theme=true") {
        return dark;
      }
    }
  }
  return light;
}

}  // namespace whylink::window
