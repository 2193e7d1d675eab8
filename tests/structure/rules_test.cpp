#include "rules.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <ostream>
#include <string>
#include <vector>

namespace structure {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

struct Case {
  std::string path;
  std::string text;
  std::string told;  // part of the one message expected; empty: nothing is wrong
};

std::ostream& operator<<(std::ostream& out, const Case& c) {
  return out << c.path << " " << c.told;
}

class Rules : public ::testing::TestWithParam<Case> {};

TEST_P(Rules, TellWhatIsBrokenAndNothingElse) {
  const Case& c = GetParam();
  const std::vector<std::string> broken = broken_rules(read_source(c.path, c.text));
  if (c.told.empty()) {
    EXPECT_THAT(broken, IsEmpty());
  } else {
    EXPECT_THAT(broken, ElementsAre(HasSubstr(c.told)));
  }
}

const std::string kLong(401, '\n');

INSTANTIATE_TEST_SUITE_P(
    Rooms, Rules,
    ::testing::Values(
        Case{"core/note/a.cpp", "#include \"whylink/text.hpp\"\n", ""},
        Case{"core/note/a.cpp", "\n#include \"whylink/vault.hpp\"\n",
             "core/note/a.cpp:2: note may use only the rooms before it, not vault"},
        Case{"include/whylink/graph.hpp", "#include \"whylink/review.hpp\"\n",
             "graph may use only the rooms before it"},
        Case{"core/note/a.cpp", "#include \"whylink/extras.hpp\"\n", "no room's public header"},
        Case{"core/note/a.cpp", "#include \"core/note/b.hpp\"\n", ""},
        Case{"tests/note/a.cpp", "#include \"core/note/b.hpp\"\n", ""},
        Case{"core/vault/a.cpp", "#include \"core/note/b.hpp\"\n", "private headers"},
        Case{"tests/vault/a.cpp", "#include \"core/note/b.hpp\"\n", "private headers"},
        Case{"app/main.cpp", "#include \"core/note/b.hpp\"\n", "private headers"},
        Case{"core/note/a.cpp", "#include \"../text/b.hpp\"\n", "from the root of the checkout"},
        Case{"core/stuff/a.cpp", "", "core holds rooms only"},
        Case{"include/whylink/stuff.hpp", "", "core holds rooms only"}));

INSTANTIATE_TEST_SUITE_P(
    Walls, Rules,
    ::testing::Values(
        Case{"core/review/a.cpp", "#include \"app/workspace/b.hpp\"\n", "knows nothing of app"},
        Case{"app/workspace/a.cpp", "#include \"app/terminal/b.hpp\"\n", "no front end"},
        Case{"app/workspace/a.cpp", "#include \"app/window/b.hpp\"\n", "no front end"},
        Case{"app/terminal/a.cpp", "#include \"app/workspace/b.hpp\"\n", ""},
        Case{"core/record/a.cpp", "#include <sqlite3.h>\n", ""},
        Case{"core/vault/a.cpp", "#include <sqlite3.h>\n", "only core/record includes SQLite"},
        Case{"include/whylink/record.hpp", "#include <sqlite3.h>\n", "only core/record"},
        Case{"app/window/a.cpp", "#include <imgui.h>\n#include <GLFW/glfw3.h>\n", ""},
        Case{"app/terminal/a.cpp", "#include <imgui.h>\n", "only app/window includes ImGui"},
        Case{"app/main.cpp", "#include <GLFW/glfw3.h>\n", "only app/window includes GLFW"}));

INSTANTIATE_TEST_SUITE_P(
    Purity, Rules,
    ::testing::Values(
        Case{"core/note/a.cpp", "#include <fstream>\n", "a pure room touches no files"},
        Case{"core/graph/a.cpp", "#include <filesystem>\n", "a pure room touches no files"},
        Case{"include/whylink/memory.hpp", "#include <iostream>\n", "a pure room touches no files"},
        Case{"core/vault/a.cpp", "#include <filesystem>\n", ""},
        Case{"core/memory/a.cpp", "#include <chrono>\nstd::chrono::sys_days d;\n", ""},
        Case{"core/memory/a.cpp", "auto t = std::chrono::system_clock::now();\n", "given the time"},
        Case{"core/insight/a.cpp", "std::random_device seed;\n", "given its seed"},
        Case{"core/vault/a.cpp", "std::cout << 1;\n", "standard output"},
        Case{"app/terminal/a.cpp", "std::cout << 1;\n", ""}));

INSTANTIATE_TEST_SUITE_P(
    OpeningFiles, Rules,
    ::testing::Values(
        Case{"core/vault/a.cpp", "int f = ::openat(1, \"a\", 0);\n", "opened by core/disk"},
        Case{"core/vault/a.cpp", "auto r = Root::open(path);\n", ""},
        Case{"core/disk/a.cpp", "int f = ::open(\"a\", 0);\n", ""},
        Case{"app/window/a.cpp", "std::ifstream in(file);\n", "open it by core/disk"},
        Case{"core/record/a.cpp", "FILE* f = fopen(\"a\", \"r\");\n", "open it by core/disk"},
        Case{"tests/vault/a.cpp", "std::ofstream out(file);\n", ""}));

INSTANTIATE_TEST_SUITE_P(
    SizesAndNames, Rules,
    ::testing::Values(Case{"core/note/a.cpp", kLong, "at most 400 lines"},
                      Case{"tests/note/a.cpp", kLong, ""},
                      Case{"tests/note/a.cpp", kLong + kLong, "at most 600 lines"},
                      Case{"core/note/link_utils.cpp", "", "no manager, helper, util"},
                      Case{"app/helper/a.cpp", "", "no manager, helper, util"},
                      Case{"core/note/a.hpp", "class LinkManager {};\n",
                           "no Manager, Helper, Util"},
                      Case{"core/note/a.hpp", "struct UtilLinks {};\n", "no Manager, Helper, Util"},
                      Case{"core/note/a.hpp", "enum class Utilised { yes };\n", ""}));

INSTANTIATE_TEST_SUITE_P(
    ReadsCode, Rules,
    ::testing::Values(Case{"core/note/a.cpp", "// std::cout, class LinkManager\n", ""},
                      Case{"core/note/a.cpp", "/*\n#include <sqlite3.h>\n*/\n", ""},
                      Case{"core/note/a.cpp", "auto s = \"std::cout \\\" std::cout\";\n", ""},
                      Case{"core/note/a.cpp", "auto s = R\"x(\n#include <sqlite3.h>\n\")\")x\";\n",
                           ""},
                      Case{"core/note/a.cpp", "auto n = 1'000; auto c = '\"'; std::cout << n;\n",
                           "a.cpp:1: only app"},
                      Case{"core/note/a.cpp", "auto s = R\"(\n\n)\"; // x\nstd::cout << s;\n",
                           "a.cpp:4: only app"}));

}  // namespace
}  // namespace structure
