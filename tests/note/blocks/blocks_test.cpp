// The reader of blocks and inlines against cmark-gfm and md4c. The rules in which Obsidian differs
// from CommonMark are off here; what they do stands in tests/note/spec. Differences between the
// readers that are theirs have names, in comparison.cpp. scripts/soak compares many more notes.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "core/note/block_scanner.hpp"
#include "tests/note/blocks/comparison.hpp"
#include "tests/note/blocks/random_note.hpp"

namespace whylink::note::blocks {

namespace {

constexpr std::uint64_t kNotes = 2'000;

// All that a reading gives, as bytes, and whether a rule of the dialect had a say.
struct Reading {
  std::string bytes;
  bool used_dialect = false;
};

Reading read_as(std::string_view note, const Dialect& dialect) {
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
    const Reading obsidian = read_as(note, kObsidian);
    if (obsidian.used_dialect) continue;
    ++plain;
    EXPECT_EQ(obsidian.bytes, read_as(note, kCommonMark).bytes) << note;
  }
  EXPECT_GT(plain, kNotes / 2);
}

// A reader with a fault is told from a sound one, by a note small enough to see the fault.
TEST(Comparison, ShrinksWhatFails) {
  const auto has_both = [](const std::string& note) {
    return note.find("- ") != note.npos && note.find("```") != note.npos;
  };
  EXPECT_EQ(shrunk("# a\n\n- one `x`\n\n```js\ncode\n```\nmore\n", has_both).size(), 5U);
}

}  // namespace whylink::note::blocks
