// Bringing notes together costs what they hold: links to the parts of a note, rules about its
// properties and tags.
#include <gtest/gtest.h>

#include <cstring>
#include <functional>

#include "core/vault/snapshot.hpp"
#include "tests/note/work/counter.hpp"
#include "whylink/graph.hpp"

namespace whylink::vault {

namespace {

struct Note {
  std::string path;
  std::string bytes;
};

BlockPtr block_of(const std::string& bytes) {
  note::Block block = note::scan_note(bytes);
  return BlockPtr(block.release(), [](const std::byte* memory) { delete[] memory; });
}

Readings readings_of(const std::vector<Note>& notes) {
  Readings readings;
  for (const Note& note : notes) {
    File file;
    file.path = note.path;
    file.kind = FileKind::note;
    readings.walk.files.push_back(std::move(file));
    readings.walk.facts.emplace_back();
    readings.blocks.push_back(block_of(note.bytes));
  }
  return readings;
}

// The work of putting the notes together, without that of reading them.
std::uint64_t work_of(const std::vector<Note>& notes, const ExclusionRules& rules = {}) {
  Readings readings = readings_of(notes);
  auto filter = std::make_shared<const ExclusionFilter>(Settings(), rules);
  const std::uint64_t before = note::work::blocks_run();
  const SnapshotPtr snapshot =
      SnapshotBuilder::build("/vault", std::move(readings), std::move(filter), 1);
  return note::work::blocks_run() - before;
}

std::string repeated(std::string_view part, std::size_t times) {
  std::string out;
  for (std::size_t i = 0; i < times; ++i) {
    for (const char c : part) {
      if (c == '%') {
        out += std::to_string(1'000'000 + i);
      } else {
        out += c;
      }
    }
  }
  return out;
}

struct Shape {
  const char* name;
  std::function<std::vector<Note>(std::size_t)> make;
};

std::function<std::vector<Note>(std::size_t)> one_note(std::string_view part,
                                                       std::string_view other) {
  return [=](std::size_t count) {
    return std::vector<Note>{{"a.md", repeated(part, count) + "\n" + repeated(other, count)}};
  };
}

const std::vector<Shape>& shapes() {
  static const std::vector<Shape> all = {
      {"headings_and_links_to_them", one_note("# h%\n", "[[#h%]]\n")},
      {"headings_and_links_to_none", one_note("# h%\n", "[[#x%]]\n")},
      {"one_heading_again_and_again", one_note("# h\n", "[[#h#h]]\n")},
      {"chains_of_headings", one_note("# a\n## b\n### c\n", "[[#a#b#c#d]]\n")},
      {"long_chains", one_note("# a\n## b\n", "[[#b#a#b#a#b#a#b#a#b#a#b#a#b#a]]\n")},
      {"block_ids_and_links_to_them", one_note("text ^id%\n\n", "[[#^id%]]\n")},
      {"links_from_many_notes",
       [](std::size_t count) {
         std::vector<Note> notes{{"a.md", repeated("# h%\n", count)}};
         for (std::size_t i = 0; i < count; ++i) {
           notes.push_back({"b" + std::to_string(1'000'000 + i) + ".md", "[[a#h1000007]]"});
         }
         return notes;
       }},
      {"aliases_and_tags",
       [](std::size_t count) {
         return std::vector<Note>{
             {"a.md", "---\ntags: [x]\n---\n" + repeated("#t% [[b]] ", count)}};
       }},
  };
  return all;
}

class Notes : public testing::TestWithParam<Shape> {};

}  // namespace

TEST_P(Notes, WorkGrowsWithWhatTheyHold) {
  const std::uint64_t once = work_of(GetParam().make(1000));
  const std::uint64_t four = work_of(GetParam().make(4000));
  EXPECT_GT(once, 1000U);  // the counter counts
  EXPECT_LT(static_cast<double>(four) / static_cast<double>(once), 4.9) << once << " and " << four;
}

INSTANTIATE_TEST_SUITE_P(Shapes, Notes, testing::ValuesIn(shapes()),
                         [](const auto& one) { return one.param.name; });

// A long path, said once by a card and again by each of its edges.
TEST(NotesAndACanvas, ThePathOfACardIsLookedUpOnce) {
  const auto work = [](std::size_t length) {
    const std::string canvas = R"({"nodes":[{"id":"1","type":"file","file":")" +
                               std::string(length, 'a') + R"("}],"edges":[)" +
                               repeated(R"({"fromNode":"1","toNode":"1"},)", 2000) + "{}]}";
    Readings readings = readings_of({{"a.canvas", ""}});
    readings.blocks[0] = BlockPtr(note::scan_canvas(canvas).release(),
                                  [](const std::byte* memory) { delete[] memory; });
    auto filter = std::make_shared<const ExclusionFilter>(Settings(), ExclusionRules());
    const std::uint64_t before = note::work::blocks_run();
    const SnapshotPtr snapshot =
        SnapshotBuilder::build("/vault", std::move(readings), std::move(filter), 1);
    EXPECT_EQ(snapshot->resolved(0).size(), 2001U);
    return note::work::blocks_run() - before;
  };
  EXPECT_LT(work(4000), 2 * work(40));
}

