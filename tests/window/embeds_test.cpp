// Pictures and notes in notes: read, laid out and drawn.
#include <gtest/gtest.h>

#include <algorithm>

#include "app/window/markdown/view.hpp"
#include "app/window/platform/orientation.hpp"
#include "app/window/platform/rasteriser.hpp"
#include "app/window/platform/stage.hpp"
#include "tests/vault/temporary_vault.hpp"

namespace whylink::window {
namespace {

constexpr Colour kRed{200, 30, 40, 255};

std::string png(int width, int height) {
  Picture picture;
  picture.width = width;
  picture.height = height;
  for (int i = 0; i < width * height; ++i) {
    picture.pixels.insert(picture.pixels.end(), {kRed.red, kRed.green, kRed.blue, 255});
  }
  const vault::TemporaryVault folder;
  const auto file = folder.root() / "picture.png";
  EXPECT_TRUE(write_png(picture, file));
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::string why(const std::string& bytes) {
  const auto read = read_bitmap(bytes, 100, 100);
  return read ? "" : read.error().what;
}

TEST(Bitmap, IsBroughtDownToTheRoomThereIs) {
  const auto small = read_bitmap(png(40, 30), 100, 100);
  ASSERT_TRUE(small);
  EXPECT_EQ(small->width, 40);
  EXPECT_EQ(small->pixels.size(), 40U * 30 * 4);
  EXPECT_EQ(small->pixels[0], kRed.red);
  const auto large = read_bitmap(png(400, 300), 100, 100);
  ASSERT_TRUE(large);
  EXPECT_EQ(large->width, 100);
  EXPECT_EQ(large->height, 75);
  EXPECT_EQ(large->own_width, 400);
  EXPECT_EQ(large->pixels[4 * (75 * 100 - 1) + 2], kRed.blue);
}

// Red at the left, blue at the right.
std::string jpeg() {
  std::ifstream in(WHYLINK_SOURCE_DIR "/tests/data/pictures/red-and-blue.jpg", std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

// With a segment of Exif that holds the orientation alone.
std::string jpeg_as_stored(char orientation, bool big_end_first = true) {
  std::string exif("Exif\0\0", 6);
  if (big_end_first) {
    exif += std::string("MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0", 19);
    exif += orientation;
  } else {
    exif += std::string("II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0", 18);
    exif += orientation;
    exif += '\0';
  }
  exif += std::string(6, '\0');
  const std::string head = {'\xff', '\xe1', '\0', static_cast<char>(exif.size() + 2)};
  return jpeg().substr(0, 2) + head + exif + jpeg().substr(2);
}

// Where the red lies.
std::string red_side(const std::string& bytes) {
  const auto read = read_bitmap(bytes, 100, 100);
  if (!read) return read.error().what;
  const auto is_red = [&](int x, int y) {
    const std::uint8_t* pixel =
        &read->pixels[(static_cast<std::size_t>(y) * static_cast<std::size_t>(read->width) +
                       static_cast<std::size_t>(x)) *
                      4];
    return pixel[0] > 150 && pixel[2] < 90;
  };
  const int right = read->width - 3;
  const int bottom = read->height - 3;
  if (is_red(2, 2) && is_red(2, bottom)) return is_red(right, 2) ? "all" : "left";
  if (is_red(right, 2) && is_red(right, bottom)) return "right";
  return is_red(2, 2) ? "top" : "bottom";
}

TEST(Bitmap, AJpegIsReadAndStandsUpright) {
  ASSERT_FALSE(jpeg().empty());
  EXPECT_EQ(red_side(jpeg()), "left");
  const std::vector<std::string> wanted = {"left", "right", "right",  "left",
                                           "top",  "top",   "bottom", "bottom"};
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    EXPECT_EQ(red_side(jpeg_as_stored(static_cast<char>(i + 1))), wanted[i]) << i + 1;
    EXPECT_EQ(red_side(jpeg_as_stored(static_cast<char>(i + 1), false)), wanted[i]) << i + 1;
  }
  EXPECT_EQ(red_side(jpeg_as_stored(9)), "left") << "nonsense";
  const auto size = bitmap_size(jpeg_as_stored(6));
  ASSERT_TRUE(size);
  EXPECT_EQ(size->width, 16);
  EXPECT_EQ(size->height, 32);
}

TEST(Bitmap, OrientationIsReadFromNoMoreThanThereIs) {
  const std::string whole = jpeg_as_stored(6);
  for (std::size_t cut = 0; cut < 60; ++cut) {
    const bool told = orientation_of(whole.substr(0, cut)) != Orientation::top_left;
    EXPECT_TRUE(!told || cut >= 32) << cut << ": more was read than is there";
  }
  EXPECT_EQ(orientation_of(whole), Orientation::right_top);
  for (std::size_t at = 0; at < 60; ++at) {
    std::string changed = whole;
    changed[at] = '\xff';
    static_cast<void>(orientation_of(changed));
  }
}

TEST(Bitmap, SaysWhyNothingCanBeShown) {
  EXPECT_EQ(why(""), "it is no PNG or JPEG, or it is damaged");
  EXPECT_EQ(why("just words"), "it is no PNG or JPEG, or it is damaged");
  EXPECT_EQ(why("GIF89a..."), "GIF is not shown here, PNG and JPEG are");
  EXPECT_EQ(why("RIFF\x10\x20\x30\x40WEBPVP8 "), "WebP is not shown here, PNG and JPEG are");
  EXPECT_EQ(why("<?xml version=\"1.0\"?><svg width=\"3\">"),
            "SVG is not shown here, PNG and JPEG are");
  std::string huge = png(10, 10);
  huge[18] = huge[22] = '\x20';  // the header's width and height
  EXPECT_EQ(why(huge), "8202 x 8202 pixels are more than is shown here");
  EXPECT_EQ(why(std::string(kLargestPictureFile + 1, 'x')), "it is larger than 32 MB");
}

TEST(Bitmap, ADamagedFileIsRefusedOrShownButNeverMore) {
  const std::string whole = png(64, 64);
  for (std::size_t cut = 0; cut < whole.size(); cut += 3) {
    static_cast<void>(read_bitmap(whole.substr(0, cut), 100, 100));
  }
  for (std::size_t at = 8; at < whole.size(); ++at) {
    std::string turned = whole;
    turned[at] = static_cast<char>(turned[at] ^ 0x55);
    const auto read = read_bitmap(turned, 100, 100);
    if (read) {
      EXPECT_LE(read->width, 100);
    }
  }
}

TEST(LateBitmap, KeepsItsPlaceUntilItComes) {
  const auto late = std::make_shared<LateBitmap>(*bitmap_size(png(40, 30)));
  markdown::View view("![[a.png]]", {}, [&](const markdown::Block&) {
    markdown::Embedded shown;
    shown.bitmap = late;
    return shown;
  });
  Stage stage(640, 400, 1, themes().front());
  const auto red = [&] {
    stage.begin();
    view.draw(stage.canvas(), 20, 20, 300);
    const Picture picture =
        rasterise(stage.end(), stage.fonts(), themes().front().paper, &stage.images());
    return picture.at(40, 35) == kRed;
  };
  EXPECT_FALSE(red());
  late->come(read_bitmap(png(40, 30), 100, 100));
  EXPECT_TRUE(red());
}

TEST(LateBitmap, ComesFromAnotherThreadOrSaysWhyNot) {
  int woken = 0;
  BitmapReader reader([&] { ++woken; });
  const auto good = reader.read({400, 300}, [] { return png(400, 300); }, 100, 100);
  EXPECT_EQ(good->size().width, 400);
  std::string damaged = png(64, 64);
  for (std::size_t at = 45; at < 60; ++at) damaged[at] = '\x7f';
  const auto bad = reader.read({64, 64}, [damaged] { return damaged; }, 100, 100);
  const auto gone = reader.read(
      {64, 64},
      []() -> Result<std::string> { return fail(ErrorKind::io, "cannot read the file", "a.png"); },
      100, 100);
  reader.wait();
  EXPECT_EQ(woken, 3);
  EXPECT_EQ(good->pixels()->width, 100);
  EXPECT_EQ(bad->pixels(), nullptr);
  EXPECT_EQ(bad->trouble(), "it is damaged");
  EXPECT_EQ(gone->trouble(), "cannot read the file");
}

class Embeds : public testing::Test {
 protected:
  // A source that knows pictures by their size ("40x30.png") and notes by what they hold.
  markdown::EmbedSource source() {
    return [this](const markdown::Block& embed) {
      asked_.push_back(embed.target);
      markdown::Embedded shown;
      int width = 0;
      int height = 0;
      if (std::sscanf(embed.target.c_str(), "%dx%d.png", &width, &height) == 2) {
        shown.bitmap =
            std::make_shared<const LateBitmap>(*read_bitmap(png(width, height), 2000, 2000));
      } else if (embed.target == "Deep") {
        shown.title = "Deep";
        shown.text = "- deeper ![[Deep]]\n- and ![[20x10.png]]";
      } else {
        shown.why = "there is no such file";
      }
      return shown;
    };
  }
  std::string resolved(const std::string& text) {
    return outline(with_embeds(markdown::parse(text), source()));
  }

  std::vector<std::string> asked_;
};

TEST_F(Embeds, ShowPicturesAndNotesInTheirPlace) {
  EXPECT_EQ(resolved("a ![[40x30.png|20]] b"),
            "paragraph a\npicture 40x30.png (20)\nparagraph b\n");
  EXPECT_EQ(resolved("![[gone.png]]"),
            "paragraph gone.png {l:Picture: gone.png}  – there is no such file\n");
}

TEST_F(Embeds, ANoteInItselfEnds) {
  EXPECT_EQ(resolved("![[Deep]]"),
            "> embedded Deep {l:Deep}\n"
            ">   • paragraph deeper\n"
            ">   > embedded Deep {l:Deep}\n"
            ">   >   • paragraph deeper\n"
            ">   >   paragraph Deep {l:Embedded: Deep}\n"
            ">   >   • paragraph and\n"
            ">   >   paragraph 20x10.png {l:Picture: 20x10.png}\n"
            ">   • paragraph and\n"
            ">   picture 20x10.png\n");
}

TEST_F(Embeds, OnlySoManyAreLookedFor) {
  std::string text;
  for (int i = 0; i < 500; ++i) text += "![[gone.png]]\n\n";
  resolved(text);
  EXPECT_EQ(asked_.size(), markdown::kMostEmbeds);
}

TEST_F(Embeds, PicturesFitTheColumn) {
  const auto box = [this](const std::string& text, float width) {
    const auto page = lay_out(with_embeds(markdown::parse(text), source()), width,
                              [](Type, char32_t, char32_t) { return 10.0F; });
    return page.pictures.front().box;
  };
  EXPECT_EQ(box("![[300x100.png]]", 680).w, 300) << "no larger than it is";
  EXPECT_EQ(box("![[300x100.png]]", 150).h, 50);
  EXPECT_EQ(box("![[300x100.png|60]]", 680).h, 20);
  EXPECT_EQ(box("![[300x100.png|60x500]]", 680).w, 60);
  EXPECT_EQ(box("![[300x100.png|9000]]", 680).w, 680);
  EXPECT_EQ(box("![[30x100.png|9000]]", 680).h, 400);
  EXPECT_EQ(box("![[300x100.png|a word]]", 680).w, 300);
  EXPECT_EQ(box("- ![a cat|90](300x100.png)", 680).w, 90);
}

TEST_F(Embeds, AreAskedForOnceAndDrawn) {
  markdown::View view("words\n\n![[40x30.png]]", {}, source());
  Stage stage(640, 400, 1, themes().front());
  const ImDrawData* drawn = nullptr;
  for (int i = 0; i < 3; ++i) {
    stage.begin();
    view.draw(stage.canvas(), 20, 20, 300);
    drawn = &stage.end();
  }
  EXPECT_EQ(asked_.size(), 1U);
  const Picture picture = rasterise(*drawn, stage.fonts(), themes().front().paper, &stage.images());
  int red = 0;
  for (int y = 0; y < 400; ++y) {
    for (int x = 0; x < 640; ++x) red += picture.at(x, y) == kRed ? 1 : 0;
  }
  EXPECT_EQ(red, 40 * 30);
  view = markdown::View();
  stage.begin();
  stage.end();
  EXPECT_EQ(stage.images().find(16), nullptr) << "nobody has it any more";
}

}  // namespace
}  // namespace whylink::window
