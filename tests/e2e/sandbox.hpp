// A folder of one's own for a test of the program: a copy of the sample vault in "vault", and
// "data" for what whylink keeps. Gone when the test ends.
#pragma once

#include <filesystem>
#include <string>

namespace whylink::e2e {

class Sandbox {
 public:
  Sandbox();
  Sandbox(const Sandbox&) = delete;
  Sandbox& operator=(const Sandbox&) = delete;
  ~Sandbox();

  [[nodiscard]] const std::filesystem::path& root() const { return root_; }

  // What a shell command wrote, both streams together, and how it ended. The command runs in the
  // sandbox, where the function `whylink` is the program with a fixed clock (NOW) and seed, and
  // "data" as its data folder.
  struct Ended {
    std::string output;
    int code = 0;
  };
  [[nodiscard]] Ended run(const std::string& command) const;

 private:
  std::filesystem::path root_;
};

}  // namespace whylink::e2e
