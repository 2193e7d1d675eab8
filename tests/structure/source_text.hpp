#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace structure {

struct Include {
  std::size_t line;
  std::string name;  // as written between the quotes or angle brackets
};

// A C++ file as the rules see it: comments blanked, then literals too; line breaks stay in place.
struct SourceText {
  std::string path;  // from the root of the checkout, with '/'
  std::string code;
  std::vector<Include> includes;
  std::size_t lines = 0;
};

SourceText read_source(std::string path, std::string_view bytes);

}  // namespace structure
