// Which vault is open: how another takes its place.
#include <fmt/format.h>

#include <chrono>
#include <cmath>
#include <filesystem>
#include <mutex>
#include <utility>

#include "app/window/application.hpp"
#include "whylink/text.hpp"

namespace whylink::window {

void Application::open(const std::string& vault) {
  workspace::OpenOptions how = launch_.how;
  how.vault = vault;
  opening_vault_ = vault;
  how.tell = [told = told_](const std::string& line) {
    const std::lock_guard lock(told->mutex);
    told->lines.push_back(line);
  };
  opening_state_ = {};
  opening_state_.vault = text::printable(std::filesystem::path(vault).filename().string());
  opening_since_ms_ = how.clock ? how.clock().milliseconds : 0;
  opening_.emplace(std::move(how), [waker = waker_] { (*waker)(); });
  over_.push_back(ScreenId::opening);
}

void Application::look_at_opening() {
  if (!opening_) return;
  const Opening::Seen seen = opening_->seen();
  ProgressState& progress = opening_state_.progress;
  progress = {-1, "Looking through the folder…", ""};
  if (seen.total == 0) return;
  const double share = static_cast<double>(seen.done) / static_cast<double>(seen.total);
  progress.share = static_cast<float>(share);
  progress.words = fmt::format("{} of {} files read", seen.done, seen.total);
  if (share >= 1) progress.words = "Finding what connects the notes…";
  const std::int64_t now_ms = launch_.how.clock ? launch_.how.clock().milliseconds : 0;
  const double spent = static_cast<double>(now_ms - opening_since_ms_) / 1000;
  constexpr double kEnoughToTell = 0.05;
  if (share < kEnoughToTell || share >= 1 || spent < 1) return;
  const auto rest = static_cast<long>(std::ceil(spent * (1 - share) / share));
  progress.rest = fmt::format("about {} {} more", rest, rest == 1 ? "second" : "seconds");
}

void Application::take_opened() {
  if (!opening_ || !opening_->seen().ended) return;
  auto opened = opening_->take();
  opening_.reset();
  std::erase(over_, ScreenId::opening);
  if (!opened && opened.error().kind == ErrorKind::refused && is_gone()) return open_moved();
  if (!opened) {
    if (over_.empty() && !has_desk()) over_ = {ScreenId::start};
    if (opened.error().kind != ErrorKind::cancelled) fail(opened.error());
    return;
  }
  if (const Status left = leave(); !left) return fail(left.error());  // what is open stays
  adopt(std::move(*opened));
}

void Application::perform(const VaultWish& wish) {
  const auto chosen = choice_.perform(wish);
  if (!chosen) return fail(chosen.error());
  if (wish.kind == VaultWish::Kind::forget) {
    notices_.insert(notices_.begin(),
                    {choice_.forgotten() + " is off the list. Its answers are kept, and are there "
                                           "when it is opened again.",
                     "Undo"});
  }
  if (!*chosen) return;
  if (is_open_now(**chosen)) {
    over_.clear();
    return;
  }
  open((*chosen)->string());
}

// Whether the folder of the vault that is open is. Waited for longer than elsewhere, as it decides
// what comes next and is asked only after a refusal.
bool Application::is_gone() const {
  constexpr std::chrono::seconds kPatience{2};
  if (!has_desk()) return false;
  Away<bool> asked(
      [open = desk_->workspace().vault().path](const Away<bool>::Publish& publish) {
        std::error_code error;
        publish(!std::filesystem::exists(open, error) && !error);
      },
      waker_);
  return asked.wait(kPatience) && asked.take().value_or(false);
}

// What was refused may be the same vault at its new place, whose record is held as long as it is
// open here.
void Application::open_moved() {
  if (const Status left = leave(); !left) return fail(left.error());
  desk_.reset();
  desk_in_sight_ = false;
  draft_since_ms_.reset();
  over_ = {ScreenId::start};
  open(opening_vault_);
}

// Also where a link leads from one to the other; asked away from here, for its drive may not
// answer.
bool Application::is_open_now(const std::filesystem::path& folder) const {
  if (!has_desk()) return false;
  const std::filesystem::path open = desk_->workspace().vault().path;
  if (open == folder) return true;
  Away<bool> asked(
      [open, folder](const Away<bool>::Publish& publish) {
        std::error_code error;
        publish(std::filesystem::equivalent(open, folder, error) && !error);
      },
      waker_);
  return asked.wait(launch_.drives.patience) && asked.take().value_or(false);
}

void Application::show_vaults() {
  keep(choice_.load(has_desk() ? desk_->workspace().vault().path : std::filesystem::path()));
  if (screen() != ScreenId::error) over_.push_back(ScreenId::vaults);
}

}  // namespace whylink::window
