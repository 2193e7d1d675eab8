// The reader of blocks and inlines against cmark-gfm and md4c. The rules in which Obsidian differs
// from CommonMark are off here; what they do stands in tests/note/spec. Differences between the
// readers that are theirs have names, in comparison.cpp. scripts/soak compares many more notes.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "core/note/block_scanner.hpp"
#include "tests/note/blocks/comparison.hpp"
#include "tests/note/blocks/random_note.hpp"

namespace whylink::note::blocks {

namespace {

constexpr std::uint64_t kNotes = 2'000;
// A note in which the fault can be seen at a glance.
constexpr std::size_t kSmall = 16;

// All that a reading gives, as bytes, and whether a rule of the dialect had a say.
struct Parsed {
  std::string bytes;
  bool used_dialect = false;
};

Parsed parsed_as(std::string_view note, const Dialect& dialect) {
  BlockTrace trace;
  Draft draft;
  draft.trace = &trace;
  BlockScanner(note, draft, dialect).run(0, 1);
  const Block block = draft.finish();
  const auto bytes = ParsedNote(block.get()).bytes();
  return {std::string(reinterpret_cast<const char*>(bytes.data()), bytes.size()),
          trace.used_dialect};
}

std::string text_of(const std::filesystem::path& path) {
  std::ostringstream out;
  out << std::ifstream(path).rdbuf();
  return out.str();
}

// Two dialects that one rule tells apart.
struct Rule {
  std::string name;
  Dialect without;
  Dialect with;
};

Reader reads_as(const Dialect& dialect) {
  return [dialect](std::string_view note) { return whylink_reading(note, dialect); };
}

// A fault put into what whylink reads.
struct Fault {
  std::string name;
  std::function<void(Reading&)> applied;

  [[nodiscard]] Reader reader() const {
    return [this](std::string_view note) {
      Reading reading = read_by_commonmark(note);
      applied(reading);
      return reading;
    };
  }
};

// Loses the first of `inlines` that starts with `start`.
void lose(Inlines& inlines, std::string_view start) {
  const auto found =
      std::ranges::find_if(inlines, [&](const auto& one) { return one.starts_with(start); });
  if (found != inlines.end()) inlines.erase(found);
}

class RuleOfObsidian : public testing::TestWithParam<Rule> {};
class FaultOfAReader : public testing::TestWithParam<Fault> {};

void PrintTo(const Rule& rule, std::ostream* out) {
  *out << rule.name;
}
void PrintTo(const Fault& fault, std::ostream* out) {
  *out << fault.name;
}
template <class Param>
std::string name_of(const testing::TestParamInfo<Param>& info) {
  return info.param.name;
}

}  // namespace

TEST(Blocks, OfRandomNotesAreThoseOfOtherReaders) {
  EXPECT_EQ(first_difference(1, kNotes), "");
}

TEST(Blocks, OfTheSampleVaultAreThoseOfOtherReaders) {
  const auto root = std::filesystem::path(WHYLINK_SOURCE_DIR) / "assets/sample-vault";
  std::size_t notes = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(root)) {
    if (entry.path().extension() != ".md") continue;
    ++notes;
    EXPECT_EQ(difference(text_of(entry.path())), "") << entry.path();
  }
  EXPECT_GT(notes, 20U);
}

// Whatever Obsidian reads otherwise goes back to one of the named rules.
TEST(Blocks, AreCommonMarksWhereNoRuleOfObsidianApplies) {
  std::uint64_t plain = 0;
  for (std::uint64_t seed = 1; seed <= kNotes; ++seed) {
    const std::string note = random_note(seed);
    const Parsed obsidian = parsed_as(note, kObsidian);
    if (obsidian.used_dialect) continue;
    ++plain;
    EXPECT_EQ(obsidian.bytes, parsed_as(note, kCommonMark).bytes) << note;
  }
  EXPECT_GT(plain, kNotes / 2);
}

// The comparison can fail: each rule in which Obsidian differs from CommonMark is found by it, in
// as few notes as run above.
TEST_P(RuleOfObsidian, IsFoundInRandomNotesAndShownByASmallOne) {
  const auto shows = [&](const std::string& note) {
    return !difference(note, reads_as(GetParam().with)).empty() &&
           difference(note, reads_as(GetParam().without)).empty();
  };
  std::string note;
  for (std::uint64_t seed = 1; seed <= kNotes && note.empty(); ++seed) {
    if (shows(random_note(seed))) note = random_note(seed);
  }
  ASSERT_NE(note, "");
  const std::string small = shrunk(note, shows);
  EXPECT_LE(small.size(), kSmall) << small;
}

