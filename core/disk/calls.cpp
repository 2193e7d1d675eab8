#include <fcntl.h>
#include <linux/openat2.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <chrono>

#include "whylink/disk.hpp"

namespace whylink::disk {

namespace {

// The C library of Debian 12 has no function for it.
int openat2(int folder, const char* path, int flags, std::uint64_t resolve) {
  open_how how{};
  how.flags = static_cast<std::uint64_t>(flags);
  how.resolve = resolve;
  return static_cast<int>(::syscall(SYS_openat2, folder, path, &how, sizeof how));
}

}  // namespace

int Calls::open_beneath(int folder, const char* path, int flags) const {
  return openat2(folder, path, flags, RESOLVE_BENEATH | RESOLVE_NO_SYMLINKS);
}

int Calls::follow_beneath(int folder, const char* path, int flags) const {
  return openat2(folder, path, flags, RESOLVE_BENEATH | RESOLVE_NO_MAGICLINKS);
}

std::int64_t Calls::read(int file, void* into, std::size_t size) const {
  return ::read(file, into, size);
}

std::int64_t Calls::now_ns() const {
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  return std::chrono::duration_cast<std::chrono::nanoseconds>(now).count();
}

const Calls& system_calls() {
  static const Calls calls;
  return calls;
}

Descriptor& Descriptor::operator=(Descriptor&& other) noexcept {
  if (this == &other) return *this;
  close();
  value_ = other.release();
  return *this;
}

void Descriptor::close() {
  if (is_open()) ::close(release());
}

}  // namespace whylink::disk
