#pragma once

#include <string>
#include <vector>

#include "source_text.hpp"

namespace structure {

// The rules of the house in docs/architecture.md that can be read off the source: which folder may
// include what, what pure rooms may not touch, sizes and names. The tables stand in rules.cpp.

// Each broken rule as "path:line: rule", in the order of the file.
std::vector<std::string> broken_rules(const SourceText& source);

}  // namespace structure
