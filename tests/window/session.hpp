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
  // A vault of one connection, so that what is missed comes back at once.
  void open_two_notes() {
    folder_.write("two/A.md", "Roots hold what [[B]] would wash away, every spring anew.\n");
    folder_.write("two/B.md", "Rain.\n");
    open(folder_.root() / "two");
  }
};

}  // namespace whylink::window
