// Notes made to hurt. Nothing here is timed: each is of a size where quadratic work would not end,
// and each result is checked. The runner's own limit stops a test that hangs.
#include <gtest/gtest.h>

#include <algorithm>

#include "whylink/note.hpp"

namespace whylink::note {

namespace {

std::string repeated(std::string_view part, std::size_t times) {
  std::string out;
  out.reserve(part.size() * times);
  for (std::size_t i = 0; i < times; ++i) out += part;
  return out;
}

std::size_t links_in(const std::string& bytes) {
  const Block block = scan_note(bytes);
  return ParsedNote(block.get()).links().size();
}

bool has_finding(const std::string& bytes, FindingKind kind) {
  const Block block = scan_note(bytes);
  const ParsedNote note(block.get());
  return std::any_of(note.findings().begin(), note.findings().end(),
                     [&](const Finding& one) { return one.kind == kind; });
}

constexpr std::size_t kMany = 400'000;

}  // namespace

TEST(Hostile, FrontMatterThatIsNoYamlIsTold) {
  for (const char* bad : {"---\ntags: [p]\ntags: [q]\n---\n[[a]]", "---\na: [b\n---\n[[a]]"}) {
    EXPECT_TRUE(has_finding(bad, FindingKind::bad_front_matter)) << bad;
    EXPECT_EQ(links_in(bad), 1U) << bad;
  }
  for (const char* good : {"---\ntags: [p]\n---\n", "---\n---\n", "---\na: [b\n"}) {
    EXPECT_FALSE(has_finding(good, FindingKind::bad_front_matter)) << good;
  }
}

TEST(Hostile, PicturesAsLongTextDoNotChangeWhatIsALink) {
  const std::string picture = "data:image/png;base64," + repeated("A", 200'000);
  EXPECT_EQ(links_in("<img src=\"" + picture + "\">\n[[x]]\n"), 0U) << "a block of HTML";
  EXPECT_EQ(links_in("p <a title=\"" + picture + " [[x]]\">q</a> [[y]]"), 1U);
  EXPECT_EQ(links_in("[![x](" + picture + ")](a)"), 1U);
  EXPECT_EQ(links_in("[[y]] ![x](" + picture + ") [[z]]"), 2U);
}

TEST(Hostile, LongRunsOfBackticksQuoteCode) {
  for (const std::size_t size : {1U, 80U, 81U, 5'000U}) {
    const std::string ticks = repeated("`", size);
    EXPECT_EQ(links_in("a " + ticks + " [[x]] " + ticks + " [[y]]"), 1U) << size;
    EXPECT_EQ(links_in("a " + ticks + " [[x]] " + ticks + "` [[y]]"), 2U) << size;
  }
}

TEST(Hostile, ManyOpenBracketsLoseNoLink) {
  EXPECT_EQ(links_in("[t " + repeated("[ ", 1'000) + repeated("] ", 1'000) + "](a)"), 1U);
}

TEST(Hostile, BracketsThatNeverClose) {
  EXPECT_EQ(links_in(repeated("[", kMany)), 0U);
  EXPECT_EQ(links_in(repeated("[[", kMany)), 0U);
  EXPECT_EQ(links_in(repeated("![", kMany)), 0U);
  EXPECT_EQ(links_in(repeated("[[a", kMany) + "]]"), 1U);
  EXPECT_EQ(links_in(repeated("[", kMany) + repeated("]", kMany)), 0U);
  EXPECT_EQ(links_in(repeated("[a](", kMany)), 0U);
  EXPECT_EQ(links_in(repeated("[a](<b", kMany)), 0U);
  EXPECT_EQ(links_in(repeated("[a](b \"", kMany)), 0U);
}

// Each image is stored with the text in it, which holds the others: what is stored stays in
// proportion.
TEST(Hostile, ImagesInImagesAreKeptToALimit) {
  const std::string deep = repeated("![", 60) + std::string(50'000, 'x') + repeated("](a)", 60);
  const std::string bytes = repeated(deep + "\n\n", 10);
  const Block block = scan_note(bytes);
  EXPECT_LE(ParsedNote(block.get()).bytes().size(), bytes.size() * 5);
  EXPECT_TRUE(has_finding(bytes, FindingKind::too_much_text));
}

TEST(Hostile, MarksThatNeverClose) {
  std::string ticks;
  for (std::size_t i = 1; i < 900; ++i) ticks += std::string(i, '`') + "a ";
  EXPECT_EQ(links_in(ticks + "[[b]]"), 1U);
  EXPECT_EQ(links_in(repeated("$a ", kMany) + "[[b]]"), 1U);
  EXPECT_EQ(links_in(std::string(kMany + 1, '$') + "[[b]]"), 1U);
  EXPECT_EQ(links_in("x [" + repeated("<?", kMany)), 0U);
  EXPECT_EQ(links_in("x [" + repeated("<![CDATA[", kMany)), 0U);
  EXPECT_EQ(links_in("x [" + repeated("<!a ", kMany)), 0U);
  EXPECT_EQ(links_in("x [" + repeated("<!-- ", kMany)), 0U);
  EXPECT_EQ(links_in("x [" + repeated("<a b='", kMany)), 0U);
  EXPECT_EQ(links_in("x [" + repeated("<a ", kMany)), 0U);
}

TEST(Hostile, NestingStopsAtItsLimit) {
  EXPECT_TRUE(has_finding(repeated("> ", 50'000) + "[[a]]", FindingKind::nested_too_deep));
  std::string list;
  for (std::size_t i = 0; i < 500; ++i) list += std::string(i * 2, ' ') + "- [[a]]\n";
  EXPECT_TRUE(has_finding(list, FindingKind::nested_too_deep));
  EXPECT_EQ(links_in(list), 500U);
  EXPECT_EQ(links_in(repeated("> > > > > > > >\n", 50'000)), 0U);
}

TEST(Hostile, MoreLinksThanTheLimitAreLeftOutAndSaidSo) {
  const std::string bytes = repeated("[[a]] ", kMostLinks + 7);
  EXPECT_EQ(links_in(bytes), kMostLinks);
  EXPECT_TRUE(has_finding(bytes, FindingKind::too_many_links));
}

TEST(Hostile, HeadingsAndBlockIdsStopAtTheirLimits) {
  const std::string headings = repeated("#\n", kMostHeadings + 7);
  EXPECT_EQ(ParsedNote(scan_note(headings).get()).headings().size(), kMostHeadings);
  EXPECT_TRUE(has_finding(headings, FindingKind::too_many_headings));
  const std::string ids = repeated("a ^b\n\n", kMostBlockIds + 7);
  EXPECT_EQ(ParsedNote(scan_note(ids).get()).block_ids().size(), kMostBlockIds);
  EXPECT_TRUE(has_finding(ids, FindingKind::too_many_block_ids));
}

TEST(Hostile, NotesOverTheLimitAreNotRead) {
  const std::string bytes = "[[a]]" + std::string(kLongestNote, 'x');
  EXPECT_EQ(links_in(bytes), 0U);
  EXPECT_TRUE(has_finding(bytes, FindingKind::too_long));
  EXPECT_EQ(links_in(bytes.substr(0, 50'000'000)), 1U);
}

TEST(Hostile, LongLinesAndLongNames) {
  EXPECT_EQ(links_in(std::string(2'000'000, 'x') + " [[a]]"), 1U);
  EXPECT_EQ(links_in("[[" + std::string(kLongestTarget + 1, 'x') + "]]"), 0U);
  EXPECT_EQ(links_in("|" + repeated("a|", kMany) + "\n|" + repeated("-|", kMany) + "\n|" +
                     repeated("[[a]]|", 100) + "\n"),
            100U);
}

TEST(Hostile, BytesThatAreNoText) {
  EXPECT_TRUE(has_finding(std::string("a\0b [[x]]", 9), FindingKind::binary));
  EXPECT_EQ(links_in(std::string("a\0b [[x]]", 9)), 1U);
  EXPECT_EQ(links_in("\xff\xc3\x28 [[x\xff]]"), 1U);
  EXPECT_TRUE(has_finding(std::string("\xff\xfe[\0[\0", 6), FindingKind::utf16));
  EXPECT_EQ(links_in("\xef\xbb\xbf---\nup: \"[[a]]\"\n---\n"), 1U);
}

TEST(Hostile, YamlBombs) {
  const std::string deep = "---\na: " + repeated("[", 20'000) + "\n---\n[[x]]\n";
  EXPECT_EQ(links_in(deep), 1U);
  std::string nested = "---\n";
  for (std::size_t i = 0; i < 300; ++i) nested += std::string(i, ' ') + "a:\n";
  EXPECT_EQ(links_in(nested + "---\n[[x]]\n"), 1U);
  EXPECT_EQ(links_in("---\na: &a [x]\nb: &b [*a,*a,*a]\nc: [*b,*b,*b]\n---\n[[x]]\n"), 1U);
}

}  // namespace whylink::note
