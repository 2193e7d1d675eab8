#include <algorithm>

#include "app/window/screens/choice.hpp"

namespace whylink::window {

namespace {

constexpr std::string_view kAbout =
    "whylink asks, a few minutes a day, keeps your answers, and writes nothing into your notes. "
    "Which vault shall it read?";

}  // namespace

Intent start_screen(Frame& frame, StartState& state) {
  Canvas& canvas = frame.canvas();
  const Theme& t = frame.theme();
  const Box page = column(frame);
  const bool low = is_low(frame);
  KeyHints hints;
  if (!state.vaults.empty()) hints = {{"↑ ↓", "choose"}, {"Enter", "open"}};
  hints.emplace_back("F", state.vaults.empty() ? "choose a folder" : "another folder");
  hints.emplace_back("?", "keys");
  const float foot = frame.keys(page.x, foot_of_page(frame), page.w, hints, rows_of_keys(frame));
  float y = top_of_page(frame);
  y += canvas.paragraph(page.x, y, page.w, low ? Type::title : Type::question, t.ink,
                        "Why did you link these notes?");
  y += low ? 8 : 16;
  const float wide = prose(page).w;
  constexpr float kButton = 40;
  const float bottom = foot - 16 - kButton - (low ? 8.0F : 16.0F);
  // Two rows of the list must stay in sight.
  const float rows = 56 * static_cast<float>(std::min<std::size_t>(2, state.vaults.size()));
  const float told = canvas.paragraph_height(Type::body, kAbout, wide);
  if (y + told + rows + 8 <= bottom) {
    y += canvas.paragraph(page.x, y, wide, Type::body, t.muted, kAbout);
  }
  y += low || state.vaults.empty() ? 8.0F : 24.0F;
  const ListDone done =
      list(frame, "start.vaults", {page.x, y, page.w, bottom - y}, state.vaults, state.list);
  y = done.end + (low ? 8.0F : 16.0F);
  const bool folder =
      frame.button("start.folder", {page.x, y, std::min(200.0F, page.w), kButton},
                   "Choose a folder…", state.vaults.empty() ? Look::primary : Look::quiet);
  if (done.taken) return VaultWish{VaultWish::Kind::open, *done.taken};
  if (folder || frame.pressed('f')) return Command::choose_folder;
  if (frame.pressed('?')) return Command::keys;
  return {};
}

}  // namespace whylink::window
