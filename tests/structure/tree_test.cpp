#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "rules.hpp"
#include "source_text.hpp"

namespace structure {
namespace {

namespace fs = std::filesystem;

bool is_source(const fs::path& path) {
  const std::string ending = path.extension().string();
  return ending == ".cpp" || ending == ".hpp" || ending == ".h" || ending == ".c";
}

TEST(Tree, KeepsTheRulesOfTheHouse) {
  const fs::path root = WHYLINK_SOURCE_DIR;
  int files = 0;
  for (const char* folder : {"core", "include", "app", "tests"}) {
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(root / folder)) {
      if (!entry.is_regular_file() || !is_source(entry.path())) continue;
      ++files;
      std::ifstream file(entry.path(), std::ios::binary);
      const std::string bytes{std::istreambuf_iterator<char>(file), {}};
      const std::string path = entry.path().lexically_relative(root).generic_string();
      for (const std::string& broken : broken_rules(read_source(path, bytes))) {
        ADD_FAILURE() << broken;
      }
    }
  }
  EXPECT_GT(files, 10) << "too few sources were found below " << root;
}

}  // namespace
}  // namespace structure
