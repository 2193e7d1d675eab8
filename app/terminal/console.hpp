// Standard output and standard error: what they are, and writing to them.
//
// Writing to a reader that went away is no error: the rest is dropped and the program ends quietly.
#pragma once

#include <string>
#include <string_view>

#include "whylink/base.hpp"

namespace whylink::terminal {

class Console {
 public:
  Console();
  Console(const Console&) = delete;
  Console& operator=(const Console&) = delete;
  ~Console() { flush(); }

  void write(std::string_view text);
  void flush();
  // One line on standard error, made safe for it.
  void tell(std::string_view line);
  // The same, without "whylink: ", unless the person wants quiet.
  void note(std::string_view line);
  // A line on standard error that is written over by the next; on a terminal only.
  void show_progress(const Progress& progress);
  void end_progress();

  [[nodiscard]] bool broken() const { return broken_; }
  // What went wrong in writing, but for a reader that went away.
  [[nodiscard]] Status status() const;
  [[nodiscard]] bool is_terminal() const { return out_terminal_; }
  [[nodiscard]] bool input_is_terminal() const { return in_terminal_; }
  // A terminal that can move its cursor; TERM=dumb cannot.
  [[nodiscard]] bool is_smart() const { return out_terminal_ && in_terminal_ && !dumb_; }
  [[nodiscard]] bool has_color() const { return color_; }
  // Columns of the terminal, 0 where there is none.
  [[nodiscard]] int columns() const;

  void set_quiet(bool quiet) { quiet_ = quiet; }
  void set_no_color() { color_ = false; }

 private:
  std::string pending_;
  bool broken_ = false;
  int error_ = 0;
  bool out_terminal_ = false;
  bool in_terminal_ = false;
  bool error_terminal_ = false;
  bool dumb_ = false;
  bool color_ = false;
  bool quiet_ = false;
  bool progress_shown_ = false;
  std::int64_t progress_ms_ = 0;
};

}  // namespace whylink::terminal
