// Finding a link's file costs what the link's text costs, however many files share its name: twice
// the files, twice the links, twice the work.
#include <gtest/gtest.h>

#include <functional>

#include "core/vault/resolution.hpp"
#include "tests/note/work/counter.hpp"

namespace whylink::vault {

namespace {

std::vector<File> files_at(const std::vector<std::string>& paths) {
  std::vector<File> files;
  for (const std::string& path : paths) {
    File file;
    file.path = path;
    files.push_back(std::move(file));
  }
  return files;
}

struct Shape {
  const char* name;
  std::function<std::string(std::size_t)> path;
  std::function<std::string(std::size_t)> link;
};

const std::vector<Shape>& shapes() {
  const auto folder = [](std::size_t i) { return "f" + std::to_string(1000000 + i); };
  const auto in_folder = [=](std::size_t i) { return folder(i) + "/Note.md"; };
  const auto deep = [=](std::size_t i) { return folder(i) + "/a/b/c/Note.md"; };
  // Folders in folders up to 64 deep, and a note in each.
  const auto nested = [=](std::size_t i) {
    std::string path = folder(i / 64) + "/";
    for (std::size_t depth = i % 64; depth > 0; --depth) path += "d/";
    return path + "Note.md";
  };
  // One path in every spelling.
  const auto twins = [](std::size_t i) {
    std::string path = "abcdefghijklmnop/note.md";
    for (std::size_t bit = 0; bit < 16; ++bit) {
      if ((i >> bit & 1U) != 0) path[bit] = static_cast<char>(path[bit] - 'a' + 'A');
    }
    return path;
  };
  static const std::vector<Shape> all = {
      {"by_name", in_folder, [](std::size_t) { return "Note"; }},
      {"by_path", in_folder, [=](std::size_t i) { return folder(i) + "/Note"; }},
      {"by_shared_end", deep, [](std::size_t) { return "b/c/Note.md"; }},
      {"by_absolute_path", in_folder, [=](std::size_t i) { return "/" + folder(i) + "/Note"; }},
      {"by_relative_path", in_folder,
       [=](std::size_t i) { return "../" + folder(i) + "/Note.md"; }},
      {"below_the_own_folder", deep, [](std::size_t) { return "c/Note"; }},
      {"by_part_of_a_name", in_folder,
       [=](std::size_t i) { return folder(i).substr(1) + "/Note"; }},
      {"by_part_of_all_names", deep, [](std::size_t) { return "x/c/Note"; }},
      {"in_nested_folders", nested, [](std::size_t) { return "Note"; }},
      {"of_twins", twins, [](std::size_t) { return "note"; }},
      {"to_nothing", in_folder, [](std::size_t) { return "none/Note"; }},
      {"of_names_of_their_own", [=](std::size_t i) { return "a/" + folder(i) + ".md"; }, folder},
  };
  return all;
}

std::uint64_t work_of(const Shape& shape, std::size_t count) {
  std::vector<std::string> paths;
  for (std::size_t i = 0; i < count; ++i) paths.push_back(shape.path(i));
  const std::vector<File> files = files_at(paths);
  const std::uint64_t before = note::work::blocks_run();
  const NameIndex names(files);
  const Resolution resolution(files, names);
  for (std::size_t i = 0; i < count; ++i) {
    static_cast<void>(resolution.resolve(shape.link(i), static_cast<FileId>(i)));
  }
  return note::work::blocks_run() - before;
}

class Names : public testing::TestWithParam<Shape> {};

}  // namespace

TEST_P(Names, WorkGrowsWithTheFiles) {
  const std::uint64_t once = work_of(GetParam(), 2000);
  const std::uint64_t twice = work_of(GetParam(), 4000);
  EXPECT_GT(once, 2000U);  // the counter counts
  EXPECT_LT(static_cast<double>(twice) / static_cast<double>(once), 2.3)
      << once << " blocks for 2,000 files and links, " << twice << " for 4,000";
}

INSTANTIATE_TEST_SUITE_P(Shapes, Names, testing::ValuesIn(shapes()),
                         [](const auto& one) { return one.param.name; });

}  // namespace whylink::vault
