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
};

// One file a screen, named after it. Starts today's session of that record.
[[nodiscard]] Status write_pictures(workspace::Workspace& workspace, const PictureOptions& options);

}  // namespace whylink::window
