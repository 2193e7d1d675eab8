// Everything that differs between ImGui 1.86 and 1.92. The window asks ImGui for draw lists and
// their backends alone: text, input and widgets are its own.
#pragma once

#include <imgui.h>

#include <cstdint>

namespace whylink::window::compat {

#if IMGUI_VERSION_NUM >= 19200
inline ImTextureID texture_of(const ImDrawCmd& command) {
  return command.GetTexID();
}
#else
inline ImTextureID texture_of(const ImDrawCmd& command) {
  return command.TextureId;
}
#endif

inline ImTextureID texture(std::uintptr_t id) {
#if IMGUI_VERSION_NUM >= 19140
  return static_cast<ImTextureID>(id);
#else
  return reinterpret_cast<ImTextureID>(id);  // NOLINT(performance-no-int-to-ptr): as ImGui wants it
#endif
}

inline std::uintptr_t texture_number(ImTextureID id) {
#if IMGUI_VERSION_NUM >= 19140
  return static_cast<std::uintptr_t>(id);
#else
  return reinterpret_cast<std::uintptr_t>(id);
#endif
}

}  // namespace whylink::window::compat
