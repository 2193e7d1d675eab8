#include <xxhash.h>

#include <algorithm>
#include <limits>

#include "whylink/text.hpp"

namespace whylink::text {

namespace {

constexpr std::uint32_t kEmptySlot = std::numeric_limits<std::uint32_t>::max();
constexpr std::size_t kShingle = 3;

// An empty slot borrows from the next full one on its right, so that two short texts still compare.
void densify(std::vector<std::uint32_t>& slots) {
  const std::vector<std::uint32_t> sparse = slots;
  for (std::size_t i = 0; i < slots.size(); ++i) {
    std::size_t step = 0;
    while (sparse[(i + step) % slots.size()] == kEmptySlot) ++step;
    if (step > 0) {
      slots[i] = sparse[(i + step) % slots.size()] + static_cast<std::uint32_t>(step) * 0x9e3779b9U;
    }
  }
}

}  // namespace

std::uint64_t hash64(std::string_view bytes) {
  return XXH3_64bits(bytes.data(), bytes.size());
}

std::vector<std::uint32_t> fingerprint(std::string_view text) {
  const std::vector<std::string> all = words(text);
  if (all.empty()) return {};
  std::vector<std::uint32_t> slots(kFingerprintSlots, kEmptySlot);
  const std::size_t count = all.size() < kShingle ? 1 : all.size() - kShingle + 1;
  std::string shingle;
  for (std::size_t i = 0; i < count; ++i) {
    shingle.clear();
    for (std::size_t k = i; k < std::min(i + kShingle, all.size()); ++k) shingle += all[k] + '\n';
    const std::uint64_t hash = hash64(shingle);
    const auto value = static_cast<std::uint32_t>(hash) & (kEmptySlot - 1);
    std::uint32_t& slot = slots[(hash >> 32U) % kFingerprintSlots];
    slot = std::min(slot, value);
  }
  densify(slots);
  return slots;
}

double likeness(const std::vector<std::uint32_t>& one, const std::vector<std::uint32_t>& other) {
  if (one.size() != other.size() || one.empty()) return 0;
  std::size_t same = 0;
  for (std::size_t i = 0; i < one.size(); ++i) same += one[i] == other[i] ? 1U : 0U;
  return static_cast<double>(same) / static_cast<double>(one.size());
}

}  // namespace whylink::text
