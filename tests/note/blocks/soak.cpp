// Compares many notes with what other readers make of them:
//     whylink_soak_blocks [--notes N] [--seed S] [--folder DIR]
// random notes, or with --folder all notes below it. Prints every difference by the smallest note
// that shows it, at most kShown of them, and exits 1 if there was one.
#include <fmt/core.h>

#include <charconv>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

#include "tests/note/blocks/comparison.hpp"
#include "tests/note/blocks/random_note.hpp"

namespace {

using namespace whylink::note::blocks;

constexpr std::uint64_t kShown = 30;

// How many notes were read, and how many are read otherwise by others.
struct Count {
  std::uint64_t notes = 0;
  std::uint64_t differences = 0;

  void take(const std::string& note, const std::string& name) {
    ++notes;
    if (difference(note).empty()) return;
    ++differences;
    const std::string small =
        shrunk(note, [](const std::string& one) { return !difference(one).empty(); });
    fmt::print("{}: {}\n", name, difference(small));
  }
};

std::uint64_t number(const char* text) {
  std::uint64_t value = 0;
  const std::string_view digits = text;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

std::string text_of(const std::filesystem::path& path) {
  std::ostringstream out;
  out << std::ifstream(path, std::ios::binary).rdbuf();
  return out.str();
}

}  // namespace

int main(int words, char** word) {
  std::uint64_t notes = 100'000;
  std::uint64_t seed = 1;
  std::string folder;
  for (int i = 1; i + 1 < words; i += 2) {
    const std::string_view name = word[i];
    if (name == "--notes") notes = number(word[i + 1]);
    if (name == "--seed") seed = number(word[i + 1]);
    if (name == "--folder") folder = word[i + 1];
  }
  Count count;
  if (folder.empty()) {
    for (std::uint64_t i = 0; i < notes && count.differences < kShown; ++i) {
      count.take(random_note(seed + i), fmt::format("seed {}", seed + i));
    }
  } else {
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
      if (count.differences >= kShown) break;
      if (entry.path().extension() == ".md")
        count.take(text_of(entry.path()), entry.path().string());
    }
  }
  fmt::print("{} notes, {} differences\n", count.notes, count.differences);
  return count.differences > 0 ? 1 : 0;
}
