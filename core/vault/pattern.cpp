#define PCRE2_CODE_UNIT_WIDTH 8
#include "core/vault/pattern.hpp"

#include <pcre2.h>

#include <array>
#include <new>

#include "whylink/text.hpp"

namespace whylink::vault {

namespace {

struct FreeData {
  void operator()(pcre2_match_data* data) const { pcre2_match_data_free(data); }
};
struct FreeContext {
  void operator()(pcre2_match_context* context) const { pcre2_match_context_free(context); }
};
struct FreeCode {
  void operator()(pcre2_code* code) const { pcre2_code_free(code); }
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

// The library tells of each piece that it tries (a callout); the count of these is the work.
struct Steps {
  std::uint64_t taken = 0;
  std::uint64_t most = 0;
  std::uint64_t each = 1;
};

int count_step(pcre2_callout_block* /*block*/, void* counted) {
  auto* steps = static_cast<Steps*>(counted);
  steps->taken += steps->each;
  return steps->taken > steps->most ? PCRE2_ERROR_CALLOUT : 0;
}

// A match keeps a frame for each place that it may go back to; beyond these it is given up.
constexpr std::uint32_t kMostKibibytes = 16U << 10U;
constexpr std::uint64_t kBytesAStep = 256;

// One a thread: making it anew for each path would cost more than most matches.
struct Scratch {
  Scratch()
      : data(pcre2_match_data_create(1, nullptr)), context(pcre2_match_context_create(nullptr)) {
    if (!data || !context) throw std::bad_alloc();
    pcre2_set_heap_limit(context.get(), kMostKibibytes);
  }
  std::unique_ptr<pcre2_match_data, FreeData> data;
  std::unique_ptr<pcre2_match_context, FreeContext> context;
};

}  // namespace

struct Pattern::Code {
  explicit Code(pcre2_code* compiled) : code(compiled) {}
  std::unique_ptr<pcre2_code, FreeCode> code;
};

Result<Pattern> Pattern::compiled(std::string_view source, const std::string& expression) {
  if (source.size() > kLongestExpression) {
    return fail(ErrorKind::usage,
                "this is longer than " + std::to_string(kLongestExpression) + " bytes",
                text::shorten(source, 60), "make it shorter");
  }
  int number = 0;
  PCRE2_SIZE at = 0;
  constexpr std::uint32_t kOptions =
      PCRE2_UTF | PCRE2_CASELESS | PCRE2_DOTALL | PCRE2_NEVER_BACKSLASH_C | PCRE2_AUTO_CALLOUT;
  pcre2_code* code = pcre2_compile(reinterpret_cast<PCRE2_SPTR>(expression.data()),
                                   expression.size(), kOptions, &number, &at, nullptr);
  if (code != nullptr) return Pattern(std::make_shared<const Code>(code));
  std::array<PCRE2_UCHAR, 256> words{};
  pcre2_get_error_message(number, words.data(), words.size());
  return fail(ErrorKind::usage,
              "this expression cannot be read (" +
                  std::string(reinterpret_cast<const char*>(words.data())) + " at character " +
                  std::to_string(at + 1) + ")",
              std::string(source), "mend the expression");
}

Result<Pattern> Pattern::expression(std::string_view source) {
  return compiled(source, std::string(source));
}

Result<Pattern> Pattern::glob(std::string_view source) {
  return compiled(source, expression_of(source));
}

Pattern::Match Pattern::match(std::string_view path, std::uint64_t most_steps) const {
  thread_local const Scratch scratch;
  Steps steps{0, most_steps, 1 + path.size() / kBytesAStep};
  pcre2_set_callout(scratch.context.get(), count_step, &steps);
  const int found = pcre2_match(code_->code.get(), reinterpret_cast<PCRE2_SPTR>(path.data()),
                                path.size(), 0, 0, scratch.data.get(), scratch.context.get());
  if (found < 0 && found != PCRE2_ERROR_NOMATCH) steps.taken = most_steps + 1;
  return {found >= 0, steps.taken};
}

}  // namespace whylink::vault
