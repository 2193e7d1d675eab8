// A transcript: commands as a person types them and what they answer, read from a file.
//
//   # a remark
//   $ whylink index vault          a command, run by the shell in a sandbox
//   > more                         more lines of it (for <<here documents)
//   {"notes":<n>,...}              what it writes, to the letter but for the placeholders
//   ...                            alone on a line: any lines, or none
//   ? 3                            its exit code, where that is not 0
//
// Placeholders: <n> a number, <uuid>, <path> without blanks, <any> the rest of anything.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace whylink::e2e {

struct Exchange {
  std::string command;
  std::vector<std::string> expected;
  int code = 0;
  int line = 0;  // of the command in the file
};

[[nodiscard]] std::vector<Exchange> read_transcript(const std::filesystem::path& file);

// Whether the lines are those expected; else says where they part.
[[nodiscard]] std::string difference(const std::vector<std::string>& expected,
                                     const std::vector<std::string>& got);
[[nodiscard]] std::vector<std::string> lines_of(const std::string& text);

}  // namespace whylink::e2e
