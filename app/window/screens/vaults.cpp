#include <algorithm>

#include "app/window/screens/choice.hpp"

namespace whylink::window {

Intent vaults_screen(Frame& frame, VaultsState& state) {
  Canvas& canvas = frame.canvas();
  const Theme& t = frame.theme();
  const Box page = column(frame);
  const bool low = is_low(frame);
  const bool forgettable = state.list.selected && *state.list.selected < state.vaults.size() &&
                           state.vaults[*state.list.selected].removable;
  KeyHints hints;
  if (!state.vaults.empty()) hints = {{"↑ ↓", "choose"}, {"Enter", "open"}};
  hints.emplace_back("F", state.vaults.empty() ? "choose a folder" : "another folder");
  if (forgettable) hints.emplace_back("Del", "forget");
  hints.emplace_back("?", "keys");
  hints.emplace_back("Esc", "back");
  const float foot = frame.keys(page.x, foot_of_page(frame), page.w, hints, rows_of_keys(frame));
  float y = top_of_page(frame);
  y += canvas.paragraph(page.x, y, page.w, low ? Type::title : Type::question, t.ink, "Vaults");
  y += low ? 8.0F : 16.0F;
  if (state.vaults.empty()) {
    y += canvas.paragraph(page.x, y, page.w, Type::body, t.muted,
                          "None was opened yet. Any folder of Markdown notes will do.");
  }
  constexpr float kButton = 40;
  const float bottom = foot - 16 - kButton - (low ? 8.0F : 16.0F);
  const ListDone done =
      list(frame, "vaults.list", {page.x, y, page.w, bottom - y}, state.vaults, state.list);
  y = done.end + (low ? 8.0F : 16.0F);
  const float wide = std::min(176.0F, (page.w - 8) * 0.6F);
  const float other = std::min(120.0F, (page.w - 8) * 0.4F);
  const bool folder = frame.button("vaults.folder", {page.x, y, wide, kButton}, "Choose a folder…",
                                   state.vaults.empty() ? Look::primary : Look::quiet);
  const bool back =
      frame.button("vaults.back", {page.x + wide + 8, y, other, kButton}, "Back", Look::quiet);
  if (done.taken) return VaultWish{VaultWish::Kind::open, *done.taken};
  if (done.removed) return VaultWish{VaultWish::Kind::forget, *done.removed};
  if (folder || frame.pressed('f')) return Command::choose_folder;
  if (back || frame.pressed(Key::escape)) return Command::back;
  if (frame.pressed('z')) return Command::undo;
  if (frame.pressed('?')) return Command::keys;
  return {};
}

}  // namespace whylink::window