INSTANTIATE_TEST_SUITE_P(
    Each, RuleOfObsidian,
    testing::Values(Rule{"MathBlocks", kCommonMark, {true, false, false}},
                    Rule{"NoIndentedCodeInLists", kCommonMark, {false, true, false}},
                    // Says something only where the rule above holds.
                    Rule{"DeepFencesInLists", {false, true, false}, {false, true, true}}),
    name_of<Rule>);

// So is what no rule of blocks can show: links, code and HTML in running text.
TEST_P(FaultOfAReader, IsFoundInRandomNotesAndShownByASmallOne) {
  const Reader reader = GetParam().reader();
  EXPECT_NE(first_difference(1, kNotes, reader), "");
  for (std::uint64_t seed = 1; seed <= kNotes; ++seed) {
    const std::string note = random_note(seed);
    if (difference(note, reader).empty()) continue;
    const std::string small =
        shrunk(note, [&](const std::string& one) { return !difference(one, reader).empty(); });
    EXPECT_LE(small.size(), kSmall) << small;
    break;
  }
}

INSTANTIATE_TEST_SUITE_P(
    Each, FaultOfAReader,
    testing::Values(
        Fault{"InventsALinkBesideTables",
              [](Reading& reading) {
                if (!reading.tables.empty()) reading.inlines.emplace_back("link x");
              }},
        Fault{"LosesLinks", [](Reading& reading) { lose(reading.inlines, "link"); }},
        Fault{"LosesCode", [](Reading& reading) { lose(reading.inlines, "code"); }},
        Fault{"ReadsCodeAsText",
              [](Reading& reading) { std::ranges::replace(reading.classes, 'c', 't'); }},
        Fault{"ReadsHtmlAsText",
              [](Reading& reading) { std::ranges::replace(reading.classes, 'h', 't'); }},
        Fault{"ReadsTextAsCode",
              [](Reading& reading) { std::ranges::replace(reading.classes, 't', 'c'); }}),
    name_of<Fault>);

// What has a name excuses no more than that.
TEST(Comparison, SeesATableThatIsNone) {
  const Fault fault{"", [](Reading& reading) { reading.outline = {"table rows 1 to 2"}; }};
  EXPECT_EQ(difference("| a | b |\n|---|---|\n", fault.reader()), "");
  EXPECT_NE(difference("| a | b |\n|---|\n", fault.reader()), "");
}

TEST(Comparison, SeesInlinesOutsideATableAndInItsColumns) {
  const std::string table = "a | b\n--|--\nc | d\n";
  const Fault invents{"", [](Reading& reading) { reading.inlines = {"link x"}; }};
  EXPECT_EQ(difference("[y](x)\n\n" + table, invents.reader()), "");
  EXPECT_NE(difference("`y`\n\n" + table, invents.reader()), "");
  EXPECT_NE(difference(table, invents.reader()), "");
  EXPECT_EQ(difference(table + "e | f | [y](x)\n"), "");
}

TEST(Comparison, SeesFootnotesBesideQuotes) {
  const Fault fault{"", [](Reading& reading) { lose(reading.outline, "footnote 3 > "); }};
  EXPECT_EQ(difference("> a\n\n[^1]: b\n"), "");
  EXPECT_NE(difference("> a\n\n[^1]: b\n", fault.reader()), "");
}

TEST(Comparison, SeesCodeSpansBesideFences) {
  const std::string note = "```\n`\n```\n`a` `b` `c`\n";
  const Fault fault{"", [](Reading& reading) { lose(reading.inlines, "code"); }};
  EXPECT_EQ(difference(note), "");
  EXPECT_NE(difference(note, fault.reader()), "");
}

TEST(Comparison, ShrinksWhatFails) {
  const auto has_both = [](const std::string& note) {
    return note.find("- ") != note.npos && note.find("```") != note.npos;
  };
  EXPECT_EQ(shrunk("# a\n\n- one `x`\n\n```js\ncode\n```\nmore\n", has_both).size(), 5U);
}

}  // namespace whylink::note::blocks
