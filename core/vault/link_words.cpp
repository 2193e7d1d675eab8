#include "core/vault/link_words.hpp"

#include <algorithm>
#include <cerrno>
#include <string_view>
#include <vector>

namespace whylink::vault {

namespace fs = std::filesystem;

namespace {

// As many as Linux follows on the way to one file.
constexpr int kMostLinksOnTheWay = 40;

class ByWords {
 public:
  ByWords(const disk::Root& vault, std::span<const fs::path> places)
      : vault_(vault), places_(places) {}

  Result<WordsEnd> run(const std::string& path) {
    go_on_with(path);
    while (!ahead_.empty() && !is_outside_) {
      const std::string part = std::move(ahead_.back());
      ahead_.pop_back();
      if (part == "..") {
        go_up();
      } else if (const Status entered = enter(part); !entered) {
        return tl::make_unexpected(entered.error());
      }
    }
    if (is_outside_) return WordsEnd{false, outside_};
    return WordsEnd{true, here_};
  }

 private:
  // The words come before what is still ahead.
  void go_on_with(std::string_view words) {
    while (!words.empty()) {
      const std::size_t slash = words.rfind('/');
      const std::string_view part = words.substr(slash + 1);
      if (!part.empty() && part != ".") ahead_.emplace_back(part);
      words = words.substr(0, slash == std::string_view::npos ? 0 : slash);
    }
  }

  void go_up() {
    if (here_.empty()) return leave_for(places_.front().parent_path());
    here_ = here_.parent_path();
  }

  // A path from the root of the disk may lead back into the vault.
  void leave_for(fs::path aim) {
    for (auto part = ahead_.rbegin(); part != ahead_.rend(); ++part) aim /= *part;
    aim = aim.lexically_normal();
    const auto place =
        std::ranges::find_if(places_, [&](const fs::path& one) { return is_within(aim, one); });
    is_outside_ = place == places_.end();
    if (is_outside_) {
      outside_ = aim;
      return;
    }
    here_.clear();
    ahead_.clear();
    go_on_with(aim.lexically_relative(*place).native());
  }

  Status enter(const std::string& part) {
    const fs::path next = here_ / part;
    const auto words = vault_.read_link(next.native());
    if (!words && words.error().number != EINVAL) return tl::make_unexpected(words.error());
    if (!words) {
      here_ = next;
      return {};
    }
    if (++links_ > kMostLinksOnTheWay) {
      Error error{ErrorKind::io, "symbolic links in a circle", next.string(), "remove one"};
      error.number = ELOOP;
      return tl::make_unexpected(std::move(error));
    }
    if (words->starts_with('/')) {
      leave_for(*words);
    } else {
      go_on_with(*words);
    }
    return {};
  }

  const disk::Root& vault_;
  std::span<const fs::path> places_;
  fs::path here_;                   // in the vault, no link on the way
  std::vector<std::string> ahead_;  // parts, the next one last
  int links_ = 0;
  bool is_outside_ = false;
  fs::path outside_;
};

}  // namespace

Result<WordsEnd> end_by_words(const disk::Root& vault, std::span<const fs::path> places,
                              const std::string& path) {
  return ByWords(vault, places).run(path);
}

bool is_within(const fs::path& inner, const fs::path& outer) {
  const std::string& end = inner.native();
  const std::string& begin = outer.native();
  if (begin == "/" || end == begin) return true;
  return end.starts_with(begin) && end[begin.size()] == '/';
}

}  // namespace whylink::vault
