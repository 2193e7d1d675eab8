#include "app/window/platform/native_window.hpp"

#include <GLFW/glfw3.h>
#include <backends/imgui_impl_opengl3.h>

#include <algorithm>
#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <utility>
#include <vector>

#include "app/window/application.hpp"
#include "app/window/platform/imgui_compat.hpp"
#include "app/window/platform/native_input.hpp"
#include "app/window/platform/place.hpp"
#include "app/window/platform/report.hpp"
#include "app/window/platform/stage.hpp"
#include "app/window/platform/textures.hpp"

namespace whylink::window {

namespace {

class NativeClipboard : public Clipboard {
 public:
  std::string text() override {
    const char* text = glfwGetClipboardString(nullptr);
    return text == nullptr ? std::string() : text;
  }
  void set_text(const std::string& text) override { glfwSetClipboardString(nullptr, text.c_str()); }
};

// The mouse's looks, as the desktop has them.
class Pointers {
 public:
  Pointers() : text_(glfwCreateStandardCursor(GLFW_IBEAM_CURSOR)) {}
  ~Pointers() {
    if (text_ != nullptr) glfwDestroyCursor(text_);
  }
  Pointers(const Pointers&) = delete;
  Pointers& operator=(const Pointers&) = delete;
  void show(GLFWwindow* window, Pointer pointer) {
    if (std::exchange(shown_, pointer) == pointer) return;
    glfwSetCursor(window, pointer == Pointer::text ? text_ : nullptr);
  }

 private:
  GLFWcursor* text_;
  Pointer shown_ = Pointer::arrow;
};

std::vector<Area> monitors() {
  int count = 0;
  GLFWmonitor** all = glfwGetMonitors(&count);
  std::vector<Area> areas(static_cast<std::size_t>(count));
  for (std::size_t i = 0; i < areas.size(); ++i) {
    Area& area = areas[i];
    glfwGetMonitorWorkarea(all[i], &area.x, &area.y, &area.width, &area.height);
  }
  return areas;
}

// A desktop that tells no places, as Wayland, raises an error for the question.
std::optional<Corner> corner_of(GLFWwindow* window) {
  glfwGetError(nullptr);
  Corner corner;
  glfwGetWindowPos(window, &corner.x, &corner.y);
  return glfwGetError(nullptr) == GLFW_NO_ERROR ? std::optional(corner) : std::nullopt;
}

void remember(GLFWwindow* window, Place place, const std::filesystem::path& memory) {
  if (memory.empty()) return;
  place.maximised = glfwGetWindowAttrib(window, GLFW_MAXIMIZED) == GLFW_TRUE;
  if (!place.maximised) {
    place.corner = corner_of(window);
    glfwGetWindowSize(window, &place.width, &place.height);
  }
  write_place(place, memory);
}

GLFWwindow* open_window(const Place& place) {
  glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, 3);
  glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, 3);
  glfwWindowHint(GLFW_OPENGL_PROFILE, GLFW_OPENGL_CORE_PROFILE);
  glfwWindowHintString(GLFW_X11_CLASS_NAME, "whylink");
  glfwWindowHintString(GLFW_X11_INSTANCE_NAME, "whylink");
  GLFWwindow* window = glfwCreateWindow(place.width, place.height, "whylink", nullptr, nullptr);
  if (window == nullptr) return nullptr;
  glfwSetWindowSizeLimits(window, 400, 300, GLFW_DONT_CARE, GLFW_DONT_CARE);
  if (is_in_reach(place, monitors())) {
    glfwSetWindowPos(window, place.corner->x, place.corner->y);
  }
  if (place.maximised) glfwMaximizeWindow(window);
  glfwMakeContextCurrent(window);
  glfwSwapInterval(1);
  return window;
}

float scale_of(GLFWwindow* window, NativeInput& native, float& wanted) {
  if (native.plain_size) wanted = 1;
  wanted =
      std::clamp(wanted + 0.1F * static_cast<float>(native.zoom), kSmallestScale, kLargestScale);
  float display = 1;
  glfwGetWindowContentScale(window, &display, nullptr);
  int inner = 1;
  int pixels = 1;
  int pixels_high = 1;
  glfwGetWindowSize(window, &inner, nullptr);
  glfwGetFramebufferSize(window, &pixels, &pixels_high);
  const float scale = fitting_scale(std::max(0.5F, display) * wanted, pixels, pixels_high);
  native.pixels_to_one =
      static_cast<float>(pixels) / static_cast<float>(std::max(1, inner)) / scale;
  return scale;
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

// What came since the last frame, one share after the other, each on the screen that the one before
// brought up: letters behind a grade are the next prompt's answer, not keys.
const ImDrawData& take_input(Stage& stage, Application& application, Input& input, Report& report) {
  const ImDrawData* drawn = nullptr;
  const auto draw = [&](const Input& share) {
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
      draw(still);
    }
    draw(take_share(input, application.is_typing()));
    if (input.events.empty() || application.wants_to_close()) return *drawn;
  }
}

