#include "app/window/platform/shares.hpp"

namespace whylink::window {

const ImDrawData& draw_in_shares(Input& input, Application& application, Stage& stage,
                                 Report& report) {
  const ImDrawData* drawn = nullptr;
  const auto draw_share = [&](const Input& share) {
    report.begin_frame();
    stage.begin();
    application.draw(stage.canvas(), share);
    drawn = &stage.end();
    report.end_frame();
  };
  for (;;) {
    if (application.must_draw_again()) {
      Input still = input;
      still.events.clear();
      still.wheel = 0;
      draw_share(still);
    }
    draw_share(take_share(input, application.is_typing()));
    if (input.events.empty() || application.wants_to_close()) return *drawn;
  }
}

}  // namespace whylink::window
