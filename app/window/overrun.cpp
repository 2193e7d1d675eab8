#include "app/window/overrun.hpp"

#include <vector>

#include "whylink/text.hpp"

namespace whylink::window {

namespace {

constexpr std::int64_t kPause = 600;  // between the letters of one who types on it is shorter

bool is_of_a_text(const InputEvent& event) {
  const bool digit = event.written >= U'0' && event.written <= U'9';
  const bool blank = event.written == U' ';
  return event.mouse == Mouse::none && !event.key.control && !digit &&
         (blank || text::is_word_character(event.written));
}

}  // namespace

void Overrun::revealed(std::int64_t now) {
  until_ = now + kPause;
}

Input Overrun::without_run_on(const Input& input, std::int64_t now) {
  if (now >= until_) return input;
  Input rest = input;
  if (std::erase_if(rest.events, is_of_a_text) > 0) until_ = now + kPause;
  return rest;
}

}  // namespace whylink::window
