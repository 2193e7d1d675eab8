// What the window shows and what it costs, as JSON lines on standard output: for tests and
// measurements from outside. One thread.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "app/window/application.hpp"

namespace whylink::window {

class Report {
 public:
  // Where not wanted, nothing is written and nothing is kept.
  explicit Report(bool wanted) : wanted_(wanted) {}

  [[nodiscard]] bool wanted() const { return wanted_; }

  // Around the work of a frame that is ours: layout and draw lists, not the graphics card's.
  void begin_frame();
  void end_frame();
  // How many pixels of the frame are of the ink's colour, for the next line.
  void see(std::size_t ink) { ink_ = ink; }
  // After the frame is on the screen: one line with the screen, the answer as typed, whether the
  // keys of an input method are known or guessed, the ink, the texts that can be read and the place
  // of each control in pixels of the window, where that differs from the line before; and how many
  // frames there were. Says nothing of a frame that another follows at once.
  void tell(const Application& application, const std::vector<ShownText>& texts,
            float pixels_to_one);
  // When the window closes: milliseconds from the start of the process to the first frame, and to
  // the first with a vault open; frames, and of their processor times the median, the 99th
  // percentile and the longest.
  void close();

 private:
  bool wanted_;
  std::size_t ink_ = 0;
  std::string last_;
  std::int64_t began_ns_ = 0;
  double first_frame_ms_ = 0;
  double vault_ms_ = 0;
  std::vector<double> frames_ms_;
};

}  // namespace whylink::window