// The theme that was named for this time, the one chosen before, or the desktop's.
const Theme& first_theme(const NativeOptions& options, const Place& place) {
  for (const std::string& name : {options.theme, place.theme}) {
    if (const Theme* theme = theme_named(name)) return *theme;
  }
  return desktop_theme();
}

// Until something happens, or that time has passed.
void wait_for_events(bool at_once, std::optional<std::int64_t> at_most_ms) {
  if (at_once) return glfwPollEvents();
  if (!at_most_ms) return glfwWaitEvents();
  constexpr double kShortest = 0.001;
  glfwWaitEventsTimeout(std::max(kShortest, static_cast<double>(*at_most_ms) / 1000));
}

// Frames until the window is closed.
void run_frames(GLFWwindow* window, Application& application, std::atomic<bool>& woken,
                const NativeOptions& options, Stage& stage, Report& report, float& wanted) {
  LetterTexture letters;
  Pointers pointers;
  stage.canvas().set_text_texture(letters.name());
  stage.images().set_card(graphics_card());
  NativeInput native;
  native.listen(window);
  std::string title;
  bool again = true;
  for (int frames = 0; glfwWindowShouldClose(window) == 0 && !application.wants_to_close();) {
    wait_for_events(again, application.due_in_ms());
    if (std::exchange(native.focus_lost, false)) application.lose_focus();
    if (const bool news = woken.exchange(false); !again && !news && !native.changed) {
      if (application.tick()) {
        report.tell(application, stage.canvas().shown(), 1 / native.pixels_to_one);
      }
      again = application.has_news();
      continue;
    }
    int width = 0;
    int height = 0;
    glfwGetFramebufferSize(window, &width, &height);
    if (width < 1 || height < 1) {  // an icon now
      again = false;
      native.changed = false;
      continue;
    }
    stage.resize(width, height, scale_of(window, native, wanted));
    ImGui_ImplOpenGL3_NewFrame();
    const ImDrawData& data = take_input(stage, application, native.input, report);
    letters.send(stage.fonts().atlas());
    show(data, stage.canvas().theme().paper, width, height);
    if (report.wanted()) report.see(ink_on_screen(stage.canvas().theme().ink, width, height));
    glfwSwapBuffers(window);
    pointers.show(window, application.pointer());
    native.forget();
    if (const Theme* chosen = theme_named(application.theme())) stage.canvas().set_theme(*chosen);
    again = application.must_draw_again() || stage.must_draw_again();
    if (application.tick() && application.has_news()) again = true;
    report.tell(application, stage.canvas().shown(), 1 / native.pixels_to_one);
    if (application.title() != title)
      glfwSetWindowTitle(window, (title = application.title()).c_str());
    ++frames;
    if (options.frames > 0) again = true;
    if (options.frames > 0 && frames >= options.frames) break;
  }
}

// Keeps scale and theme, as far as they were chosen, in `place`. A bug ends the window, and what is
// half typed is kept.
void hold(GLFWwindow* window, Application& application, std::atomic<bool>& woken,
          const NativeOptions& options, Place& place) {
  Stage stage(1, 1, 1, first_theme(options, place));
  ImGui_ImplOpenGL3_Init("#version 330 core");
  Report report(options.report);
  float wanted = options.scale.value_or(place.scale);
  const float began_with = wanted;
  try {
    run_frames(window, application, woken, options, stage, report, wanted);
  } catch (const std::exception& bug) {
    std::fprintf(stderr, "whylink: an error in whylink itself, the answer is kept: %s\n",
                 bug.what());
  }
  if (const Status left = application.leave(); !left) {
    std::fputs((left.error().line() + "\n").c_str(), stderr);
  }
  if (wanted != began_with) place.scale = wanted;
  if (!application.theme().empty()) place.theme = application.theme();
  report.close();
  stage.images().forget();
  ImGui_ImplOpenGL3_Shutdown();
}

}  // namespace

bool has_display() {
  const char* x11 = std::getenv("DISPLAY");
  const char* wayland = std::getenv("WAYLAND_DISPLAY");
  return (x11 != nullptr && *x11 != '\0') || (wayland != nullptr && *wayland != '\0');
}

Status run_native(Launch launch, const std::string& vault, const NativeOptions& options) {
  const auto refused = [] {
    const char* why = nullptr;
    glfwGetError(&why);
    return fail(ErrorKind::refused, "the window cannot be opened",
                why == nullptr ? std::string() : why, "use the session in the terminal");
  };
  if (glfwInit() == 0) return refused();
  std::atomic<bool> woken = false;
  launch.wake = [&woken] {
    woken = true;
    glfwPostEmptyEvent();
  };
  NativeClipboard clipboard;
  std::optional<Application> application(std::in_place, std::move(launch), clipboard);
  // The notes are read while the graphics card is made ready.
  if (!vault.empty()) application->open(vault);
  Place place = read_place(options.memory);
  Status status;
  if (GLFWwindow* window = open_window(place)) {
    hold(window, *application, woken, options, place);
    remember(window, place, options.memory);
    glfwDestroyWindow(window);
  } else {
    status = refused();
  }
  application.reset();  // it wakes through GLFW
  glfwTerminate();
  return status;
}

}  // namespace whylink::window
