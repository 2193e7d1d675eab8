// Where the window opens: what was kept, and whether it can be reached on today's monitors.
#include "app/window/platform/place.hpp"

#include <gtest/gtest.h>

#include <array>

#include "tests/vault/temporary_vault.hpp"

namespace whylink::window {
namespace {

class Kept : public testing::Test {
 protected:
  [[nodiscard]] std::filesystem::path file() const { return folder_.root() / "window"; }
  Place read(const std::string& text) {
    folder_.write("window", text);
    return read_place(file());
  }
  vault::TemporaryVault folder_;
};

TEST_F(Kept, ComesBackAsItWas) {
  Place place;
  place.corner = Corner{-1280, 40};
  place.width = 900;
  place.height = 640;
  place.maximised = true;
  place.scale = 1.1F;
  place.theme = "dark";
  write_place(place, file());
  const Place again = read_place(file());
  ASSERT_TRUE(again.corner);
  EXPECT_EQ(again.corner->x, -1280);
  EXPECT_EQ(again.corner->y, 40);
  EXPECT_EQ(again.width, 900);
  EXPECT_EQ(again.height, 640);
  EXPECT_TRUE(again.maximised);
  EXPECT_FLOAT_EQ(again.scale, 1.1F);
  EXPECT_EQ(again.theme, "dark");
}

TEST_F(Kept, ADesktopThatTellsNoPlaceIsNotAskedForOne) {
  write_place({}, file());
  EXPECT_FALSE(read_place(file()).corner);
}

TEST_F(Kept, WhatIsDamagedOrOutOfBoundsIsAsNew) {
  for (const std::string text :
       {"", "rubbish", "[1]", "12 40 900 640 1 dark", R"({"x":"a","width":1,"height":1,"scale":9})",
        R"({"x":1e300,"y":0,"width":1e9,"height":600,"scale":null,"theme":7})"}) {
    const Place place = read(text);
    EXPECT_FALSE(place.corner) << text;
    EXPECT_EQ(place.width, 1100) << text;
    EXPECT_EQ(place.height, 760) << text;
    EXPECT_EQ(place.scale, 1) << text;
    EXPECT_EQ(place.theme, "") << text;
  }
}

TEST(Reach, IsOnAMonitorThatIsThereNow) {
  constexpr std::array kTwo = {Area{0, 0, 1920, 1080}, Area{-1280, 100, 1280, 1024}};
  const std::span one = std::span(kTwo).first(1);
  const auto at = [](int x, int y) {
    Place place;
    place.corner = Corner{x, y};
    return place;
  };
  EXPECT_TRUE(is_in_reach(at(100, 100), one));
  EXPECT_TRUE(is_in_reach(at(-1200, 200), kTwo)) << "a monitor at the left";
  EXPECT_FALSE(is_in_reach(at(-1200, 200), one)) << "which has gone";
  EXPECT_FALSE(is_in_reach(at(1900, 100), one)) << "a sliver";
  EXPECT_FALSE(is_in_reach(at(100, -300), one)) << "its top is above the screen";
  EXPECT_FALSE(is_in_reach(at(100, 1070), one));
  EXPECT_FALSE(is_in_reach({}, kTwo)) << "never told";
}

}  // namespace
}  // namespace whylink::window
