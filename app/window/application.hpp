// What the window does, without a window: which screen lies on top, the vault that is open or being
// opened, and what the person is told. One thread; only `Launch::wake` is called from others.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "app/window/desk.hpp"
#include "app/window/opening.hpp"
#include "app/window/overrun.hpp"
#include "app/window/screens/gallery.hpp"
#include "app/window/vault_choice.hpp"

namespace whylink::window {

struct Launch {
  workspace::OpenOptions how;                   // to open vaults; `vault` is set for each
  std::optional<std::filesystem::path> sample;  // where the sample vault lies
  std::function<void()> wake = [] {};           // another frame is due; called from any thread
  std::function<std::int64_t()> ticks;          // milliseconds since whenever; none: a steady clock
  Patience drives;
  // Opens a note, by its path, of the vault of that name. None: notes are not opened.
  std::function<Status(const std::string& vault, const std::string& path)> open_note;
};

class Application {
 public:
  // Begins at first start, until a vault is opened or adopted.
  Application(Launch launch, Clipboard& clipboard);
  // What runs beside it is stopped, waited for a while, and else left to itself.
  ~Application();
  Application(const Application&) = delete;
  Application& operator=(const Application&) = delete;

  // Opens the vault away from this thread; `opening` is on top meanwhile. What was open stays until
  // the new one is there.
  void open(const std::string& vault);
  // Takes a desk in place of the one that is there, whose session is kept.
  void adopt(std::unique_ptr<Desk> desk);
  // Blocks until what is being opened came to its end, and pictures that were drawn have come; the
  // next frame shows it.
  void wait();

  void draw(Canvas& canvas, const Input& input);
  // Does what needs no input: writes down what was typed, a second after its first letter. To be
  // called after frames, and when due_in_ms() has passed. True: something was done.
  bool tick();
  // tick() has something to say to the person: a frame is due.
  [[nodiscard]] bool has_news() const { return notices_.size() != notices_drawn_; }
  // None: tick() has nothing to wait for.
  [[nodiscard]] std::optional<std::int64_t> due_in_ms() const;
  // The person turned to another window: what was typed is written down at once.
  void lose_focus();
  [[nodiscard]] ScreenId screen() const;
  [[nodiscard]] bool wants_to_close() const { return close_; }
  // Something changed while drawing: another frame is due.
  [[nodiscard]] bool must_draw_again() const { return again_; }
  // A text field has the focus.
  [[nodiscard]] bool is_typing() const { return Frame::is_field(focus_.focused); }
  // Where it types, in the last frame.
  [[nodiscard]] const std::optional<Box>& caret() const { return caret_; }
  // Of the last frame.
  [[nodiscard]] const std::vector<Probe>& probes() const { return probes_; }
  [[nodiscard]] Pointer pointer() const { return pointer_; }
  // What is typed on Ask; empty where nothing is asked.
  [[nodiscard]] std::string_view answer() const;
  // All of it is on disk.
  [[nodiscard]] bool is_answer_kept() const { return !has_desk() || !desk_->draft_waits(); }
  // Null while no vault is open.
  [[nodiscard]] workspace::Workspace* workspace() const;
  [[nodiscard]] std::string title() const;
  // Keeps what is half done. Fails where the disk refuses; then it may be called again.
  [[nodiscard]] Status leave();
  // Before the window closes: keeps what is half done. False, once, where the disk refuses: the
  // person is told, and who closes again means it.
  [[nodiscard]] bool may_close();
  // For pictures: shows the screen with what the session has by now, or with a state made up.
  void show(ScreenId screen);
  // The colours asked for with T, one after the other; empty: none were yet.
  [[nodiscard]] std::string_view theme() const { return theme_; }

 private:
  struct Told {
    std::mutex mutex;
    std::vector<std::string> lines;
  };
  [[nodiscard]] Intent draw_screen(Frame& frame);
  void draw_frame(Canvas& canvas, const Input& input);
  void look_at_opening();
  void take_opened();
  void take_told();
  void tell(std::string words, std::string action = {});
  void drop_offers();
  void watch_desk();
  void save_draft();
  void perform(const Wish& wish);
  void perform(Command command);
  void perform(DayWish wish);
  void perform(const PromptWish& wish);
  void perform(const VaultWish& wish);
  void go_back();
  void go_to_today();
  void show_vaults();
  void fail(const Error& error);
  void keep(const Status& status);
  [[nodiscard]] bool is_gone() const;
  void open_moved();
  [[nodiscard]] bool is_open_now(const std::filesystem::path& folder) const;
  [[nodiscard]] bool has_desk() const { return desk_ != nullptr; }

  Launch launch_;
  // What is told from other threads, and by the workspace at any time: it keeps the function.
  std::shared_ptr<Told> told_;
  std::shared_ptr<Waker> waker_;
  Clipboard* clipboard_;
  std::unique_ptr<Desk> desk_;
  std::optional<Opening> opening_;
  OpeningState opening_state_;
  std::string opening_vault_;
  std::int64_t opening_since_ms_ = 0;
  std::optional<std::int64_t> draft_since_ms_;  // the first letter that is not on disk
  VaultChoice choice_;
  // What lies over the desk, the last on top. Never empty while there is no desk.
  std::vector<ScreenId> over_;
  std::vector<Toast> notices_;  // the first is shown; the person's next step brings the next
  std::size_t notices_drawn_ = 0;
  bool desk_in_sight_ = false;
  FocusState focus_;
  Overrun overrun_;
  std::vector<Probe> probes_;
  Pointer pointer_ = Pointer::arrow;
  std::optional<Box> caret_;
  bool close_ = false;
  bool warned_of_loss_ = false;
  std::string_view theme_;
  bool again_ = false;
  KeysState keys_;
  ErrorState error_;
  std::unique_ptr<GalleryState> gallery_;  // made when it is first shown
};

}  // namespace whylink::window
