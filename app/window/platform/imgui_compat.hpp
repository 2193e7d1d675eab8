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

// The texture that ImGui's own shapes stand on. Since 1.92 it is made and changed by ImGui, and
// whoever draws answers for it; before that it is made here, once a context.
#if IMGUI_VERSION_NUM >= 19200
inline void prepare_shapes(std::uintptr_t) {
  ImGui::GetIO().BackendFlags |= ImGuiBackendFlags_RendererHasTextures;
}
// In place of a graphics card: all that is wanted of textures is done, under that number.
inline void accept_textures(const ImDrawData& data, std::uintptr_t number) {
  if (data.Textures == nullptr) return;
  for (ImTextureData* one : *data.Textures) {
    const bool goes = one->Status == ImTextureStatus_WantDestroy;
    if (!goes && one->Status == ImTextureStatus_OK) continue;
    one->SetTexID(goes ? ImTextureID_Invalid : texture(number));
    one->SetStatus(goes ? ImTextureStatus_Destroyed : ImTextureStatus_OK);
  }
}
inline ImTextureRef shapes_texture() {
  return ImGui::GetIO().Fonts->TexRef;
}
#else
inline void prepare_shapes(std::uintptr_t number) {
  unsigned char* pixels = nullptr;
  int width = 0;
  int height = 0;
  ImGui::GetIO().Fonts->GetTexDataAsAlpha8(&pixels, &width, &height);
  ImGui::GetIO().Fonts->SetTexID(texture(number));
}
inline void accept_textures(const ImDrawData&, std::uintptr_t) {}
inline ImTextureID shapes_texture() {
  return ImGui::GetIO().Fonts->TexID;
}
#endif

// Its pixels; the last byte of each says how much of a colour is seen.
struct ShapesPixels {
  const unsigned char* bytes = nullptr;
  int width = 0;
  int height = 0;
  int channels = 1;
};
inline ShapesPixels shapes_pixels() {
  ShapesPixels shapes;
#if IMGUI_VERSION_NUM >= 19200
  const ImTextureData* data = ImGui::GetIO().Fonts->TexData;
  shapes = {data->Pixels, data->Width, data->Height, data->BytesPerPixel};
#else
  unsigned char* pixels = nullptr;
  ImGui::GetIO().Fonts->GetTexDataAsAlpha8(&pixels, &shapes.width, &shapes.height);
  shapes.bytes = pixels;
#endif
  return shapes;
}

}  // namespace whylink::window::compat
