// The sample vault, open in the window, at Today.
#pragma once

#include <filesystem>

#include "tests/window/driver.hpp"

namespace whylink::window {

class Session : public Driver {
 protected:
  void SetUp() override { open(); }
  void open(const std::filesystem::path& vault = WHYLINK_SOURCE_DIR "/assets/sample-vault") {
    start();
    open_vault(vault);
  }
};

}  // namespace whylink::window
