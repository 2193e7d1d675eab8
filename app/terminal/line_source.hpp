// Where the session's lines come from: a pipe, a terminal without cursor, or the line editor.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "app/terminal/console.hpp"

namespace whylink::terminal {

struct Asked {
  std::string prompt;   // shown where a person types
  std::string initial;  // text already in the line; the editor only
  // Told what the line holds whenever typing pauses; the editor only.
  std::function<void(const std::string&)> on_pause;
};

struct Typed {
  enum class End : std::uint8_t { line, end_of_input, interrupted } end = End::line;
  std::string text;  // valid UTF-8, without line ending
};

class LineSource {
 public:
  LineSource() = default;
  LineSource(const LineSource&) = delete;
  LineSource& operator=(const LineSource&) = delete;
  virtual ~LineSource() = default;
  virtual Typed next(const Asked& asked) = 0;
  // Whether a half-typed line can be given back for further typing.
  [[nodiscard]] virtual bool edits() const { return false; }
};

// The editor on a terminal that can move its cursor, else plain lines.
[[nodiscard]] std::unique_ptr<LineSource> make_line_source(Console& console);

}  // namespace whylink::terminal
