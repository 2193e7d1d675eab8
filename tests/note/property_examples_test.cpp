// Runs the examples of tests/note/properties/*.txt: front matter between "~~~ yaml" and "~~~
// properties", and what is read of it, a line each, up to "~~~ end":
//
//     name = value        or "value" where it was quoted, |value| where it was a block
//
// "~~~ refused" in place of "~~~ properties" says that it has none. In both parts "→" stands for a
// tab, "␍" for a CR, "␣" for a no-break space, and in values "↵" for a LF.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "core/note/front_matter.hpp"

namespace whylink::note {

namespace {

struct Example {
  std::string name;  // file:line
  std::string yaml;
  std::string properties;
  bool is_refused = false;
};

// The name GoogleTest looks for.
// NOLINTNEXTLINE(readability-identifier-naming)
void PrintTo(const Example& example, std::ostream* out) {
  *out << example.name;
}

struct Sign {
  std::string_view shown;
  std::string_view meant;
};
constexpr Sign kSigns[] = {{"→", "\t"}, {"␍", "\r"}, {"␣", "\u00a0"}, {"↵", "\n"}};

std::string with_signs(std::string text) {
  for (const Sign& sign : kSigns) {
    for (std::size_t at = text.find(sign.meant); at != std::string::npos;
         at = text.find(sign.meant, at + sign.shown.size())) {
      text.replace(at, sign.meant.size(), sign.shown);
    }
  }
  return text;
}

std::string without_signs(std::string text) {
  for (const Sign& sign : kSigns) {
    for (std::size_t at = text.find(sign.shown); at != std::string::npos;
         at = text.find(sign.shown, at)) {
      text.replace(at, sign.shown.size(), sign.meant);
    }
  }
  return text;
}

std::vector<Example> examples() {
  std::vector<Example> out;
  const auto folder = std::filesystem::path(WHYLINK_SOURCE_DIR) / "tests/note/properties";
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    std::ifstream file(entry.path());
    std::string* part = nullptr;
    int number = 0;
    for (std::string line; std::getline(file, line);) {
      ++number;
      if (line == "~~~ yaml") {
        const std::string name = entry.path().filename().string();
        out.push_back({name + ":" + std::to_string(number), "", ""});
        part = &out.back().yaml;
      } else if (line == "~~~ properties") {
        part = &out.back().properties;
      } else if (line == "~~~ refused") {
        out.back().is_refused = true;
        part = &out.back().properties;
      } else if (line == "~~~ end") {
        part = nullptr;
      } else if (part != nullptr) {
        *part += line + "\n";
      }
    }
  }
  return out;
}

std::string shown(const Scalar& scalar, std::string_view yaml) {
  const std::string text = with_signs(scalar.text);
  std::string out = with_signs(scalar.name) + (text.empty() && !scalar.may_link ? " =" : " = ");
  if (!scalar.may_link) return out + text;
  const char before = scalar.at > 0 ? yaml[scalar.at - 1] : '\0';
  const bool quoted = before == '"' || before == '\'';
  return out + (quoted ? '"' + text + '"' : '|' + text + '|');
}

class PropertyExamples : public testing::TestWithParam<Example> {};

}  // namespace

TEST_P(PropertyExamples, Hold) {
  const std::string yaml = without_signs(GetParam().yaml);
  std::vector<Scalar> scalars;
  const PropertyReading reading = read_properties(yaml, scalars);
  std::ostringstream found;
  for (const Scalar& scalar : scalars) {
    std::string line = shown(scalar, yaml);
    found << line.substr(line.find_first_not_of(' ')) << '\n';
  }
  EXPECT_EQ(reading == PropertyReading::refused, GetParam().is_refused);
  EXPECT_EQ(found.str(), GetParam().properties);
}

INSTANTIATE_TEST_SUITE_P(Examples, PropertyExamples, testing::ValuesIn(examples()),
                         [](const auto& one) {
                           std::string name;
                           for (const char c : one.param.name) {
                             name += std::isalnum(static_cast<unsigned char>(c)) ? c : '_';
                           }
                           return name;
                         });

}  // namespace whylink::note
