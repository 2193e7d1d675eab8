#include "app/window/platform/native_loop.hpp"

#include <GLFW/glfw3.h>
#include <backends/imgui_impl_opengl3.h>

#include <algorithm>
#include <utility>
#include <vector>

#include "app/window/platform/imgui_compat.hpp"
#include "app/window/platform/input_method.hpp"
#include "app/window/platform/place.hpp"
#include "app/window/platform/shares.hpp"

namespace whylink::window {

namespace {

constexpr double kShortestFrame = 1.0 / 120;  // seconds
constexpr double kNever = 1e9;                // seconds
// To tell an input method of the caret waits for its answer; keys that come meanwhile would get out
// of order. So that is done while nobody types.
constexpr double kPause = 0.3;  // seconds

// There a window that is hidden gets no turn, and a swap that waits for one stops everything.
bool is_on_wayland() {
#ifdef GLFW_PLATFORM_WAYLAND
  return glfwGetPlatform() == GLFW_PLATFORM_WAYLAND;
#else
  return false;
#endif
}

void show(const ImDrawData& data, Colour paper, int width, int height) {
  const auto part = [](std::uint8_t c) { return static_cast<float>(c) / 255.0F; };
  glViewport(0, 0, width, height);
  glClearColor(part(paper.red), part(paper.green), part(paper.blue), 1);
  glClear(GL_COLOR_BUFFER_BIT);
  // The backend reads the draw data only.
  ImGui_ImplOpenGL3_RenderDrawData(const_cast<ImDrawData*>(&data));
}

// Pixels about as dark, or in a dark theme as light, as what is written.
std::size_t ink_on_screen(Colour ink, int width, int height) {
  std::vector<std::uint8_t> pixels(static_cast<std::size_t>(width) *
                                   static_cast<std::size_t>(height) * 4);
  glReadPixels(0, 0, width, height, GL_RGBA, GL_UNSIGNED_BYTE, pixels.data());
  constexpr int kNear = 64;
  std::size_t count = 0;
  for (std::size_t i = 0; i < pixels.size(); i += 4) {
    const bool red = std::abs(pixels[i] - ink.red) < kNear;
    if (red && std::abs(pixels[i + 1] - ink.green) < kNear) ++count;
  }
  return count;
}

}  // namespace

NativeLoop::NativeLoop(GLFWwindow* window, Application& application, Stage& stage, Report& report,
                       Calls& calls, float scale)
    : window_(window),
      application_(&application),
      stage_(&stage),
      report_(&report),
      calls_(&calls),
      scale_(scale),
      text_pointer_(glfwCreateStandardCursor(GLFW_IBEAM_CURSOR)),
      waits_for_display_(!is_on_wayland()) {
  glfwSwapInterval(waits_for_display_ ? 1 : 0);
  stage.canvas().set_text_texture(letters_.name());
  stage.images().set_card(graphics_card());
  native_.listen(window);
}

NativeLoop::~NativeLoop() {
  NativeInput::stop(window_);
  stage_->images().forget();
  if (text_pointer_ != nullptr) glfwDestroyCursor(text_pointer_);
}

void NativeLoop::run(int frames) {
  for (;;) {
    run_until_closed(frames);
    const bool may = application_->may_close();
    if (may || calls_->close || (frames > 0 && drawn_ >= frames)) return;
    glfwSetWindowShouldClose(window_, GLFW_FALSE);
    again_ = true;
  }
}

void NativeLoop::run_until_closed(int frames) {
  while (!ends() && (frames == 0 || drawn_ < frames)) {
    if (frames > 0) again_ = true;
    wait();
    if (std::exchange(native_.focus_lost, false)) application_->lose_focus();
    const bool called = calls_->draw.exchange(false);
    if (again_ || called || native_.changed) {
      draw();
    } else {
      idle();
    }
  }
}

bool NativeLoop::ends() const {
  return glfwWindowShouldClose(window_) != 0 || application_->wants_to_close() || calls_->close;
}

void NativeLoop::wait() {
  constexpr double kShortest = 0.001;
  const auto due_ms = application_->due_in_ms();
  const double due = due_ms ? static_cast<double>(*due_ms) / 1000 : kNever;
  const double caret_due = caret_ ? native_.last_key + kPause - glfwGetTime() : kNever;
  const double at_most = std::min(due, caret_due);
  if (again_) {
    glfwPollEvents();
  } else if (at_most < kNever) {
    glfwWaitEventsTimeout(std::max(kShortest, at_most));
  } else {
    glfwWaitEvents();
  }
  // A mouse tells of itself a thousand times a second.
  while (!waits_for_display_ && !ends()) {
    const double rest = swapped_at_ + kShortestFrame - glfwGetTime();
    if (rest <= 0) return;
    glfwWaitEventsTimeout(rest);
  }
}

void NativeLoop::idle() {
  if (caret_ && glfwGetTime() >= native_.last_key + kPause) {
    InputMethod::instance().set_caret(caret_->x, caret_->y);
    caret_.reset();
  }
  if (application_->tick()) tell();
  again_ = application_->has_news();
}

void NativeLoop::draw() {
  int width = 0;
  int height = 0;
  glfwGetFramebufferSize(window_, &width, &height);
  if (width < 1 || height < 1) {  // an icon now
    again_ = false;
    native_.changed = false;
    return;
  }
  stage_->resize(width, height, fit_scale());
  native_.settle();
  ImGui_ImplOpenGL3_NewFrame();
  const ImDrawData& data = draw_in_shares(native_.input, *application_, *stage_, *report_);
  letters_.send(stage_->fonts().atlas());
  const Theme& theme = stage_->canvas().theme();
  show(data, theme.paper, width, height);
  if (report_->wanted()) report_->see(ink_on_screen(theme.ink, width, height));
  glfwSwapBuffers(window_);
  swapped_at_ = glfwGetTime();
  ++drawn_;
  after_frame(width, height);
}

void NativeLoop::after_frame(int width, int height) {
  show_pointer();
  native_.forget();
  tell_input_method();
  if (const Theme* chosen = theme_named(application_->theme())) {
    stage_->canvas().set_theme(*chosen);
  }
  again_ = application_->must_draw_again() || stage_->must_draw_again();
  if (application_->tick() && application_->has_news()) again_ = true;
  // On Wayland what was drawn while the size changed still has the old one.
  const bool same_size = std::exchange(width_, width) == width;
  if (std::exchange(height_, height) != height || !same_size) again_ = true;
  tell();
  if (application_->title() == title_) return;
  title_ = application_->title();
  glfwSetWindowTitle(window_, title_.c_str());
}

float NativeLoop::fit_scale() {
  if (native_.plain_size) scale_ = 1;
  scale_ =
      std::clamp(scale_ + 0.1F * static_cast<float>(native_.zoom), kSmallestScale, kLargestScale);
  float display = 1;
  glfwGetWindowContentScale(window_, &display, nullptr);
  int inner = 1;
  int pixels = 1;
  int pixels_high = 1;
  glfwGetWindowSize(window_, &inner, nullptr);
  glfwGetFramebufferSize(window_, &pixels, &pixels_high);
  const float scale = fitting_scale(std::max(0.5F, display) * scale_, pixels, pixels_high);
  native_.pixels_to_one =
      static_cast<float>(pixels) / static_cast<float>(std::max(1, inner)) / scale;
  return scale;
}

void NativeLoop::show_pointer() {
  const Pointer pointer = application_->pointer();
  if (std::exchange(pointer_, pointer) == pointer) return;
  glfwSetCursor(window_, pointer == Pointer::text ? text_pointer_ : nullptr);
}

void NativeLoop::tell_input_method() {
  InputMethod& method = InputMethod::instance();
  method.set_typing(application_->is_typing());
  caret_.reset();
  const auto& caret = application_->caret();
  if (!caret || !method.is_certain()) return;
  const float size = 1 / native_.pixels_to_one;
  const Corner foot{static_cast<int>(caret->x * size), static_cast<int>(caret->bottom() * size)};
  if (foot != told_) caret_ = told_ = foot;
}

void NativeLoop::tell() {
  report_->tell(*application_, stage_->canvas().shown(), 1 / native_.pixels_to_one);
}

}  // namespace whylink::window
