// The words that narrow a list: plain words, path: tag: near: state: answer:, "-" before one turns
// it round, quotes hold words together. All must hold.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "whylink/base.hpp"

namespace whylink::workspace {

enum class TermKind : std::uint8_t { word, path, tag, near, state, answer };

struct Term {
  TermKind kind = TermKind::word;
  std::string text;  // as written, without quotes; states as the tables show them
  bool negated = false;
};

struct Scope {
  std::vector<Term> terms;
  [[nodiscard]] bool empty() const { return terms.empty(); }
};

// usage: an unclosed quote, a filter without a value, an unknown filter or state.
[[nodiscard]] Result<Scope> parse_scope(std::string_view text);

}  // namespace whylink::workspace
