#include "app/workspace/system.hpp"

#include <sys/resource.h>

#include <chrono>
#include <cstdlib>
#include <ctime>
#include <random>

#include "app/workspace/zone.hpp"

namespace whylink::workspace {

namespace {

rusage usage_so_far() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return usage;
}

double seconds(const timeval& time) {
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
}

}  // namespace

Clock system_clock() {
  static MachineZone zone;
  return [] {
    zone.follow();
    const auto since = std::chrono::system_clock::now().time_since_epoch();
    Moment now;
    now.milliseconds = std::chrono::duration_cast<std::chrono::milliseconds>(since).count();
    const auto seconds = static_cast<std::time_t>(now.seconds());
    std::tm local{};
    if (localtime_r(&seconds, &local) != nullptr) {
      now.offset_minutes = static_cast<std::int32_t>(local.tm_gmtoff / 60);
    }
    return now;
  };
}

Clock fixed_clock(Moment moment) {
  return [moment] { return moment; };
}

std::uint64_t true_seed() {
  std::random_device device;
  const std::uint64_t high = device();
  return (high << 32U) | device();
}

double cpu_seconds() {
  const rusage usage = usage_so_far();
  return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

std::uint64_t peak_memory_bytes() {
  return static_cast<std::uint64_t>(usage_so_far().ru_maxrss) * 1024U;
}

std::optional<std::filesystem::path> environment_path(const char* variable) {
  const char* value = std::getenv(variable);
  if (value == nullptr || value[0] != '/') return std::nullopt;
  return std::filesystem::path(value);
}

std::optional<std::filesystem::path> environment_path(const char* variable,
                                                      const std::filesystem::path& below) {
  if (auto path = environment_path(variable)) return path;
  const auto home = environment_path("HOME");
  return home ? std::optional(*home / below) : std::nullopt;
}

bool is_folder(const std::filesystem::path& path) {
  std::error_code ignored;
  return std::filesystem::is_directory(path, ignored);
}

}  // namespace whylink::workspace
