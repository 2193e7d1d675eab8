#include "core/record/checksum.hpp"

#include <bit>
#include <cstddef>
#include <cstdio>

#include "whylink/text.hpp"

namespace whylink::record {

namespace {

// Little-endian whatever the machine: a record may move to another.
std::string bytes_of(std::uint64_t value) {
  std::string bytes;
  for (unsigned shift = 0; shift < 64; shift += 8) bytes += static_cast<char>(value >> shift);
  return bytes;
}

std::string_view view(const void* data, int size) {
  if (data == nullptr || size <= 0) return {};
  return {static_cast<const char*>(data), static_cast<std::size_t>(size)};
}

void add_value(RowHash& hash, sqlite3_value* value) {
  switch (sqlite3_value_type(value)) {
    case SQLITE_INTEGER:
      return hash.add(std::int64_t{sqlite3_value_int64(value)});
    case SQLITE_FLOAT:
      return hash.add(sqlite3_value_double(value));
    case SQLITE_TEXT: {
      const void* text = sqlite3_value_text(value);
      return hash.add_text(view(text, sqlite3_value_bytes(value)));
    }
    case SQLITE_BLOB: {
      const void* blob = sqlite3_value_blob(value);
      return hash.add_blob(view(blob, sqlite3_value_bytes(value)));
    }
    default:
      return hash.add_null();
  }
}

// A C++ exception may not cross SQLite.
void checksum(sqlite3_context* context, int count, sqlite3_value** values) noexcept {
  RowHash hash;
  for (int i = 0; i < count; ++i) add_value(hash, values[i]);
  sqlite3_result_int64(context, hash.take());
}

constexpr std::string_view kBegin = ",\"check\":\"";
constexpr std::string_view kEnd = "\"}";
constexpr std::size_t kDigits = 16;

std::string digits_of(std::string_view object) {
  char digits[kDigits + 1];
  std::snprintf(digits, sizeof digits, "%016llx",
                static_cast<unsigned long long>(text::hash64(object)));
  return digits;
}

}  // namespace

void RowHash::add_typed(char type, std::string_view bytes) {
  bytes_ += type;
  bytes_ += bytes_of(bytes.size());
  bytes_ += bytes;
}

void RowHash::add_null() {
  add_typed('n', {});
}

void RowHash::add(std::int64_t value) {
  add_typed('i', bytes_of(static_cast<std::uint64_t>(value)));
}

void RowHash::add(double value) {
  add_typed('r', bytes_of(std::bit_cast<std::uint64_t>(value)));
}

void RowHash::add_text(std::string_view value) {
  add_typed('t', value);
}

void RowHash::add_blob(std::string_view value) {
  add_typed('b', value);
}

std::int64_t RowHash::take() {
  const std::uint64_t hash = text::hash64(bytes_);
  bytes_.clear();
  return static_cast<std::int64_t>(hash);
}

int define_checksum(sqlite3* handle) {
  constexpr int kAnyNumber = -1;
  return sqlite3_create_function_v2(handle, "checksum", kAnyNumber,
                                    SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY, nullptr,
                                    checksum, nullptr, nullptr, nullptr);
}

std::string with_check(std::string object) {
  const std::string digits = digits_of(object);
  object.pop_back();
  return object.append(kBegin).append(digits).append(kEnd);
}

CheckedLine without_check(std::string_view line) {
  constexpr std::size_t kSize = kBegin.size() + kDigits + kEnd.size();
  // Wherever such a member stands in another place, the line was damaged.
  const bool names_check = line.find("\"check\":") != std::string_view::npos;
  if (line.size() <= kSize || line.substr(line.size() - kSize, kBegin.size()) != kBegin) {
    return {names_check ? CheckedLine::Check::wrong : CheckedLine::Check::none, std::string(line)};
  }
  const std::string_view digits = line.substr(line.size() - kEnd.size() - kDigits, kDigits);
  CheckedLine out{CheckedLine::Check::wrong, std::string(line.substr(0, line.size() - kSize))};
  out.object += '}';
  if (line.ends_with(kEnd) && digits == digits_of(out.object)) {
    out.check = CheckedLine::Check::right;
  }
  return out;
}

}  // namespace whylink::record
