#include "app/window/platform/stage.hpp"

#include <algorithm>

#include "app/window/platform/imgui_compat.hpp"
#include "app/window/platform/rasteriser.hpp"

namespace whylink::window {

float fitting_scale(float wanted, int width, int height) {
  constexpr float kLeastWidth = 400;
  constexpr float kLeastHeight = 300;
  const float fits =
      std::min(static_cast<float>(width) / kLeastWidth, static_cast<float>(height) / kLeastHeight);
  return std::max(0.5F, std::min(wanted, fits));
}

Stage::Stage(int width, int height, float scale, const Theme& theme)
    : context_(ImGui::CreateContext()), canvas_(fonts_, theme), width_(width), height_(height) {
  canvas_.set_images(images_);
  ImGuiIO& io = ImGui::GetIO();
  io.IniFilename = nullptr;
  io.LogFilename = nullptr;
  io.DeltaTime = 1.0F / 60.0F;
  io.BackendFlags |= ImGuiBackendFlags_RendererHasVtxOffset;
  // Lines from triangles alone: those from its texture want a filter that letters must not have.
  ImGui::GetStyle().AntiAliasedLinesUseTex = false;
  compat::prepare_shapes(kShapesTexture);
  fonts_.set_scale(fitting_scale(scale, width, height));
}

Stage::~Stage() {
  ImGui::DestroyContext(context_);
}

void Stage::resize(int width, int height, float scale) {
  width_ = width;
  height_ = height;
  fonts_.set_scale(fitting_scale(scale, width, height));
}

void Stage::begin() {
  ImGui::SetCurrentContext(context_);
  images_.sweep();
  ImGui::GetIO().DisplaySize = {static_cast<float>(width_), static_cast<float>(height_)};
  ImGui::NewFrame();
  const float scale = fonts_.scale();
  canvas_.begin(*ImGui::GetBackgroundDrawList(), static_cast<float>(width_) / scale,
                static_cast<float>(height_) / scale);
}

const ImDrawData& Stage::end() {
  ImGui::Render();
  const ImDrawData& data = *ImGui::GetDrawData();
  if (!images_.has_card()) compat::accept_textures(data, kShapesTexture);
  return data;
}

}  // namespace whylink::window
