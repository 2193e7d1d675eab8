// The gallery driven by name; and, where WHYLINK_SHOTS names a folder, its pictures.
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <string>

#include "app/window/platform/rasteriser.hpp"
#include "app/window/screens/gallery.hpp"
#include "tests/window/easel.hpp"

namespace whylink::window {
namespace {

class Gallery : public ::testing::Test {
 protected:
  void draw(Frame& frame) {
    const Intent intent = gallery_screen(frame, state_);
    if (intent == Intent(Command::back)) ++left_;
  }
  GalleryState state_;
  int left_ = 0;
};

TEST_F(Gallery, IsTurnedByKeysAndTabs) {
  Easel easel([this](Frame& frame) { draw(frame); });
  EXPECT_TRUE(easel.shows("Under the mouse", true));
  for (std::size_t i = 1; i <= kGalleryPages.size(); ++i) {
    easel.press(Key::right);
    EXPECT_EQ(state_.page, i % kGalleryPages.size());
  }
  easel.press(Key::left);
  EXPECT_EQ(state_.page, kGalleryPages.size() - 1);
  easel.click("gallery.diff");
  EXPECT_TRUE(easel.shows("−", true));
  easel.press(Key::escape);
  EXPECT_EQ(left_, 1);
}

TEST_F(Gallery, ScrollsAndBringsWhatTabReachesIntoView) {
  Easel easel([this](Frame& frame) { draw(frame); }, 640, 400);
  EXPECT_TRUE(easel.find("gallery.button.disabled0")->clipped);
  easel.press(Key::end);
  EXPECT_FALSE(easel.find("gallery.button.disabled7")->clipped);
  easel.press(Key::home);
  easel.wheel(300, 200, -2);
  EXPECT_GT(state_.scroll.offset, 100);
  for (std::size_t i = 0; i < kGalleryPages.size() + 24; ++i) easel.press(Key::tab);
  const Probe* last = easel.find("gallery.button.focused7");
  EXPECT_TRUE(last->focused);
  EXPECT_FALSE(last->clipped);
}

TEST_F(Gallery, AClickBehindTheEdgeOfAScrollingAreaHitsNothing) {
  state_.page = 1;
  Easel easel([this](Frame& frame) { draw(frame); }, 640, 400);
  const Probe* hidden = easel.find("gallery.box.focused2");
  ASSERT_TRUE(hidden->clipped);
  const bool before = state_.ticked[2];
  easel.click_at(hidden->box.x + 10, hidden->box.y + 10);
  EXPECT_EQ(state_.ticked[2], before);
}

TEST_F(Gallery, HoldsAMenuAndADialog) {
  Easel easel([this](Frame& frame) { draw(frame); });
  easel.click("gallery.over");
  easel.click("gallery.over.menu");
  easel.press(Key::down);
  easel.press(Key::enter);
  EXPECT_TRUE(easel.shows("Chosen: Open in Obsidian", true));
  easel.click("gallery.over.dialog");
  easel.press(Key::escape);
  EXPECT_TRUE(easel.shows("Answered: no", true));
  EXPECT_EQ(left_, 0) << "Esc was the dialog's";
  easel.press(Key::escape);
  EXPECT_EQ(left_, 1);
}

TEST(GalleryPictures, AreWrittenWhereTheyAreWanted) {
  const char* folder = std::getenv("WHYLINK_SHOTS");
  if (folder == nullptr) GTEST_SKIP() << "WHYLINK_SHOTS names no folder";
  std::filesystem::create_directories(folder);
  struct Size {
    int width, height;
    float scale;
  };
  for (const Theme& theme : themes()) {
    for (const Size size : {Size{1280, 800, 1}, Size{640, 400, 1}, Size{1280, 800, 2}}) {
      GalleryState state;
      Easel easel([&](Frame& frame) { static_cast<void>(gallery_screen(frame, state)); },
                  size.width, size.height, size.scale, theme);
      const auto write = [&](const std::string& name) {
        const std::string file = name + "-" + std::string(theme.name) + "-" +
                                 std::to_string(size.width) + "x" +
                                 std::to_string(static_cast<int>(size.scale)) + ".png";
        const Status written =
            write_png(rasterise(*easel.drawn(), easel.stage().fonts(), theme.paper),
                      folder / std::filesystem::path(file));
        EXPECT_TRUE(written);
      };
      state.table.selected = 3;
      state.table.sorted = 2;
      state.table.falls = true;
      for (std::size_t i = 0; i < kGalleryPages.size(); ++i) {
        easel.frame({});
        easel.frame({});
        if (kGalleryPages.at(i) == "table") easel.hover(400, 300);
        write(std::string(kGalleryPages.at(i)));
        easel.press(Key::right);
      }
      easel.click("gallery.over");
      easel.click("gallery.over.menu");
      easel.press(Key::down);
      write("menu");
      easel.press(Key::escape);
      easel.click("gallery.over.dialog");
      write("dialog");
    }
  }
}

}  // namespace
}  // namespace whylink::window
