// The frames of a window: waits for something to happen, draws, and waits again.
#pragma once

#include <atomic>
#include <optional>
#include <string>

#include "app/window/application.hpp"
#include "app/window/platform/native_input.hpp"
#include "app/window/platform/native_window.hpp"
#include "app/window/platform/place.hpp"
#include "app/window/platform/report.hpp"
#include "app/window/platform/stage.hpp"
#include "app/window/platform/textures.hpp"

struct GLFWwindow;
struct GLFWcursor;

namespace whylink::window {

// What other threads ask of the loop; they wake it with glfwPostEmptyEvent().
struct Calls {
  std::atomic<bool> draw = false;
  std::atomic<bool> close = false;
};

class NativeLoop {
 public:
  // The window's context is current, and all of them outlive the loop. `scale`: that was wished
  // for, on top of the display's.
  NativeLoop(GLFWwindow* window, Application& application, Stage& stage, Report& report,
             Calls& calls, float scale);
  ~NativeLoop();
  NativeLoop(const NativeLoop&) = delete;
  NativeLoop& operator=(const NativeLoop&) = delete;

  // Until the person closes the window and what is half done is kept; with `frames`, after so many.
  void run(int frames);
  // The scale that is wished for now.
  [[nodiscard]] float scale() const { return scale_; }

 private:
  void run_until_closed(int frames);
  [[nodiscard]] bool ends() const;
  void wait();
  // What lies between two frames where nothing is to be drawn.
  void idle();
  void draw();
  void after_frame(int width, int height);
  [[nodiscard]] float fit_scale();
  void show_pointer();
  void tell_input_method();
  void tell();

  GLFWwindow* window_;
  Application* application_;
  Stage* stage_;
  Report* report_;
  Calls* calls_;
  float scale_;
  NativeInput native_;
  LetterTexture letters_;
  GLFWcursor* text_pointer_;
  Pointer pointer_ = Pointer::arrow;
  std::optional<Corner> caret_;  // of which the input method is to be told
  Corner told_;
  std::string title_;
  bool again_ = true;  // another frame is due at once
  int drawn_ = 0;      // frames
  int width_ = 0;      // of the last one
  int height_ = 0;
  bool waits_for_display_ = true;  // the swap of buffers does; else frames are held apart here
  double swapped_at_ = 0;          // seconds
};

}  // namespace whylink::window
