#include "app/terminal/line_editor.hpp"

#include <fmt/format.h>
#include <poll.h>
#include <unistd.h>

#include <cerrno>
#include <optional>

#include "app/terminal/edit_line.hpp"
#include "app/terminal/raw_mode.hpp"
#include "whylink/text.hpp"

namespace whylink::terminal {

namespace {

constexpr int kPause = 400;      // milliseconds without a key: the draft is kept
constexpr int kEscapeWait = 30;  // the rest of an escape code follows at once

constexpr unsigned char control(char letter) {
  return static_cast<unsigned char>(letter & 0x1f);
}

bool input_within(int milliseconds) {
  pollfd input{STDIN_FILENO, POLLIN, 0};
  return ::poll(&input, 1, milliseconds) > 0;
}

class LineEditor final : public LineSource {
 public:
  explicit LineEditor(Console& console) : console_(console) {}

  [[nodiscard]] bool edits() const override { return true; }

  Typed next(const Asked& asked) override {
    const RawMode raw;
    console_.write("\x1b[?2004h");  // pasted text comes in brackets, so that it can be told apart
    EditLine line(asked.initial);
    const Typed typed = edit(asked, line);
    console_.write("\r" + asked.prompt + text::printable(typed.text) + "\x1b[K\x1b[?2004l\n");
    console_.flush();
    return typed;
  }

 private:
  Typed edit(const Asked& asked, EditLine& line) {
    bool kept = true;
    while (true) {
      draw(asked.prompt, line);
      if (!kept && pending_.empty() && !input_within(kPause)) {
        if (asked.on_pause) asked.on_pause(line.text());
      }
      const auto byte = next_byte();
      if (!byte) return {Typed::End::end_of_input, line.text()};
      if (*byte == '\r' || *byte == '\n')
        return {Typed::End::line, text::to_valid_utf8(line.text())};
      if (*byte == control('C')) return {Typed::End::interrupted, line.text()};
      if (*byte == control('D') && line.text().empty()) return {Typed::End::end_of_input, {}};
      take_key(*byte, line);
      kept = false;
    }
  }

  void take_key(unsigned char byte, EditLine& line) {
    switch (byte) {
      case control('A'):
        return line.home();
      case control('E'):
        return line.end();
      case control('B'):
        return line.left();
      case control('F'):
        return line.right();
      case control('D'):
        return line.erase();
      case control('U'):
        return line.erase_to_start();
      case control('W'):
        return line.erase_word();
      case control('H'):
      case 0x7f:
        return line.backspace();
      case 0x1b:
        return take_escape(line);
      case '\t':
        return line.insert(" ");
      default:
        if (byte >= 0x20) line.insert(character(byte));
    }
  }

  // The bytes of the UTF-8 character that begins with `first`.
  std::string character(unsigned char first) {
    std::string bytes(1, static_cast<char>(first));
    int more = first >= 0xf0 ? 3 : first >= 0xe0 ? 2 : first >= 0xc0 ? 1 : 0;
    while (more-- > 0) {
      const auto next = next_byte();
      if (!next) break;
      bytes += static_cast<char>(*next);
    }
    return text::to_valid_utf8(bytes);
  }

  void take_escape(EditLine& line) {
    if (pending_.empty() && !input_within(kEscapeWait)) return;  // the key Esc itself
    auto byte = next_byte();
    if (!byte || (*byte != '[' && *byte != 'O')) return;
    std::string numbers;
    while ((byte = next_byte()) && *byte >= 0x20 && *byte < 0x40) {
      numbers += static_cast<char>(*byte);
    }
    if (!byte) return;
    const auto final = static_cast<char>(*byte);
    if (final == 'C') line.right();
    if (final == 'D') line.left();
    if (final == 'H' || (final == '~' && (numbers == "1" || numbers == "7"))) line.home();
    if (final == 'F' || (final == '~' && (numbers == "4" || numbers == "8"))) line.end();
    if (final == '~' && numbers == "3") line.erase();
  }

  void draw(const std::string& prompt, const EditLine& line) {
    if (!pending_.empty()) return;  // in the middle of pasted text
    const int taken = text::display_width(prompt);
    const EditLine::View view = line.view(std::max(1, console_.columns() - taken - 1));
    console_.write(fmt::format("\r{}{}\x1b[K\r", prompt, view.text));
    if (taken + view.cursor > 0) console_.write(fmt::format("\x1b[{}C", taken + view.cursor));
    console_.flush();
  }

  std::optional<unsigned char> next_byte() {
    if (pending_.empty()) {
      pending_.resize(4096);
      ssize_t got = 0;
      do {
        got = ::read(STDIN_FILENO, pending_.data(), pending_.size());
      } while (got < 0 && errno == EINTR);
      pending_.resize(got > 0 ? static_cast<std::size_t>(got) : 0);
      if (got <= 0) return std::nullopt;
    }
    const auto byte = static_cast<unsigned char>(pending_.front());
    pending_.erase(0, 1);
    return byte;
  }

  Console& console_;
  std::string pending_;  // read, not yet taken
};

}  // namespace

std::unique_ptr<LineSource> make_line_editor(Console& console) {
  return std::make_unique<LineEditor>(console);
}

}  // namespace whylink::terminal
