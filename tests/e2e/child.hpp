// A running process, mostly the program itself: its input and output are held by the test.
#pragma once

#include <sys/types.h>

#include <filesystem>
#include <string>
#include <vector>

namespace whylink::e2e {

class Child {
 public:
  // Starts the program in `folder`, with both output streams in one pipe.
  Child(const std::filesystem::path& folder, const std::vector<std::string>& arguments);
  // Another program, found by its path or name.
  Child(const std::filesystem::path& folder, const std::string& program,
        const std::vector<std::string>& arguments);
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;
  ~Child();

  void write(const std::string& text) const;
  // Reads until `text` was written since the last call, or the output ends; returns what came.
  std::string read_until(const std::string& text);
  std::string read_all() { return read_until({}); }
  void close_input();
  void close_output();
  void kill();
  // Asks it to end, and waits until it did.
  int terminate();
  // The exit code, or 128 and the signal.
  int wait();

 private:
  pid_t pid_ = -1;
  int input_ = -1;
  int output_ = -1;
  std::string pending_;
};

}  // namespace whylink::e2e
