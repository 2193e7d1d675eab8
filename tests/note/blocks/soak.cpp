// Compares many notes with what other readers make of them:
//     whylink_soak_blocks [--notes N] [--seed S] [--folder DIR]
// random notes, or with --folder all notes below it. Prints every difference by the smallest note
// that shows it, at most kShown of them. Exits 1 if there was one, and 2 if nothing could be
// compared.
#include <fmt/core.h>

#include <charconv>
#include <filesystem>
#include <fstream>
#include <optional>
#include <sstream>
#include <string>

#include "tests/note/blocks/comparison.hpp"
#include "tests/note/blocks/random_note.hpp"

namespace {

using namespace whylink::note::blocks;

constexpr std::uint64_t kShown = 10;
constexpr int kNothingCompared = 2;

struct Wanted {
  std::uint64_t notes = 100'000;
  std::uint64_t seed = 1;
  std::string folder;
};

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

// False for anything but digits, and for more than fit.
bool read_number(std::string_view digits, std::uint64_t& value) {
  const char* end = digits.data() + digits.size();
  const auto [rest, error] = std::from_chars(digits.data(), end, value);
  return error == std::errc{} && rest == end;
}

std::optional<Wanted> wanted(int words, char** word) {
  Wanted out;
  for (int i = 1; i < words; i += 2) {
    const std::string_view name = word[i];
    const std::string_view value = i + 1 < words ? word[i + 1] : "";
    const bool known = name == "--notes"  ? read_number(value, out.notes)
                       : name == "--seed" ? read_number(value, out.seed)
                                          : name == "--folder" && !value.empty();
    if (!known) {
      fmt::print(stderr, "cannot use '{}' '{}': --notes and --seed need digits, --folder a name\n",
                 name, value);
      return std::nullopt;
    }
    if (name == "--folder") out.folder = value;
  }
  return out;
}

std::string text_of(const std::filesystem::path& path) {
  std::ostringstream out;
  out << std::ifstream(path, std::ios::binary).rdbuf();
  return out.str();
}

void take_random(const Wanted& wanted, Count& count) {
  for (std::uint64_t i = 0; i < wanted.notes && count.differences < kShown; ++i) {
    count.take(random_note(wanted.seed + i), fmt::format("seed {}", wanted.seed + i));
  }
}

void take_folder(const Wanted& wanted, Count& count) {
  std::error_code error;
  std::filesystem::recursive_directory_iterator entry(wanted.folder, error);
  for (; !error && entry != end(entry) && count.differences < kShown; entry.increment(error)) {
    if (entry->path().extension() == ".md")
      count.take(text_of(entry->path()), entry->path().string());
  }
  if (error) fmt::print(stderr, "cannot list {}: {}\n", wanted.folder, error.message());
}

}  // namespace

int main(int words, char** word) {
  const std::optional<Wanted> asked = wanted(words, word);
  if (!asked) return kNothingCompared;
  Count count;
  asked->folder.empty() ? take_random(*asked, count) : take_folder(*asked, count);
  fmt::print("{} notes, {} differences\n", count.notes, count.differences);
  if (count.notes > 0) return count.differences > 0 ? 1 : 0;
  fmt::print(stderr, "no note was compared\n");
  return kNothingCompared;
}
