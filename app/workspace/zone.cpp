#include "app/workspace/zone.hpp"

#include <cstdlib>
#include <ctime>

namespace whylink::workspace {

MachineZone::MachineZone(std::filesystem::path file) : file_(std::move(file)) {
  const char* chosen = std::getenv("TZ");
  is_chosen_ = chosen != nullptr;
  if (is_chosen_) return;
  seen_ = facts();
  name_file();
}

std::optional<MachineZone::Facts> MachineZone::facts() const {
  struct stat now{};
  if (::stat(file_.c_str(), &now) != 0) return std::nullopt;
  return Facts{now.st_dev, now.st_ino, now.st_mtim.tv_sec, now.st_mtim.tv_nsec};
}

// Two names for one file, in turn.
void MachineZone::name_file() {
  const std::string folder = ":" + file_.parent_path().string();
  const std::string name = file_.filename().string();
  ::setenv("TZ", (folder + (is_other_name_ ? "/./" : "/") + name).c_str(), 1);
  ::tzset();
}

void MachineZone::follow() {
  if (is_chosen_) return;
  const std::scoped_lock lock(mutex_);
  const auto now = facts();
  if (now == seen_) return;
  seen_ = now;
  is_other_name_ = !is_other_name_;
  name_file();
}

}  // namespace whylink::workspace
