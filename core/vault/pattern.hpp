// Regular expressions and globs over paths, bounded in work whatever they are.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "whylink/base.hpp"

namespace whylink::vault {

// Steps after which a match is given up and taken for none: an expression such as "(a+)+$" would
// else take years.
constexpr std::uint32_t kMostMatchSteps = 100'000;

// Compiled once, may be asked from any thread. Letters compare without case.
class Pattern {
 public:
  // A regular expression in Perl's syntax, which holds what JavaScript's can say of paths; matches
  // anywhere in a path. usage: says why it cannot be read and where.
  [[nodiscard]] static Result<Pattern> expression(std::string_view source);
  // A glob for whole paths: "*" and "?" stay within a part, "**" crosses parts ("**/x.md" is also
  // "x.md"), everything else stands for itself. A glob without "/" speaks of the last part.
  [[nodiscard]] static Result<Pattern> glob(std::string_view source);

  [[nodiscard]] bool matches(std::string_view path) const;

 private:
  struct Code;
  explicit Pattern(std::shared_ptr<const Code> code) : code_(std::move(code)) {}
  std::shared_ptr<const Code> code_;
};

}  // namespace whylink::vault
