#include "app/workspace/scope.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <optional>
#include <utility>

#include "whylink/text.hpp"

namespace whylink::workspace {

namespace {

constexpr std::array<std::pair<std::string_view, TermKind>, 5> kFilters = {{
    {"path", TermKind::path},
    {"tag", TermKind::tag},
    {"near", TermKind::near},
    {"state", TermKind::state},
    {"answer", TermKind::answer},
}};
constexpr std::array<std::string_view, 8> kStates = {
    "due", "new", "weak", "lapsed", "suspended", "unenrolled", "scheduled", "map-only"};

tl::unexpected<Error> wrong(std::string what, std::string_view where, std::string remedy) {
  return fail(ErrorKind::usage, "the scope " + std::move(what), std::string(where),
              std::move(remedy));
}

bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

// The letters before a colon, if the term begins so.
std::string_view filter_name(std::string_view rest) {
  std::size_t end = 0;
  while (end < rest.size() && std::isalpha(static_cast<unsigned char>(rest[end])) != 0) ++end;
  return end > 0 && end < rest.size() && rest[end] == ':' ? rest.substr(0, end)
                                                          : std::string_view();
}

class ScopeReader {
 public:
  explicit ScopeReader(std::string_view text) : rest_(text) {}

  Result<Scope> read() {
    Scope scope;
    while (true) {
      while (!rest_.empty() && is_blank(rest_.front())) rest_.remove_prefix(1);
      if (rest_.empty()) return scope;
      auto term = read_term();
      if (!term) return tl::make_unexpected(term.error());
      scope.terms.push_back(std::move(*term));
    }
  }

 private:
  Result<Term> read_term() {
    const std::string_view whole = rest_;
    Term term;
    if (rest_.front() == '-') {
      term.negated = true;
      rest_.remove_prefix(1);
    }
    const std::string_view name = filter_name(rest_);
    if (!name.empty()) {
      const auto known =
          std::ranges::find(kFilters, name, &std::pair<std::string_view, TermKind>::first);
      if (known == kFilters.end()) {
        return wrong("names a filter that does not exist", std::string(name) + ":",
                     "use path: tag: near: state: or answer:, or quote the words");
      }
      term.kind = known->second;
      rest_.remove_prefix(name.size() + 1);
    }
    auto value = read_value();
    if (!value) return tl::make_unexpected(value.error());
    term.text = std::move(*value);
    if (term.text.empty()) {
      return wrong("has a filter without a value", whole.substr(0, 40),
                   "write for example path:Folder or state:due");
    }
    if (term.kind == TermKind::state && std::ranges::find(kStates, term.text) == kStates.end()) {
      return wrong("names a state that does not exist", term.text,
                   "use due, new, weak, lapsed, suspended, unenrolled, scheduled or map-only");
    }
    return term;
  }

  Result<std::string> read_value() {
    if (!rest_.empty() && rest_.front() == '"') {
      const std::size_t end = rest_.find('"', 1);
      if (end == std::string_view::npos) {
        return wrong("has a quote that does not end", rest_.substr(0, 40), "close it with \"");
      }
      std::string value(rest_.substr(1, end - 1));
      rest_.remove_prefix(end + 1);
      return value;
    }
    std::size_t end = 0;
    while (end < rest_.size() && !is_blank(rest_[end])) ++end;
    std::string value(rest_.substr(0, end));
    rest_.remove_prefix(end);
    return value;
  }

  std::string_view rest_;
};

}  // namespace

Result<Scope> parse_scope(std::string_view text) {
  return ScopeReader(text).read();
}

}  // namespace whylink::workspace