// Rules times properties would be the square.
TEST(NotesAndRules, WorkIsThatOfBothAndNotTheirProduct) {
  const auto work = [](std::size_t count) {
    ExclusionRules rules;
    for (std::size_t i = 0; i < count; ++i) {
      rules.properties.push_back("key" + std::to_string(i) + "=no");
      rules.properties.push_back("list=" + std::to_string(i));
      rules.folders.push_back("folder" + std::to_string(i));
    }
    const std::string front = repeated("p%: x\n", count) + "list:\n" + repeated("- y\n", count);
    return work_of({{"a/b.md", "---\n" + front + "---\n"}}, rules);
  };
  const std::uint64_t once = work(500);
  const std::uint64_t four = work(2000);
  EXPECT_LT(static_cast<double>(four) / static_cast<double>(once), 4.9) << once << " and " << four;
}

// An edited note costs its own links and those to it, not the vault's findings for each change.
TEST(NotesChanged, WorkGrowsWithTheChanges) {
  const auto work = [](std::size_t count) {
    std::vector<Note> notes;
    for (std::size_t i = 0; i < count; ++i) {
      // A NUL byte: a finding.
      notes.push_back({std::to_string(1'000'000 + i) + ".md", std::string("\0 [[#a]]", 8)});
    }
    Readings readings = readings_of(notes);
    std::vector<SnapshotBuilder::Change> changes;
    for (FileId id = 0; id < count; ++id) changes.push_back({id, {}, readings.blocks[id]});
    auto filter = std::make_shared<const ExclusionFilter>(Settings(), ExclusionRules());
    const SnapshotPtr before =
        SnapshotBuilder::build("/vault", std::move(readings), std::move(filter), 1);
    const std::uint64_t start = note::work::blocks_run();
    const SnapshotPtr now = SnapshotBuilder::changed(*before, changes, {});
    EXPECT_EQ(now->findings().size(), count);
    return note::work::blocks_run() - start;
  };
  const std::uint64_t once = work(1000);
  const std::uint64_t four = work(4000);
  EXPECT_LT(static_cast<double>(four) / static_cast<double>(once), 4.9) << once << " and " << four;
}

// A missing note is looked for above itself, not in all that could not be read.
TEST(NotesThatAreMissing, WorkDoesNotGrowWithWhatCouldNotBeRead) {
  const auto work = [](std::size_t count) {
    Readings readings = readings_of({{"a.md", ""}});
    for (std::size_t i = 0; i < count; ++i) {
      readings.walk.unlisted.push_back("folder" + std::to_string(1'000'000 + i));
      readings.walk.unread_links.push_back("link" + std::to_string(1'000'000 + i));
    }
    auto filter = std::make_shared<const ExclusionFilter>(Settings(), ExclusionRules());
    const SnapshotPtr snapshot =
        SnapshotBuilder::build("/vault", std::move(readings), std::move(filter), 1);
    const std::uint64_t start = note::work::blocks_run();
    EXPECT_FALSE(snapshot->is_unread("some/other/note.md"));
    EXPECT_TRUE(snapshot->is_unread("folder1000000/note.md"));
    return note::work::blocks_run() - start;
  };
  EXPECT_LT(work(4000), 2 * work(1000));
}

// Who asks for all neighbours of a hub asks once for each edge.
TEST(NotesAroundAHub, TheHubIsNotWalkedForEach) {
  const auto work = [](std::size_t count) {
    Readings readings = readings_of({{"hub.md", repeated("[[n%]] ", count)}});
    for (std::size_t i = 0; i < count; ++i) {
      const Readings one = readings_of({{"n" + std::to_string(1'000'000 + i) + ".md", ""}});
      readings.walk.files.push_back(one.walk.files[0]);
      readings.walk.facts.emplace_back();
      readings.blocks.push_back(one.blocks[0]);
    }
    auto filter = std::make_shared<const ExclusionFilter>(Settings(), ExclusionRules());
    const SnapshotPtr snapshot =
        SnapshotBuilder::build("/vault", std::move(readings), std::move(filter), 1);
    const graph::Graph graph(*snapshot);
    EXPECT_EQ(graph.edges().size(), count);
    const std::uint64_t start = note::work::blocks_run();
    for (FileId id = 1; id <= count; ++id) EXPECT_EQ(graph.distance(0, id, 1), 1U);
    return note::work::blocks_run() - start;
  };
  const std::uint64_t once = work(1000);
  const std::uint64_t four = work(4000);
  EXPECT_LT(static_cast<double>(four) / static_cast<double>(once), 4.9) << once << " and " << four;
}

}  // namespace whylink::vault
