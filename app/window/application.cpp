#include "app/window/application.hpp"

#include <algorithm>
#include <chrono>
#include <filesystem>

#include "whylink/text.hpp"

namespace whylink::window {

namespace {

// Of typing; a crash loses no more.
constexpr std::int64_t kMostUnwrittenMs = 1000;

std::int64_t steady_ms() {
  using std::chrono::steady_clock;
  const auto since = steady_clock::now().time_since_epoch();
  return std::chrono::duration_cast<std::chrono::milliseconds>(since).count();
}

std::string with_capital(std::string words) {
  if (!words.empty() && words.front() >= 'a' && words.front() <= 'z') {
    words.front() = static_cast<char>(words.front() - 'a' + 'A');
  }
  return words;
}

std::string sentence(std::string words) {
  constexpr std::string_view kEnds = ".?!:";
  const bool open = !words.empty() && kEnds.find(words.back()) == std::string_view::npos;
  return with_capital(std::move(words)) + (open ? "." : "");
}

// Ctrl+Shift+G.
bool asks_for_gallery(const Input& input) {
  return std::ranges::any_of(input.events, [](const InputEvent& event) {
    const KeyPress& press = event.key;
    return press.key == Key::character && press.letter == 'g' && press.control && press.shift;
  });
}

}  // namespace

Application::Application(Launch launch, Clipboard& clipboard)
    : launch_(std::move(launch)),
      told_(std::make_shared<Told>()),
      waker_(std::make_shared<Waker>(launch_.wake)),
      clipboard_(&clipboard),
      choice_(launch_.how.data, launch_.sample, launch_.drives, waker_) {
  if (!launch_.ticks) launch_.ticks = steady_ms;
  over_ = {ScreenId::start};
  keep(choice_.load({}));
}

Application::~Application() {
  if (opening_) opening_->stop();
  waker_->close();
}

void Application::adopt(std::unique_ptr<Desk> desk) {
  if (const Status left = leave(); !left) tell(left.error().line());
  desk_ = std::move(desk);
  desk_in_sight_ = false;
  desk_->tell = [this](std::string words, std::string action) {
    tell(std::move(words), std::move(action));
  };
  desk_->wake = [waker = waker_] { (*waker)(); };
  if (launch_.open_note) {
    desk_->open_address = [this](const std::string& path) {
      return launch_.open_note(desk_->workspace().vault().name, path);
    };
  }
  over_.clear();
  if (const auto trouble = desk_->take_trouble()) fail(*trouble);
}

void Application::wait() {
  if (opening_) opening_->wait();
  if (has_desk()) desk_->wait();
}

ScreenId Application::screen() const {
  return over_.empty() ? desk_->screen() : over_.back();
}

std::string_view Application::answer() const {
  const bool asks = has_desk() && desk_->screen() == ScreenId::ask;
  return asks ? std::string_view(desk_->answer().buffer.text()) : std::string_view();
}

workspace::Workspace* Application::workspace() const {
  return has_desk() ? &desk_->workspace() : nullptr;
}

std::string Application::title() const {
  return has_desk() ? text::printable(desk_->workspace().vault().name) + " – whylink" : "whylink";
}

void Application::draw(Canvas& canvas, const Input& input) {
  take_opened();
  take_told();
  const ScreenId before = screen();
  if (before == ScreenId::reveal) {
    return draw_frame(canvas, overrun_.without_run_on(input, launch_.ticks()));
  }
  const bool types = before == ScreenId::ask && is_typing() && !answer().empty();
  draw_frame(canvas, input);
  if (types && screen() == ScreenId::reveal) overrun_.revealed(launch_.ticks());
}

void Application::draw_frame(Canvas& canvas, const Input& input) {
  Intent intent;
  const ScreenId before = screen();
  {
    Frame frame(canvas, input, focus_, *clipboard_);
    intent = page_over_notice(frame, notices_.empty() ? nullptr : &notices_.front(),
                              [this](Frame& page) { return draw_screen(page); });
    if (frame.pressed('t')) theme_ = theme_after(frame.theme()).name;
    if (asks_for_gallery(input)) intent = Command::gallery;
    if (frame.chord(Key::character, 'q')) intent = Command::leave;
    probes_ = frame.probes();
    pointer_ = frame.pointer();
    caret_ = frame.caret();
    notices_drawn_ = notices_.size();
  }
  if (intent) perform(*intent);
  watch_desk();
  if (is_answer_kept()) {
    draft_since_ms_.reset();
  } else if (!draft_since_ms_) {
    draft_since_ms_ = launch_.ticks();
  }
  // A widget may have changed what was drawn before it, so that every input is drawn twice.
  again_ = screen() != before || intent.has_value() || !input.events.empty() || input.clicked ||
           input.released || input.wheel != 0;
}

bool Application::tick() {
  if (!draft_since_ms_ || *due_in_ms() > 0) return false;
  draft_since_ms_.reset();
  if (!has_desk() || !desk_->draft_waits()) return false;
  save_draft();
  if (desk_->draft_waits()) draft_since_ms_ = launch_.ticks();
  return true;
}

// A disk that refuses is told of beside the typing, which goes on; the next second tries again.
void Application::save_draft() {
  desk_->save_draft();
  if (!desk_->draft_waits()) warned_of_loss_ = false;
  if (const auto trouble = desk_->take_trouble()) {
    tell("What you type is not on disk yet: " + trouble->line());
  }
}

std::optional<std::int64_t> Application::due_in_ms() const {
  if (!draft_since_ms_) return std::nullopt;
  return std::max<std::int64_t>(0, *draft_since_ms_ + kMostUnwrittenMs - launch_.ticks());
}

void Application::lose_focus() {
  if (has_desk()) save_draft();
}

Intent Application::draw_screen(Frame& frame) {
  switch (screen()) {
    case ScreenId::start:
    case ScreenId::vaults:
    case ScreenId::chooser:
      return choice_.draw(screen(), frame);
    case ScreenId::opening:
      look_at_opening();
      return opening_screen(frame, opening_state_);
    case ScreenId::keys:
      return keys_screen(frame, keys_);
    case ScreenId::error:
      return error_screen(frame, error_);
    case ScreenId::gallery:
      return gallery_screen(frame, *gallery_);
    default:
      return desk_->draw(frame);
  }
}

// In the order in which it was told.
void Application::take_told() {
  std::vector<std::string> lines;
  {
    const std::lock_guard lock(told_->mutex);
    lines.swap(told_->lines);
  }
  for (std::string& line : lines) tell(std::move(line));
}

void Application::tell(std::string words, std::string action) {
  words = with_capital(std::move(words));
  // What is offered takes back the last thing done, so that only the last may offer it.
  if (!action.empty()) drop_offers();
  const bool known = std::ranges::find(notices_, words, &Toast::words) != notices_.end();
  if (!known) notices_.push_back({std::move(words), std::move(action)});
}

void Application::drop_offers() {
  std::erase_if(notices_, [](const Toast& notice) { return !notice.action.empty(); });
}

// Time counts for the prompt while it is in sight.
void Application::watch_desk() {
  const bool in_sight = has_desk() && over_.empty();
  if (in_sight == desk_in_sight_) return;
  desk_in_sight_ = in_sight;
  if (!has_desk()) return;
  in_sight ? desk_->go_on() : desk_->rest();
  if (const auto trouble = desk_->take_trouble()) tell(trouble->line());
}

Status Application::leave() {
  if (!has_desk()) return {};
  desk_->rest();
  const auto trouble = desk_->take_trouble();
  return trouble ? tl::make_unexpected(*trouble) : Status{};
}

bool Application::may_close() {
  const Status left = leave();
  if (left || std::exchange(warned_of_loss_, true)) return true;
  close_ = false;
  tell("Close once more to leave without what you did last, which is not on disk: " +
       left.error().line());
  return false;
}

void Application::show(ScreenId screen) {
  using Id = ScreenId;
  if (!over_.empty() && has_desk()) over_.clear();
  switch (screen) {
    case Id::start:
    case Id::vaults:
      if (screen == Id::vaults) return show_vaults();
      break;
    case Id::chooser:
      choice_.begin_folder();
      break;
    case Id::opening:
      opening_state_ = {"Notes", {0.4F, "1200 of 3000 files read", "about 2 seconds more"}};
      break;
    case Id::error:
      error_ = {"The note cannot be read: permission denied.",
                "Notes/Sleep and memory.md:12",
                "Allow reading it, then go on.",
                {}};
      break;
    case Id::keys:
      break;
    default:
      if (has_desk()) desk_->show(screen);
      return;
  }
  over_.push_back(screen);
}

void Application::perform(const Wish& wish) {
  const auto* prompt = std::get_if<PromptWish>(&wish);
  const auto* vault = std::get_if<VaultWish>(&wish);
  const bool typing = (prompt != nullptr && prompt->kind == PromptWish::Kind::answer_changed) ||
                      (vault != nullptr && vault->kind == VaultWish::Kind::path_typed);
  if (!notices_.empty() && !typing) notices_.erase(notices_.begin());
  std::visit([this](const auto& one) { perform(one); }, wish);
  if (!has_desk()) return;
  if (const auto trouble = desk_->take_trouble()) fail(*trouble);
}

void Application::perform(Command command) {
  switch (command) {
    case Command::close_notice:
      return;
    case Command::leave:
      close_ = true;
      return;
    case Command::cancel:
      if (opening_) opening_->stop();
      return;
    case Command::keys:
      keys_ = {};
      over_.push_back(ScreenId::keys);
      return;
    case Command::vaults:
      return show_vaults();
    case Command::gallery:
      if (gallery_ == nullptr) gallery_ = std::make_unique<GalleryState>();
      if (screen() != ScreenId::gallery) over_.push_back(ScreenId::gallery);
      return;
    case Command::choose_folder:
      choice_.begin_folder();
      over_.push_back(ScreenId::chooser);
      return;
    case Command::back:
      return go_back();
    case Command::today:
      return go_to_today();
    case Command::undo:
      drop_offers();
      if (screen() == ScreenId::vaults) return keep(choice_.remember_forgotten());
      if (over_.empty()) desk_->undo();
      return;
  }
}

void Application::perform(DayWish wish) {
  if (over_.empty()) desk_->perform(wish);
}

void Application::perform(const PromptWish& wish) {
  if (over_.empty()) desk_->perform(wish);
}

void Application::go_back() {
  if (over_.empty()) {
    desk_->go_to_today();
  } else if (over_.size() > 1 || has_desk()) {
    const bool failed = over_.back() == ScreenId::error;
    const bool keys = over_.back() == ScreenId::keys;
    over_.pop_back();
    if (failed && screen() == ScreenId::chooser) choice_.type_on();
    // What failed may have gone part of its way: the page under it may be of a prompt that is past.
    if (over_.empty() && (failed || (keys && desk_->screen() == ScreenId::today))) desk_->reload();
  }
}

void Application::go_to_today() {
  over_.clear();
  if (!has_desk()) {
    over_ = {ScreenId::start};
    return keep(choice_.load({}));
  }
  desk_->go_to_today();
}

void Application::keep(const Status& status) {
  if (!status) fail(status.error());
}

void Application::fail(const Error& error) {
  error_ = {sentence(error.what), error.where, sentence(error.remedy), {}};
  error_.vaults = !has_desk();
  if (over_.empty() || over_.back() != ScreenId::error) over_.push_back(ScreenId::error);
}

}  // namespace whylink::window
