// Resolution against the plainest way to say the same: all files looked at, one after the other.
// The names are so few that every rule meets every other one.
#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <set>
#include <tuple>

#include "core/vault/resolution.hpp"
#include "whylink/text.hpp"

namespace whylink::vault {

namespace {

using Paths = std::vector<std::string>;

std::string name_of(const std::string& path) {
  return path.substr(path.rfind('/') + 1);
}

std::string folder_of(const std::string& path) {
  return path.substr(0, path.size() - name_of(path).size());
}

// What a target asks for: the paths that fit, best first.
class Plain {
 public:
  explicit Plain(const Paths& paths) {
    for (const std::string& path : paths) files_.push_back({path, text::fold(path)});
  }

  [[nodiscard]] Paths fitting(const std::string& target, const std::string& source) const {
    if (target.empty()) return {source};
    if (target.front() == '/') return at(with_extension(target.substr(1)), source);
    if (target.starts_with("./")) {
      return at(with_extension(folder_of(source) + target.substr(2)), source);
    }
    const std::string written = with_extension(target);
    Paths found = ending(written, "/", source);
    if (found.empty()) found = ending(written, "", source);
    return found;
  }

 private:
  struct Known {
    std::string path;
    std::string folded;
  };
  using Key = std::tuple<bool, bool, bool, std::size_t, std::string, int, std::string>;

  [[nodiscard]] std::string with_extension(const std::string& target) const {
    const std::string name = text::fold(name_of(target));
    const bool known = std::ranges::any_of(
        files_, [&](const Known& file) { return name_of(file.folded) == name; });
    return name.find('.') != std::string::npos && known ? target : target + ".md";
  }

  [[nodiscard]] Paths at(const std::string& written, const std::string& source) const {
    const std::string wanted = text::fold(written);
    std::vector<const Known*> found;
    for (const Known& file : files_) {
      if (file.folded == wanted) found.push_back(&file);
    }
    return sorted(found, written, source);
  }

  [[nodiscard]] Paths ending(const std::string& written, const std::string& boundary,
                             const std::string& source) const {
    const std::string end = text::fold(written);
    std::vector<const Known*> found;
    for (const Known& file : files_) {
      const bool named = name_of(file.folded) == name_of(end);
      const bool fits = file.folded == end || file.folded.ends_with(boundary + end);
      if (named && fits) found.push_back(&file);
    }
    return sorted(found, written, source);
  }

  [[nodiscard]] Paths sorted(const std::vector<const Known*>& found, const std::string& written,
                             const std::string& source) const {
    std::vector<Key> keys;
    for (const Known* file : found) keys.push_back(key(*file, written, source));
    std::ranges::sort(keys);
    Paths out;
    for (const Key& key : keys) out.push_back(std::get<6>(key));
    return out;
  }

  [[nodiscard]] Key key(const Known& file, const std::string& written,
                        const std::string& source) const {
    const std::string end = text::fold(written);
    const std::string own = text::fold(folder_of(source));
    const auto twin = std::ranges::find(files_, file.folded, &Known::folded);
    int spelling = file.path.ends_with(written)             ? 0
                   : name_of(file.path) == name_of(written) ? 2
                                                            : 4;
    if (!file.path.starts_with(folder_of(source))) ++spelling;
    return {file.folded != end,
            file.folded != own + end,
            !file.folded.starts_with(own),
            file.path.size(),
            twin->path,
            spelling,
            file.path};
  }

  std::vector<Known> files_;  // by path
};

class Die {
 public:
  explicit Die(unsigned seed) : random_(seed) {}
  std::size_t below(std::size_t count) { return random_() % count; }
  std::string of(const std::vector<const char*>& words) { return words[below(words.size())]; }

 private:
  std::mt19937 random_;
};

std::string random_folder(Die& die, std::size_t deepest) {
  std::string out;
  for (std::size_t depth = die.below(deepest + 1); depth > 0; --depth) {
    out += die.of({"a", "b", "ab", "bab", "A", "aB"}) + "/";
  }
  return out;
}

Paths random_paths(Die& die) {
  std::set<std::string> paths;
  const std::size_t count = 1 + die.below(14);
  while (paths.size() < count) {
    paths.insert(random_folder(die, 4) +
                 die.of({"a.md", "a.md", "A.md", "b.md", "a", "a.b", "a.b.md", "A.B", "ab.md"}));
  }
  return {paths.begin(), paths.end()};
}

std::string random_target(Die& die) {
  const std::string start = die.of({"", "", "", "", "", "/", "./"});
  return start + random_folder(die, 2) +
         die.of({"a", "A", "b", "a.b", "A.b", "a.md", "ab", "a.B.md"});
}

std::vector<File> files_at(const Paths& paths) {
  std::vector<File> files(paths.size());
  for (std::size_t i = 0; i < paths.size(); ++i) files[i].path = paths[i];
  return files;
}

std::string listed(const Paths& paths) {
  std::string out;
  for (const std::string& path : paths) out += "  " + path + "\n";
  return out;
}

}  // namespace

TEST(ResolutionProperty, EveryTargetMeansWhatThePlainestSearchFinds) {
  constexpr unsigned kVaults = 20'000;
  Die die(20260301);
  for (unsigned round = 0; round < kVaults; ++round) {
    const Paths paths = random_paths(die);
    const std::vector<File> files = files_at(paths);
    const NameIndex names(files);
    const Resolution resolution(files, names);
    const Plain plain(paths);
    for (int i = 0; i < 4; ++i) {
      const auto source = static_cast<FileId>(die.below(files.size()));
      const std::string target = random_target(die);
      const Paths wanted = plain.fitting(target, paths[source]);
      const Resolution::Answer got = resolution.resolve(target, source);
      const auto told = [&] {
        return "[[" + target + "]] in " + paths[source] + " of\n" + listed(paths);
      };
      ASSERT_EQ(got.file == kNoFile ? "" : paths[got.file], wanted.empty() ? "" : wanted[0])
          << told();
      Paths candidates;
      for (const FileId id : resolution.candidates(target, source)) {
        candidates.push_back(paths[id]);
      }
      ASSERT_EQ(candidates.empty(), wanted.empty()) << told();
      if (wanted.empty()) continue;
      ASSERT_EQ(candidates[0], wanted[0]) << told();
      ASSERT_EQ(std::set(candidates.begin(), candidates.end()),
                std::set(wanted.begin(), wanted.end()))
          << told();
      ASSERT_TRUE(wanted.size() > 1 || !got.ambiguous) << told();
    }
  }
}

// Larger, so that the trees over a shared name are deep.
TEST(ResolutionProperty, AmongHundredsOfOneName) {
  Die die(7);
  for (unsigned round = 0; round < 20; ++round) {
    std::set<std::string> all;
    while (all.size() < 300) all.insert(random_folder(die, 7) + "a.md");
    const Paths paths(all.begin(), all.end());
    const std::vector<File> files = files_at(paths);
    const NameIndex names(files);
    const Resolution resolution(files, names);
    const Plain plain(paths);
    for (int i = 0; i < 100; ++i) {
      const auto source = static_cast<FileId>(die.below(files.size()));
      const std::string target = random_folder(die, 3) + "a";
      const Paths wanted = plain.fitting(target, paths[source]);
      const Resolution::Answer got = resolution.resolve(target, source);
      ASSERT_EQ(got.file == kNoFile ? "" : paths[got.file], wanted.empty() ? "" : wanted[0])
          << "[[" << target << "]] in " << paths[source];
    }
  }
}

}  // namespace whylink::vault
