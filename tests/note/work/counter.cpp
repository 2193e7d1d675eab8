#include "tests/note/work/counter.hpp"

#include <malloc.h>

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <cstdlib>
#include <new>
#include <thread>

namespace {

// What the C library does in one step, about as dear as a block of ours.
constexpr std::size_t kBytesAtOnce = 16;

std::uint64_t count = 0;
std::atomic<std::size_t> live = 0;  // bytes; a vault is read by several threads
std::atomic<std::size_t> most_live = 0;

void count_bytes(std::size_t bytes) {
  count += 1 + bytes / kBytesAtOnce;
}

void* allocated(void* memory) {
  if (memory == nullptr) return memory;
  ++count;
  const std::size_t now = live += malloc_usable_size(memory);
  std::size_t most = most_live;
  while (now > most && !most_live.compare_exchange_weak(most, now)) {
  }
  return memory;
}

void* allocated_or_throw(void* memory) {
  if (memory == nullptr) throw std::bad_alloc();
  return allocated(memory);
}

void forget(void* memory) {
  if (memory == nullptr) return;
  ++count;
  live -= malloc_usable_size(memory);
}

}  // namespace

// The names that the compilers and the linker ask for: the first by -fsanitize-coverage=trace-pc,
// the others by --wrap.
// NOLINTBEGIN(bugprone-reserved-identifier,readability-identifier-naming,*-no-malloc)
extern "C" {

void __sanitizer_cov_trace_pc();
void __sanitizer_cov_trace_pc() {
  ++count;
}

void* __real_memchr(const void* bytes, int byte, std::size_t size);
void* __wrap_memchr(const void* bytes, int byte, std::size_t size);
void* __wrap_memchr(const void* bytes, int byte, std::size_t size) {
  void* const found = __real_memchr(bytes, byte, size);
  const auto* const begin = static_cast<const std::byte*>(bytes);
  count_bytes(found == nullptr ? size
                               : static_cast<std::size_t>(static_cast<std::byte*>(found) - begin));
  return found;
}

int __real_memcmp(const void* one, const void* other, std::size_t size);
int __wrap_memcmp(const void* one, const void* other, std::size_t size);
int __wrap_memcmp(const void* one, const void* other, std::size_t size) {
  const auto* const left = static_cast<const std::byte*>(one);
  const auto* const right = static_cast<const std::byte*>(other);
  ++count;
  for (std::size_t at = 0; at < size; at += kBytesAtOnce) {
    ++count;
    const std::size_t some = std::min(kBytesAtOnce, size - at);
    if (const int order = __real_memcmp(left + at, right + at, some); order != 0) return order;
  }
  return 0;
}

void* __real_memcpy(void* to, const void* from, std::size_t size);
void* __wrap_memcpy(void* to, const void* from, std::size_t size);
void* __wrap_memcpy(void* to, const void* from, std::size_t size) {
  count_bytes(size);
  return __real_memcpy(to, from, size);
}

void* __real_memmove(void* to, const void* from, std::size_t size);
void* __wrap_memmove(void* to, const void* from, std::size_t size);
void* __wrap_memmove(void* to, const void* from, std::size_t size) {
  count_bytes(size);
  return __real_memmove(to, from, size);
}

void* __real_memset(void* to, int byte, std::size_t size);
void* __wrap_memset(void* to, int byte, std::size_t size);
void* __wrap_memset(void* to, int byte, std::size_t size) {
  count_bytes(size);
  return __real_memset(to, byte, size);
}

std::size_t __real_strlen(const char* text);
std::size_t __wrap_strlen(const char* text);
std::size_t __wrap_strlen(const char* text) {
  const std::size_t size = __real_strlen(text);
  count_bytes(size);
  return size;
}

// std::hash of a text, the hash of a note, and the folding of a name.
std::size_t __real__ZSt11_Hash_bytesPKvmm(const void* bytes, std::size_t size, std::size_t seed);
std::size_t __wrap__ZSt11_Hash_bytesPKvmm(const void* bytes, std::size_t size, std::size_t seed);
std::size_t __wrap__ZSt11_Hash_bytesPKvmm(const void* bytes, std::size_t size, std::size_t seed) {
  count_bytes(size);
  return __real__ZSt11_Hash_bytesPKvmm(bytes, size, seed);
}

std::uint64_t __real_XXH3_64bits(const void* bytes, std::size_t size);
std::uint64_t __wrap_XXH3_64bits(const void* bytes, std::size_t size);
std::uint64_t __wrap_XXH3_64bits(const void* bytes, std::size_t size) {
  count_bytes(size);
  return __real_XXH3_64bits(bytes, size);
}

std::ptrdiff_t __real_utf8proc_map(const unsigned char* text, std::ptrdiff_t size,
                                   unsigned char** out, int options);
std::ptrdiff_t __wrap_utf8proc_map(const unsigned char* text, std::ptrdiff_t size,
                                   unsigned char** out, int options);
std::ptrdiff_t __wrap_utf8proc_map(const unsigned char* text, std::ptrdiff_t size,
                                   unsigned char** out, int options) {
  constexpr std::size_t kStepsForAByte = 16;
  count_bytes(static_cast<std::size_t>(size) * kStepsForAByte * kBytesAtOnce);
  const std::ptrdiff_t mapped = __real_utf8proc_map(text, size, out, options);
  allocated(*out);  // its own malloc, which our std::free gives back
  return mapped;
}

void* __real_malloc(std::size_t size);
void* __wrap_malloc(std::size_t size);
void* __wrap_malloc(std::size_t size) {
  return allocated(__real_malloc(size));
}

void* __real_calloc(std::size_t many, std::size_t size);
void* __wrap_calloc(std::size_t many, std::size_t size);
void* __wrap_calloc(std::size_t many, std::size_t size) {
  return allocated(__real_calloc(many, size));
}

void* __real_realloc(void* memory, std::size_t size);
void* __wrap_realloc(void* memory, std::size_t size);
void* __wrap_realloc(void* memory, std::size_t size) {
  forget(memory);
  count_bytes(size);
  return allocated(__real_realloc(memory, size));
}

void __real_free(void* memory);
void __wrap_free(void* memory);
void __wrap_free(void* memory) {
  forget(memory);
  __real_free(memory);
}

}  // extern "C"

