// Letters and the texture they lie in.
#include <gtest/gtest.h>

#include "app/window/platform/faces.hpp"
#include "app/window/platform/fonts.hpp"
#include "app/window/platform/stage.hpp"
#include "app/window/widgets/letters.hpp"

namespace whylink::window {
namespace {

constexpr char32_t kFirstIdeograph = 0x4e00;

TEST(DrawnLetters, AreMeasuredWithoutTakingRoom) {
  Fonts fonts;
  for (char32_t c = U'!'; c < U'~'; ++c) EXPECT_GT(fonts.advance(Type::body, c), 0);
  EXPECT_EQ(fonts.atlas().revision(), 0U);
  EXPECT_GT(fonts.glyph(Type::body, U'a').width, 0);
  EXPECT_EQ(fonts.glyph(Type::body, U'a').advance, fonts.advance(Type::body, U'a'));
  EXPECT_EQ(fonts.atlas().revision(), 1U) << "once, however often it is drawn";
}

TEST(DrawnLetters, TheirTextureGrowsUntilAllOfThemFit) {
  Fonts fonts;
  fonts.set_scale(3);
  const int first = fonts.atlas().side();
  const auto draw_all = [&] {
    std::size_t drawn = 0;
    for (char32_t c = 0; c < 1500; ++c) {
      if (fonts.glyph(Type::body, kFirstIdeograph + c).width > 0) ++drawn;
    }
    return drawn;
  };
  const std::size_t before = draw_all();
  if (before == 0) GTEST_SKIP() << "no font has Chinese";
  int frames = 1;
  for (; fonts.make_room(); ++frames) {
    ASSERT_LT(frames, 10) << "draws for ever";
    draw_all();
  }
  EXPECT_GT(frames, 1);
  EXPECT_GT(fonts.atlas().side(), first);
  EXPECT_GT(draw_all(), before);
  EXPECT_FALSE(fonts.make_room());
}

TEST(DrawnLetters, MoreThanTheLargestTextureHoldsDoNotDrawForEver) {
  Fonts fonts;
  fonts.set_scale(20);
  const auto draw_all = [&] {
    for (char32_t c = 0; c < 3000; ++c) {
      static_cast<void>(fonts.glyph(Type::number, kFirstIdeograph + c));
    }
  };
  draw_all();
  int frames = 1;
  for (; fonts.make_room(); ++frames) {
    ASSERT_LT(frames, 10);
    draw_all();
  }
  EXPECT_EQ(fonts.atlas().side(), Atlas::kLargest);
  static_cast<void>(fonts.glyph(Type::caption, U'a'));
  EXPECT_FALSE(fonts.make_room()) << "the next frame is one that fits";
}

TEST(DrawnLetters, AreOneWithTheirMarksWhereUnicodeHasOne) {
  const auto letters = [](std::string_view text) {
    std::u32string all;
    for (std::size_t at = 0; at < text.size();) all += next_letter(text, at);
    return all;
  };
  EXPECT_EQ(letters("u\u0308ber か\u3099"), U"über が");
  EXPECT_EQ(letters("e\u0302\u0301"), U"ế");
  EXPECT_EQ(letters("q\u0308"), U"q\u0308");
  EXPECT_EQ(letters("\u0308"), U"\u0308");
  EXPECT_EQ(letters("a\xff"), U"a\ufffd");
}

TEST(DrawnLetters, StandCloserWhereTheFontSaysSo) {
  const FontRole role{"DejaVu Sans", FC_WEIGHT_REGULAR, 16};  // its pairs are in every version
  Faces faces;
  ASSERT_NE(faces.with(role, U'T'), nullptr);
  EXPECT_LT(faces.kerning(role, U'T', U'o'), -0.1F);
  EXPECT_EQ(faces.kerning(role, U'H', U'H'), 0);
  EXPECT_EQ(faces.kerning(role, U'T', U'日'), 0) << "of another face";
}

TEST(DrawnLetters, AreMeasuredAsTheyStand) {
  Stage stage(800, 600, 1.5F, themes().front());
  const Canvas& canvas = stage.canvas();
  for (const Type type : {Type::body, Type::strong, Type::title, Type::italic, Type::mono}) {
    const auto width = [&](std::string_view text) { return canvas.text_width(type, text); };
    const float closer = stage.fonts().kerning(type, U'T', U'o') / 1.5F;
    EXPECT_NEAR(width("To"), width("T") + width("o") + closer, 1e-3);
    const std::string text = "Today AVATAR Type";
    EXPECT_EQ(canvas.rows(type, text, width(text) + 0.01F).size(), 1U) << "rows are measured so";
    EXPECT_EQ(canvas.rows(type, text, width(text) - 0.01F).size(), 2U);
  }
  EXPECT_EQ(stage.fonts().kerning(Type::mono, U'T', U'o'), 0);
}

TEST(DrawnLetters, TakeNoMoreRoomWithAMark) {
  const Stage stage(800, 600, 1, themes().front());
  const Canvas& canvas = stage.canvas();
  const auto width = [&](std::string_view text) { return canvas.text_width(Type::body, text); };
  EXPECT_EQ(width("か\u3099"), width("が"));
  EXPECT_EQ(width("q\u0308"), width("q"));
}

TEST(AtlasOfLetters, KeepsPicturesApartAndWhole) {
  Atlas atlas;
  const std::vector<std::uint8_t> picture(12, 200);
  const auto one = atlas.add(picture.data(), 4, 3, 4);
  const auto other = atlas.add(picture.data(), 4, 3, 4);
  ASSERT_TRUE(one && other);
  EXPECT_GT(other->x, one->x + 4) << "a column between them";
  const auto at = [&](int x, int y) {
    return atlas.pixels()[static_cast<std::size_t>(y) * static_cast<std::size_t>(atlas.side()) +
                          static_cast<std::size_t>(x)];
  };
  EXPECT_EQ(at(one->x + 3, one->y + 2), 200);
  EXPECT_EQ(at(one->x + 4, one->y), 0);
  EXPECT_EQ(atlas.rows(), one->y + 3) << "below that it is empty";
  const std::size_t generation = atlas.generation();
  EXPECT_TRUE(atlas.grow());
  EXPECT_GT(atlas.generation(), generation);
  EXPECT_EQ(at(one->x, one->y), 0);
}

TEST(AtlasOfLetters, RefusesWhatIsLargerThanItself) {
  Atlas atlas;
  const std::vector<std::uint8_t> wide(static_cast<std::size_t>(atlas.side()) + 1, 1);
  EXPECT_FALSE(atlas.add(wide.data(), atlas.side() + 1, 1, atlas.side() + 1));
}

}  // namespace
}  // namespace whylink::window
