#include "app/terminal/line_source.hpp"

#include <unistd.h>

#include <cerrno>

#include "app/terminal/line_editor.hpp"
#include "whylink/text.hpp"

namespace whylink::terminal {

namespace {

// Nobody types a line of a megabyte; what is longer is cut into lines.
constexpr std::size_t kLongestLine = 1U << 20U;

class PlainLines final : public LineSource {
 public:
  explicit PlainLines(Console& console) : console_(console) {}

  Typed next(const Asked& asked) override {
    if (console_.input_is_terminal()) console_.write(asked.prompt);
    console_.flush();
    while (true) {
      const std::size_t end = pending_.find('\n');
      if (end != std::string::npos) return {Typed::End::line, take(end, end + 1)};
      if (pending_.size() > kLongestLine) {
        const std::size_t cut = whole_characters(kLongestLine);
        return {Typed::End::line, take(cut, cut)};
      }
      if (!read_more()) break;
    }
    // A last line without its end is a line all the same.
    if (!pending_.empty()) return {Typed::End::line, take(pending_.size(), pending_.size())};
    return {Typed::End::end_of_input, {}};
  }

 private:
  std::string take(std::size_t length, std::size_t consumed) {
    std::string line = pending_.substr(0, length);
    pending_.erase(0, consumed);
    if (!line.empty() && line.back() == '\r') line.pop_back();
    return text::to_valid_utf8(line);
  }

  [[nodiscard]] std::size_t whole_characters(std::size_t length) const {
    constexpr std::size_t kLongestCharacter = 4;
    for (std::size_t back = 0; back < kLongestCharacter; ++back) {
      const auto byte = static_cast<unsigned char>(pending_[length - back]);
      if ((byte & 0xc0U) != 0x80U) return length - back;
    }
    return length;
  }

  bool read_more() {
    std::string chunk(4096, '\0');
    ssize_t got = 0;
    do {
      got = ::read(STDIN_FILENO, chunk.data(), chunk.size());
    } while (got < 0 && errno == EINTR);
    if (got <= 0) return false;
    pending_.append(chunk, 0, static_cast<std::size_t>(got));
    return true;
  }

  Console& console_;
  std::string pending_;
};

}  // namespace

std::unique_ptr<LineSource> make_line_source(Console& console) {
  if (console.is_smart()) return make_line_editor(console);
  return std::make_unique<PlainLines>(console);
}

}  // namespace whylink::terminal