// Those for arrays end here as well.
void* operator new(std::size_t size) {
  return allocated_or_throw(__real_malloc(size));
}
void* operator new(std::size_t size, std::align_val_t alignment) {
  const auto each = static_cast<std::size_t>(alignment);
  return allocated_or_throw(std::aligned_alloc(each, (size + each - 1) / each * each));
}
void operator delete(void* memory) noexcept {
  forget(memory);
  __real_free(memory);
}
void operator delete(void* memory, std::size_t /*size*/) noexcept {
  ::operator delete(memory);
}
void operator delete(void* memory, std::align_val_t /*alignment*/) noexcept {
  ::operator delete(memory);
}
void operator delete(void* memory, std::size_t /*size*/, std::align_val_t /*alignment*/) noexcept {
  ::operator delete(memory);
}
// NOLINTEND(bugprone-reserved-identifier,readability-identifier-naming,*-no-malloc)

namespace whylink::note::work {

std::uint64_t blocks_run() {
  return count;
}

Cost cost_of(const std::function<void()>& work) {
  Cost cost;
  std::thread([&] {
    const std::size_t live_before = live;
    const std::uint64_t count_before = count;
    most_live = live_before;
    work();
    cost = {count - count_before, most_live - live_before};
  }).join();
  return cost;
}

std::size_t peak_bytes(const std::function<void()>& work) {
  return cost_of(work).peak;
}

}  // namespace whylink::note::work
