// The flat block: copies read the same, and a damaged one is noticed.
#include <gtest/gtest.h>

#include <cstring>

#include "whylink/note.hpp"

namespace whylink::note {

namespace {

constexpr std::string_view kNote =
    "---\nup: \"[[Map]]\"\ntags: [x]\n---\n# H\n- a [[B|b]] ^id\n\n| a | b |\n|--|--|\n| [[C]] | d "
    "|\n";

}  // namespace

TEST(Block, CopyReadsTheSame) {
  const Block block = scan_note(kNote);
  const auto bytes = ParsedNote(block.get()).bytes();
  const std::vector<std::uint64_t> aligned((bytes.size() + 7) / 8);
  std::vector<std::uint64_t> copy = aligned;
  std::memcpy(copy.data(), bytes.data(), bytes.size());
  const auto* start = reinterpret_cast<const std::byte*>(copy.data());
  ASSERT_TRUE(ParsedNote::is_valid(start, bytes.size()));
  const ParsedNote note(start);
  ASSERT_EQ(note.links().size(), 3U);
  EXPECT_EQ(note.text(note.links()[1].alias), "b");
  EXPECT_EQ(note.headings().size(), 1U);
  EXPECT_TRUE(Subpaths(note).has("#^id"));
}

TEST(Block, TruncationIsNoticed) {
  const Block block = scan_note(kNote);
  const auto bytes = ParsedNote(block.get()).bytes();
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    EXPECT_FALSE(ParsedNote::is_valid(block.get(), size)) << size;
  }
}

// Whatever byte is changed, the result is refused or reads without leaving the block.
TEST(Block, AnyChangedByteIsRefusedOrHarmless) {
  const Block block = scan_note(kNote);
  const auto bytes = ParsedNote(block.get()).bytes();
  std::vector<std::uint64_t> copy((bytes.size() + 7) / 8);
  auto* start = reinterpret_cast<std::byte*>(copy.data());
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    std::memcpy(start, bytes.data(), bytes.size());
    start[i] ^= std::byte{0x80};
    if (!ParsedNote::is_valid(start, bytes.size())) continue;
    const ParsedNote note(start);
    std::size_t total = 0;
    for (const WrittenLink& link : note.links()) {
      total += note.text(link.raw).size() + note.text(link.alias).size();
      if (link.passage != kNone) {
        total += note.heading_path(note.passages()[link.passage].heading).size();
      }
    }
    EXPECT_LT(total, std::size_t{1} << 20U);
  }
}

}  // namespace whylink::note
