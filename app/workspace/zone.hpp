// The time zone of the machine, which may be changed while the program runs.
#pragma once

#include <sys/stat.h>

#include <filesystem>
#include <mutex>
#include <optional>
#include <tuple>

namespace whylink::workspace {

// Makes the C library's local time follow a zone file. By itself the library reads the file once;
// it reads it anew when the variable TZ names it otherwise than before. Where TZ was set by the
// person, that holds and nothing is done.
class MachineZone {
 public:
  // Sets TZ, so that later changes replace a value that is there: no thread that reads the
  // environment meanwhile sees it half made.
  explicit MachineZone(std::filesystem::path file = "/etc/localtime");
  // To be called before a local time is asked for. Costs a stat(2). Any thread.
  void follow();

 private:
  using Facts = std::tuple<dev_t, ino_t, std::int64_t, std::int64_t>;
  [[nodiscard]] std::optional<Facts> facts() const;
  void name_file();

  std::filesystem::path file_;
  std::mutex mutex_;
  std::optional<Facts> seen_;
  bool is_chosen_ = false;
  bool is_other_name_ = false;
};

}  // namespace whylink::workspace
