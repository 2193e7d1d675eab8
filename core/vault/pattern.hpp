// Regular expressions and globs over paths, whose work is counted.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "whylink/base.hpp"

namespace whylink::vault {

// A longer expression or glob is refused: nobody writes such filters, and their compiled form takes
// many times their length.
constexpr std::size_t kLongestExpression = 1000;

// Compiled once, may be asked from any thread. Letters compare without case.
class Pattern {
 public:
  // A regular expression in Perl's syntax, which holds what JavaScript's can say of paths; matches
  // anywhere in a path. usage: says why it cannot be read and where.
  [[nodiscard]] static Result<Pattern> expression(std::string_view source);
  // A glob for whole paths: "*" and "?" stay within a part, "**" crosses parts ("**/x.md" is also
  // "x.md"), everything else stands for itself. A glob without "/" speaks of the last part.
  [[nodiscard]] static Result<Pattern> glob(std::string_view source);

  // A step is one piece of the expression tried at one place of a path; about 30 ns. In a long path
  // a piece such as "a*" may pass over all of it, so that a step counts for more there.
  struct Match {
    bool found = false;
    std::uint64_t steps = 0;  // more than asked for where it was given up
  };
  // Given up after `most_steps`: an expression such as "(a+)+$" would else take years.
  [[nodiscard]] Match match(std::string_view path, std::uint64_t most_steps) const;

 private:
  struct Code;
  [[nodiscard]] static Result<Pattern> compiled(std::string_view source,
                                                const std::string& expression);
  explicit Pattern(std::shared_ptr<const Code> code) : code_(std::move(code)) {}
  std::shared_ptr<const Code> code_;
};

}  // namespace whylink::vault
