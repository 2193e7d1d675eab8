// One screen or widget, drawn and driven by name without a display.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "app/window/platform/stage.hpp"
#include "app/window/widgets/frame.hpp"

namespace whylink::window {

class Easel {
 public:
  using Draw = std::function<void(Frame&)>;
  // Draws two frames, as a person sees it before the first input.
  explicit Easel(Draw draw, int width = 1280, int height = 800, float scale = 1,
                 const Theme& theme = themes().front());

  void frame(const Input& input);
  void press(Key key, bool shift = false);
  // The mouse comes, goes down and up again in the middle of that control; fails where there is
  // none.
  void click(std::string_view name, int clicks = 1);
  void click_at(float x, float y, int clicks = 1);
  void hover(float x, float y);
  void wheel(float x, float y, float steps);

  [[nodiscard]] const Probe* find(std::string_view name) const;
  [[nodiscard]] const std::string& focused() const { return focus_.focused; }
  [[nodiscard]] bool by_keyboard() const { return focus_.by_keyboard; }
  // Whether that text can be seen; `whole`: as the whole of one text.
  [[nodiscard]] bool shows(std::string_view text, bool whole = false) const;
  [[nodiscard]] std::size_t count_of_texts() const;
  [[nodiscard]] Stage& stage() { return stage_; }
  [[nodiscard]] const ImDrawData* drawn() const { return drawn_; }

 private:
  class OwnClipboard : public Clipboard {
   public:
    std::string text() override { return kept_; }
    void set_text(const std::string& text) override { kept_ = text; }

   private:
    std::string kept_;
  };

  Draw draw_;
  Stage stage_;
  FocusState focus_;
  OwnClipboard clipboard_;
  std::vector<Probe> probes_;
  const ImDrawData* drawn_ = nullptr;
};

}  // namespace whylink::window
