#include "app/window/platform/native_window.hpp"

#include <GLFW/glfw3.h>
#include <backends/imgui_impl_opengl3.h>

#include <cstdio>
#include <cstdlib>
#include <exception>
#include <utility>
#include <vector>

#include "app/window/application.hpp"
#include "app/window/platform/end_signals.hpp"
#include "app/window/platform/native_loop.hpp"
#include "app/window/platform/place.hpp"
#include "app/window/platform/report.hpp"
#include "app/window/platform/stage.hpp"

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

bool is_set(const char* variable) {
  const char* value = std::getenv(variable);
  return value != nullptr && *value != '\0';
}

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
    // One that was told before holds for the next time on a desktop that tells.
    if (const auto corner = corner_of(window)) place.corner = corner;
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
#ifdef GLFW_WAYLAND_APP_ID
  glfwWindowHintString(GLFW_WAYLAND_APP_ID, "whylink");
#endif
  GLFWwindow* window = glfwCreateWindow(place.width, place.height, "whylink", nullptr, nullptr);
  if (window == nullptr) return nullptr;
  glfwSetWindowSizeLimits(window, 400, 300, GLFW_DONT_CARE, GLFW_DONT_CARE);
  if (is_in_reach(place, monitors())) {
    glfwSetWindowPos(window, place.corner->x, place.corner->y);
  }
  if (place.maximised) glfwMaximizeWindow(window);
  glfwMakeContextCurrent(window);
  return window;
}

// The theme that was named for this time, the one chosen before, or the desktop's.
const Theme& first_theme(const NativeOptions& options, const Place& place) {
  for (const std::string& name : {options.theme, place.theme}) {
    if (const Theme* theme = theme_named(name)) return *theme;
  }
  return desktop_theme();
}

// Keeps scale and theme, as far as they were chosen, in `place`. A bug ends the window, and what is
// half typed is kept.
Status hold(GLFWwindow* window, Application& application, Calls& calls,
            const NativeOptions& options, Place& place) {
  Stage stage(1, 1, 1, first_theme(options, place));
  if (!ImGui_ImplOpenGL3_Init("#version 330 core")) {
    return fail(ErrorKind::refused, "the graphics card's OpenGL cannot be used", "",
                "use the session in the terminal");
  }
  Report report(options.report);
  const float began_with = options.scale.value_or(place.scale);
  std::optional<NativeLoop> loop(std::in_place, window, application, stage, report, calls,
                                 began_with);
  try {
    loop->run(options.frames);
  } catch (const std::exception& bug) {
    std::fprintf(stderr, "whylink: an error in whylink itself: %s\n", bug.what());
  }
  if (const Status left = application.leave(); !left) {
    std::fputs(("what is half typed is not kept: " + left.error().line() + "\n").c_str(), stderr);
  }
  if (loop->scale() != began_with) place.scale = loop->scale();
  if (!application.theme().empty()) place.theme = application.theme();
  report.close();
  loop.reset();
  ImGui_ImplOpenGL3_Shutdown();
  return {};
}

}  // namespace

bool has_display() {
  return is_set("DISPLAY") || is_set("WAYLAND_DISPLAY");
}

Status run_native(Launch launch, const std::string& vault, const NativeOptions& options) {
  const auto refused = [] {
    const char* why = nullptr;
    glfwGetError(&why);
    return fail(ErrorKind::refused, "the window cannot be opened",
                why == nullptr ? std::string() : why, "use the session in the terminal");
  };
#ifdef GLFW_PLATFORM_X11
  // GLFW would look for a Wayland that nobody named, and find the one of another session.
  if (!is_set("WAYLAND_DISPLAY")) glfwInitHint(GLFW_PLATFORM, GLFW_PLATFORM_X11);
#endif
  if (glfwInit() == 0) return refused();
  Calls calls;
  const EndSignals signals([&calls] {
    calls.close = true;
    glfwPostEmptyEvent();
  });
  launch.wake = [&calls] {
    calls.draw = true;
    glfwPostEmptyEvent();
  };
  NativeClipboard clipboard;
  std::optional<Application> application(std::in_place, std::move(launch), clipboard);
  // The notes are read while the graphics card is made ready.
  if (!vault.empty()) application->open(vault);
  Place place = read_place(options.memory);
  Status status;
  if (GLFWwindow* window = open_window(place)) {
    status = hold(window, *application, calls, options, place);
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
