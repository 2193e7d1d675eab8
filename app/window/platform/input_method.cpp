#include "app/window/platform/input_method.hpp"

#include <X11/Xlib.h>
#include <dlfcn.h>

#include <cstdarg>
#include <cstring>
#include <utility>

namespace whylink::window {

namespace {

// What libX11 itself has by that name.
template <typename Function>
Function* own(const char* name) {
  return reinterpret_cast<Function*>(dlsym(RTLD_NEXT, name));
}

// GLFW keeps the context that it made for good. When its input method ends, libX11 frees it; then
// another stands for it, of the input method that came back or of none.
class Context {
 public:
  XIC make(XIM method, Window window) {
    display_ = XDisplayOfIM(method);
    window_ = window;
    focused_ = false;
    real_ = create(method);
    return real_;
  }
  void focus(bool focused) {
    focused_ = focused;
    if (!focused) return apply_focus();
    // The person's own may be there again.
    if (stands_in_ && open("")) stands_in_ = false;
    replace();
    apply_focus();
  }
  void apply_focus() {
    static auto* const set = own<void(XIC)>("XSetICFocus");
    static auto* const unset = own<void(XIC)>("XUnsetICFocus");
    if (real_ == nullptr) return;
    (focused_ && InputMethod::instance().is_typing() ? set : unset)(real_);
  }
  void move(XPoint spot) {
    if (real_ == nullptr || (spot.x == spot_.x && spot.y == spot_.y)) return;
    spot_ = spot;
    const XVaNestedList place = XVaCreateNestedList(0, XNSpotLocation, &spot_, nullptr);
    XSetICValues(real_, XNPreeditAttributes, place, nullptr);
    XFree(place);
  }
  // Null where no input method can be had.
  XIC find() {
    replace();
    return real_;
  }
  void destroy() {
    release();
    *this = {};
  }

 private:
  static void went(XIC, XPointer context, XPointer) {
    reinterpret_cast<Context*>(context)->real_ = nullptr;
  }
  XIC create(XIM method) {
    static auto* const create = own<XIC(XIM, ...)>("XCreateIC");
    went_ = {reinterpret_cast<XPointer>(this), reinterpret_cast<XIMProc>(went)};
    const XVaNestedList place = XVaCreateNestedList(0, XNSpotLocation, &spot_, nullptr);
    const XIC made = create(method, XNInputStyle, XIMPreeditNothing | XIMStatusNothing,
                            XNClientWindow, window_, XNFocusWindow, window_, XNPreeditAttributes,
                            place, XNDestroyCallback, &went_, nullptr);
    XFree(place);
    return made;
  }
  void replace() {
    if (display_ == nullptr || real_ != nullptr) return;
    if (!open("")) stands_in_ = open("@im=none");
  }
  // Of the person's own input method ("") or of the one that is named.
  bool open(const char* modifiers) {
    XSetLocaleModifiers(modifiers);
    XIM method = XOpenIM(display_, nullptr, nullptr, nullptr);
    const XIC made = method == nullptr ? nullptr : create(method);
    if (made == nullptr) return false;
    release();
    real_ = made;
    apply_focus();
    return true;
  }
  void release() {
    static auto* const destroy = own<void(XIC)>("XDestroyIC");
    if (real_ != nullptr) destroy(real_);
  }

  XIC real_ = nullptr;  // null: its input method ended
  Display* display_ = nullptr;
  Window window_ = 0;
  XPoint spot_ = {};  // as the input method knows it
  bool focused_ = false;
  bool stands_in_ = false;  // composes accents only: the person's own could not be had
  XIMCallback went_ = {};
};

Context& context() {
  static Context context;
  return context;
}

using Filter = int(XEvent*, Window);

int filter_key(XEvent* event, Window window, Filter* filter) {
  InputMethod& method = InputMethod::instance();
  const bool composed = event->xkey.keycode == 0;  // what an input method wrote
  // Before the call, since some input methods clear the event.
  const PressId id = {event->xkey.keycode, event->xkey.state, event->xkey.time};
  const bool press = event->type == KeyPress && !composed;
  // What was composed when the field was left is taken, too: libX11 would keep it for the next.
  const bool asked = method.is_typing() || composed;
  const bool kept = asked && filter(event, window) != 0;
  if (press) method.note(id, kept);
  return kept ? 1 : 0;
}

}  // namespace

InputMethod& InputMethod::instance() {
  static InputMethod method;
  return method;
}

void InputMethod::set_typing(bool typing) {
  if (typing_ == typing) return;
  typing_ = typing;
  context().apply_focus();
}

void InputMethod::set_caret(int x, int y) {
  context().move({static_cast<short>(x), static_cast<short>(y)});
}

void InputMethod::note(const PressId& id, bool kept) {
  certain_ = true;
  kept_ = kept;
  press_ = id;
  if (!kept && came_back_) came_back_(id);
}

}  // namespace whylink::window

// By libX11's names, as far as GLFW needs them.
extern "C" {

int XFilterEvent(XEvent* event, Window window) {
  using namespace whylink::window;
  static auto* const filter = own<Filter>("XFilterEvent");
  if (filter == nullptr) return 0;
  if (event->type != KeyPress && event->type != KeyRelease) return filter(event, window);
  return filter_key(event, window, filter);
}

// Of what GLFW asks for, the client window alone is its own.
XIC XCreateIC(XIM method, ...) {
  va_list list;
  va_start(list, method);
  Window window = 0;
  while (const char* name = va_arg(list, const char*)) {
    const auto value = va_arg(list, unsigned long);
    if (std::strcmp(name, XNClientWindow) == 0) window = value;
  }
  va_end(list);
  return whylink::window::context().make(method, window);
}

void XSetICFocus(XIC) {
  whylink::window::context().focus(true);
}

void XUnsetICFocus(XIC) {
  whylink::window::context().focus(false);
}

int Xutf8LookupString(XIC, XKeyPressedEvent* event, char* text, int size, KeySym* key,
                      Status* status) {
  using namespace whylink::window;
  static auto* const look_up = own<decltype(::Xutf8LookupString)>("Xutf8LookupString");
  const XIC found = context().find();
  const int length = found == nullptr ? 0 : look_up(found, event, text, size, key, status);
  const bool unwanted = event->keycode == 0 && !InputMethod::instance().is_typing();
  if (found != nullptr && !unwanted) return length;
  *status = XLookupNone;
  return 0;
}

void XDestroyIC(XIC) {
  whylink::window::context().destroy();
}

// One that ended is freed already; another goes with the program.
int XCloseIM(XIM) {
  return 1;
}

}  // extern "C"
