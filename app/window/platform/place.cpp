#include "app/window/platform/place.hpp"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "app/workspace/places.hpp"
#include "whylink/disk.hpp"

namespace whylink::window {

namespace {

using Json = nlohmann::ordered_json;

// None: it is not there, or no number between these.
template <class T>
std::optional<T> number(const Json& json, const char* name, T least, T most) {
  const auto at = json.find(name);
  if (at == json.end() || !at->is_number()) return std::nullopt;
  const auto value = at->get<double>();
  if (value < static_cast<double>(least) || value > static_cast<double>(most)) return std::nullopt;
  return static_cast<T>(value);
}

}  // namespace

Place read_place(const std::filesystem::path& file) {
  constexpr int kFarthest = 100'000;
  constexpr int kLargest = 16'384;
  constexpr std::size_t kLongest = 64UL << 10U;  // a handful of numbers
  Place place;
  const auto bytes = disk::read_file(file, kLongest);
  if (!bytes) return place;
  const Json json = Json::parse(*bytes, nullptr, false);
  if (!json.is_object()) return place;
  const auto x = number(json, "x", -kFarthest, kFarthest);
  const auto y = number(json, "y", -kFarthest, kFarthest);
  if (x && y) place.corner = Corner{*x, *y};
  const auto width = number(json, "width", 400, kLargest);
  const auto height = number(json, "height", 300, kLargest);
  if (width && height) {
    place.width = *width;
    place.height = *height;
  }
  place.maximised = json.value("maximised", Json(false)) == Json(true);
  place.scale = number(json, "scale", kSmallestScale, kLargestScale).value_or(1.0F);
  const Json theme = json.value("theme", Json());
  if (theme.is_string()) place.theme = theme.get<std::string>();
  return place;
}

void write_place(const Place& place, const std::filesystem::path& file) {
  Json json;
  if (place.corner) json = {{"x", place.corner->x}, {"y", place.corner->y}};
  json["width"] = place.width;
  json["height"] = place.height;
  json["maximised"] = place.maximised;
  json["scale"] = std::round(place.scale * 100) / 100.0;
  json["theme"] = place.theme;
  static_cast<void>(workspace::write_whole(
      file, json.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n"));
}

bool is_in_reach(const Place& place, std::span<const Area> monitors) {
  if (!place.corner) return false;
  constexpr int kEnough = 64;  // of the top edge, to drag it by
  return std::ranges::any_of(monitors, [&](const Area& monitor) {
    const int left = std::max(place.corner->x, monitor.x);
    const int right = std::min(place.corner->x + place.width, monitor.x + monitor.width);
    const bool top =
        place.corner->y >= monitor.y && place.corner->y + kEnough / 2 <= monitor.y + monitor.height;
    return top && right - left >= kEnough;
  });
}

}  // namespace whylink::window
