#include "tests/note/blocks/random_note.hpp"

#include <array>
#include <random>
#include <string_view>

namespace whylink::note::blocks {

namespace {

constexpr auto kIndents =
    std::to_array<std::string_view>({"", "", "", "", "", " ", "  ", "  ", "   ", "    ", "    ",
                                     "     ", "      ", "\t", "\t", "\t\t", " \t", "        "});
constexpr auto kContainers = std::to_array<std::string_view>(
    {"- ",  "- ",  "* ",  "+ ",         "-",      "-\t",    "-   ",   "-     ",
     "1. ", "1. ", "2. ", "12) ",       "1)",     "0. ",    "> ",     "> ",
     ">",   ">\t", ">  ", "> [!note] ", "[^1]: ", "[^ab]:", "- [ ] ", "1234567890. "});
constexpr auto kStarts = std::to_array<std::string_view>(
    {"```",       "```",      "```",        "~~~",       "````",      "``` js",    "~~~~ a`b",
     "``",        "``` a`b",  "# ",         "## ",       "###",       "####### ",  "#\t",
     "# x #",     "---",      "---",        "***",       "- - -",     "_ _ _",     "===",
     "=",         "-",        "--",         "| a | b |", "a | b",     "|---|---|", "-|-",
     "| - | - |", "|---|",    ":-:|-",      "| a |",     "|",         "|x|y|z|",   "<div>",
     "</div>",    "<div",     "<x>",        "</x>",      "<x y='z'>", "<pre>",     "</pre>",
     "<!-- a",    "-->",      "<!-- a -->", "<?a",       "?>",        "<!A b>",    "<![CDATA[",
     "]]>",       "<script>", "</script>",  "<p",        "<hr/>",     "$$",        "%%",
     "<a@b.c>",   "<table>"});
constexpr auto kDelimiters =
    std::to_array<std::string_view>({"-", "---", " - ", ":-", " -: ", ":--:", "-\t"});
constexpr auto kInlines = std::to_array<std::string_view>({"word",
                                                           "two words",
                                                           "x",
                                                           " ",
                                                           " ",
                                                           " ",
                                                           "`",
                                                           "`",
                                                           "``",
                                                           "`code`",
                                                           "\\",
                                                           "\\\\",
                                                           "[",
                                                           "[",
                                                           "]",
                                                           "](",
                                                           ")",
                                                           "(",
                                                           "[a](b)",
                                                           "![",
                                                           "![i](j)",
                                                           "!",
                                                           "*",
                                                           "_",
                                                           "<",
                                                           ">",
                                                           "<a>",
                                                           "</a>",
                                                           "<a b='c'>",
                                                           "<a b=\"",
                                                           "<b c=d/>",
                                                           "<!-- c -->",
                                                           "<?p?>",
                                                           "<http://a.b/c>",
                                                           "<me@x.org>",
                                                           "<ab:c d>",
                                                           "\"",
                                                           "'",
                                                           "(\"t\")",
                                                           "[a](<b c>)",
                                                           "[a](b \"t\")",
                                                           "[a]( b )",
                                                           "[a](b(c)d)",
                                                           "|",
                                                           "\\|",
                                                           "#",
                                                           "-",
                                                           "+",
                                                           "1.",
                                                           "=",
                                                           "é",
                                                           "日本",
                                                           "😀",
                                                           "  ",
                                                           "\t",
                                                           "[x]",
                                                           "][",
                                                           "`` ` ``",
                                                           "<a\\>"});
constexpr auto kEnds = std::to_array<std::string_view>(
    {"\n", "\n", "\n", "\n", "\n", "\n", "\n\n", "  \n", "\\\n", "\t\n"});

class Grower {
 public:
  explicit Grower(std::uint64_t seed) : random_(seed) {}

  std::string note() {
    const std::size_t lines = 1 + below(chance(4) ? 40 : 9);
    const std::string_view end = chance(12) ? "\r\n" : chance(40) ? "\r" : "\n";
    std::string out;
    for (std::size_t i = 0; i < lines; ++i) out += chance(12) ? table() : line();
    if (chance(6) && out.ends_with('\n')) out.pop_back();
    if (chance(2)) out = without_deep_lines(out);
    if (end != "\n") out = with_ends(out, end);
    return out;
  }

 private:
  // A number below `count`; its small preference for low ones does not matter here.
  std::size_t below(std::size_t count) { return random_() % count; }
  bool chance(std::size_t one_in) { return below(one_in) == 0; }
  template <std::size_t kSize>
  std::string any(const std::array<std::string_view, kSize>& list) {
    return std::string(list[below(kSize)]);
  }

  // Lines often start like the one above, as lines of one block do.
  std::string line() {
    if (!chance(3)) {
      prefix_ = containers();
    } else if (chance(2)) {
      go_on_in_containers();
    }
    std::string out = prefix_;
    if (chance(3)) out += any(kIndents);
    if (chance(2)) out += any(kStarts);
    if (!chance(3)) out += inlines();
    return out + any(kEnds);
  }

  std::string containers() {
    std::string out;
    const std::size_t count = below(3);
    for (std::size_t i = 0; i < count; ++i) {
      if (!chance(3)) out += any(kIndents);
      out += any(kContainers);
    }
    return out;
  }

  // What follows stands in the same quotes and items.
  void go_on_in_containers() {
    for (char& c : prefix_) c = c == '>' || c == '\t' ? c : ' ';
  }

  // Most rows have as many cells as the first one, and stand where it stands.
  std::string table() {
    if (chance(2)) prefix_ = containers();
    const std::size_t columns = 1 + below(3);
    const std::size_t rows = 2 + below(4);
    std::string out;
    for (std::size_t i = 0; i < rows; ++i) {
      std::string cells = prefix_;
      if (chance(8)) cells += any(kIndents);
      out += cells + row(chance(6) ? 1 + below(4) : columns, i == 1) + any(kEnds);
      go_on_in_containers();
      if (chance(12)) prefix_.clear();
    }
    return out;
  }

  std::string row(std::size_t cells, bool delimits) {
    std::string out = chance(2) ? "|" : "";
    for (std::size_t i = 0; i < cells; ++i) {
      if (i > 0) out += '|';
      out += delimits ? any(kDelimiters) : inlines();
    }
    if (chance(2)) out += '|';
    return out;
  }

  std::string inlines() {
    std::string out;
    const std::size_t count = 1 + below(6);
    for (std::size_t i = 0; i < count; ++i) out += any(kInlines);
    return out;
  }

  // Indented by less than what makes code, and without blanks at the end of lines.
  static std::string without_deep_lines(std::string_view note) {
    std::string out;
    for (const char c : note) {
      if (c == '\t' || (c == ' ' && out.ends_with("   "))) continue;
      if (c == '\n') out.erase(out.find_last_not_of(' ') + 1);
      out += c;
    }
    return out;
  }

  static std::string with_ends(std::string_view note, std::string_view end) {
    std::string out;
    for (const char c : note) {
      if (c == '\n') {
        out += end;
      } else {
        out += c;
      }
    }
    return out;
  }

  std::mt19937_64 random_;
  std::string prefix_;
};

}  // namespace

std::string random_note(std::uint64_t seed) {
  return Grower(seed).note();
}

}  // namespace whylink::note::blocks
