#include <limits>

#include "core/record/body_json.hpp"

namespace whylink::record {

std::string dump(const Json& value) {
  return value.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Json parse_json(std::string_view text) {
  return Json::parse(text.begin(), text.end(), nullptr, false);
}

bool Fields::has(const char* field) const {
  return object_.is_object() && object_.contains(field);
}

void Fields::blame(const char* field) {
  if (wrong_ == nullptr) wrong_ = field;
}

const Json* Fields::find(const char* field) {
  if (has(field)) {
    ++read_;
    return &*object_.find(field);
  }
  blame(field);
  return nullptr;
}

std::string Fields::text(const char* field) {
  const Json* found = find(field);
  if (found != nullptr && found->is_string()) return found->get<std::string>();
  blame(field);
  return {};
}

Uuid Fields::uuid(const char* field) {
  const auto id = Uuid::parse(text(field));
  if (!id) blame(field);
  return id.value_or(Uuid{});
}

Day Fields::day(const char* field) {
  const auto day = parse_day(text(field));
  if (!day) blame(field);
  return day.value_or(0);
}

bool Fields::flag(const char* field) {
  const Json* found = find(field);
  if (found != nullptr && found->is_boolean()) return found->get<bool>();
  blame(field);
  return false;
}

double Fields::number(const char* field) {
  const Json* found = find(field);
  if (found != nullptr && found->is_number()) return found->get<double>();
  blame(field);
  return 0;
}

std::int64_t Fields::integer(const char* field, std::int64_t least, std::int64_t most) {
  const Json* found = find(field);
  if (found != nullptr && found->is_number_integer()) {
    const bool small_enough =
        !found->is_number_unsigned() ||
        found->get<std::uint64_t>() <= std::uint64_t{std::numeric_limits<std::int64_t>::max()};
    const auto value = found->get<std::int64_t>();
    if (small_enough && value >= least && value <= most) return value;
  }
  blame(field);
  return least;
}

// SQLite counts with a sign, so half the range is enough.
std::uint64_t Fields::natural(const char* field) {
  return static_cast<std::uint64_t>(integer(field, 0, std::numeric_limits<std::int64_t>::max()));
}

int Fields::small(const char* field) {
  return static_cast<int>(
      integer(field, std::numeric_limits<int>::min(), std::numeric_limits<int>::max()));
}

Pair Fields::pair() {
  return Pair::of(uuid("a"), uuid("b"));
}

}  // namespace whylink::record
