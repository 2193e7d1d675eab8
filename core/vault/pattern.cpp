#define PCRE2_CODE_UNIT_WIDTH 8
#include "core/vault/pattern.hpp"

#include <pcre2.h>

#include <array>

namespace whylink::vault {

namespace {

struct FreeData {
  void operator()(pcre2_match_data* data) const { pcre2_match_data_free(data); }
};

std::string expression_of(std::string_view glob) {
  std::string out = glob.find('/') == std::string_view::npos ? "^(?:.*/)?" : "^";
  while (glob.starts_with('/')) glob.remove_prefix(1);
  for (std::size_t i = 0; i < glob.size(); ++i) {
    const char c = glob[i];
    if (glob.substr(i).starts_with("**/")) {
      out += "(?:.*/)?";
      i += 2;
    } else if (glob.substr(i).starts_with("**")) {
      out += ".*";
      i += 1;
    } else if (c == '*') {
      out += "[^/]*";
    } else if (c == '?') {
      out += "[^/]";
    } else {
      if (std::string_view("\\^$.|+()[]{}").find(c) != std::string_view::npos) out += '\\';
      out += c;
    }
  }
  return out + "$";
}

}  // namespace

struct Pattern::Code {
  explicit Code(pcre2_code* compiled)
      : code(compiled), context(pcre2_match_context_create(nullptr)) {
    pcre2_set_match_limit(context, kMostMatchSteps);
    pcre2_set_depth_limit(context, kMostMatchSteps);
  }
  Code(const Code&) = delete;
  Code& operator=(const Code&) = delete;
  ~Code() {
    pcre2_match_context_free(context);
    pcre2_code_free(code);
  }
  pcre2_code* code;
  pcre2_match_context* context;
};

Result<Pattern> Pattern::expression(std::string_view source) {
  int number = 0;
  PCRE2_SIZE at = 0;
  pcre2_code* code = pcre2_compile(
      reinterpret_cast<PCRE2_SPTR>(source.data()), source.size(),
      PCRE2_UTF | PCRE2_CASELESS | PCRE2_DOTALL | PCRE2_NEVER_BACKSLASH_C, &number, &at, nullptr);
  if (code != nullptr) return Pattern(std::make_shared<const Code>(code));
  std::array<PCRE2_UCHAR, 256> text{};
  pcre2_get_error_message(number, text.data(), text.size());
  return fail(ErrorKind::usage,
              "this expression cannot be read (" +
                  std::string(reinterpret_cast<const char*>(text.data())) + " at character " +
                  std::to_string(at + 1) + ")",
              std::string(source), "mend the expression");
}

Result<Pattern> Pattern::glob(std::string_view source) {
  return expression(expression_of(source));
}

bool Pattern::matches(std::string_view path) const {
  const std::unique_ptr<pcre2_match_data, FreeData> data(pcre2_match_data_create(1, nullptr));
  return pcre2_match(code_->code, reinterpret_cast<PCRE2_SPTR>(path.data()), path.size(), 0, 0,
                     data.get(), code_->context) >= 0;
}

}  // namespace whylink::vault
