// Every screen as a PNG, without a display.
#pragma once

#include <filesystem>

#include "app/workspace/workspace.hpp"

namespace whylink::window {

struct PictureOptions {
  std::filesystem::path folder;
  std::string theme = "light";
  float scale = 1;
  int width = 1280;
  int height = 800;
  bool gallery = false;  // the pages of the gallery instead of the screens
};

// One file a screen, named after it, of the vault opened as `how` says; its session is started.
[[nodiscard]] Status write_pictures(workspace::OpenOptions how, const PictureOptions& options);

}  // namespace whylink::window
