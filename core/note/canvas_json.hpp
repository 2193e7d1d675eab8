// The JSON of a canvas, told card by card while it is read.
#pragma once

#include <array>
#include <functional>
#include <string>
#include <string_view>

namespace whylink::note {

// What a card or an edge may say that matters here; of a key written twice the last value counts.
enum class CanvasField : std::size_t { id, type, file, subpath, text, from_node, to_node, label };
constexpr std::size_t kCanvasFields = 8;

class CanvasItem {
 public:
  // Empty where it is missing or no text.
  [[nodiscard]] const std::string& operator[](CanvasField field) const {
    return values_[static_cast<std::size_t>(field)];
  }
  std::string& operator[](CanvasField field) { return values_[static_cast<std::size_t>(field)]; }
  void clear();
  bool has_label = false;  // whatever its value

 private:
  std::array<std::string, kCanvasFields> values_;
};

struct CanvasListener {
  std::function<void()> nodes_begin;  // again where "nodes" is written twice: what came is void
  std::function<void(const CanvasItem&)> node;
  std::function<void()> edges_begin;
  std::function<void(const CanvasItem&)> edge;
};

// False where it is no JSON object, or nested deeper than any canvas; what was told is void then.
// Keeps one card at a time: memory is that of the longest one.
[[nodiscard]] bool read_canvas_json(std::string_view bytes, const CanvasListener& listener);

}  // namespace whylink::note
