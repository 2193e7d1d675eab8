// Reads front matter, a JSON string a line, and writes what is read of it, a JSON array of [name,
// value, how it is written, offset] a line; null where it is refused. For compare.mjs.
#include <cstdio>
#include <iostream>
#include <nlohmann/json.hpp>

#include "core/note/front_matter.hpp"

namespace {

using Json = nlohmann::json;

Json row_of(const whylink::note::Scalar& scalar, std::string_view yaml) {
  const char before = scalar.at > 0 ? yaml[scalar.at - 1] : '\0';
  const bool quoted = scalar.may_link && (before == '"' || before == '\'');
  const char* written = !scalar.may_link ? "plain" : quoted ? "quoted" : "block";
  return {scalar.name, scalar.text, written, scalar.at - (quoted ? 1U : 0U)};
}

}  // namespace

int main() {
  std::vector<whylink::note::Scalar> scalars;
  for (std::string line; std::getline(std::cin, line);) {
    const std::string yaml = Json::parse(line);
    const auto reading = whylink::note::read_properties(yaml, scalars);
    Json rows = Json::array();
    for (const auto& scalar : scalars) rows.push_back(row_of(scalar, yaml));
    if (reading == whylink::note::PropertyReading::refused) rows = nullptr;
    std::puts(rows.dump(-1, ' ', false, Json::error_handler_t::replace).c_str());
  }
  return 0;
}
