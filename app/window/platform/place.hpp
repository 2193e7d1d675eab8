// Where the window stood and how it looked, from one time to the next.
#pragma once

#include <filesystem>
#include <optional>
#include <span>
#include <string>

namespace whylink::window {

constexpr float kSmallestScale = 0.75F;
constexpr float kLargestScale = 3;

struct Area {  // in the desktop's units
  int x = 0;
  int y = 0;
  int width = 0;
  int height = 0;
};

struct Corner {
  int x = 0;
  int y = 0;
  bool operator==(const Corner&) const = default;
};

struct Place {
  std::optional<Corner> corner;  // none: as the desktop likes, which on Wayland is always so
  int width = 1100;
  int height = 760;
  bool maximised = false;  // size and corner are those of before
  float scale = 1;         // on top of the display's
  std::string theme;       // empty: as the desktop has it
};

// What is missing, damaged or out of bounds is as in a Place that was never kept.
[[nodiscard]] Place read_place(const std::filesystem::path& file);
// Nothing is told where the disk refuses: a window that opens elsewhere the next time is no loss.
void write_place(const Place& place, const std::filesystem::path& file);

// A window at that place can be taken hold of by its top: on one of the monitors that are there
// now, as another may have gone since.
[[nodiscard]] bool is_in_reach(const Place& place, std::span<const Area> monitors);

}  // namespace whylink::window
