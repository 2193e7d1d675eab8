#include "app/window/platform/report.hpp"

#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <nlohmann/json.hpp>

#include "app/window/platform/input_method.hpp"
#include "whylink/disk.hpp"

namespace whylink::window {

namespace {

std::int64_t nanoseconds(clockid_t clock) {
  timespec now{};
  ::clock_gettime(clock, &now);
  return static_cast<std::int64_t>(now.tv_sec) * 1'000'000'000 + now.tv_nsec;
}

// From field 22 of /proc/self/stat, in ticks since the machine started; see proc(5).
double process_age_ms() {
  constexpr std::size_t kLongest = 4096;  // some fifty numbers
  const std::string line = disk::read_file("/proc/self/stat", kLongest).value_or(std::string());
  std::size_t at = line.rfind(')');  // the program's name may hold blanks
  constexpr int kFieldsToStart = 20;
  for (int i = 0; i < kFieldsToStart && at != std::string::npos; ++i) at = line.find(' ', at + 1);
  if (at == std::string::npos) return 0;
  const double started = std::strtod(line.c_str() + at, nullptr);
  const auto ticks = static_cast<double>(::sysconf(_SC_CLK_TCK));
  return static_cast<double>(nanoseconds(CLOCK_BOOTTIME)) / 1e6 - started / ticks * 1e3;
}

void write_line(const nlohmann::ordered_json& json) {
  const std::string line =
      json.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
  std::fputs((text::escape_controls(line) + "\n").c_str(), stdout);
  std::fflush(stdout);
}

}  // namespace

void Report::begin_frame() {
  if (wanted_) began_ns_ = nanoseconds(CLOCK_THREAD_CPUTIME_ID);
}

void Report::end_frame() {
  if (!wanted_) return;
  const std::int64_t spent = nanoseconds(CLOCK_THREAD_CPUTIME_ID) - began_ns_;
  frames_ms_.push_back(static_cast<double>(spent) / 1e6);
}

void Report::tell(const Application& application, const std::vector<ShownText>& texts,
                  float pixels_to_one) {
  if (!wanted_) return;
  if (first_frame_ms_ == 0) first_frame_ms_ = process_age_ms();
  if (vault_ms_ == 0 && application.workspace() != nullptr) vault_ms_ = process_age_ms();
  if (application.must_draw_again()) return;  // the controls may be of the screen before
  const bool is_certain = InputMethod::instance().is_certain();
  nlohmann::ordered_json json = {{"screen", name(application.screen())},
                                 {"answer", application.answer()},
                                 {"kept", application.is_answer_kept()},
                                 {"composing", is_certain ? "known" : "guessed"},
                                 {"ink", ink_}};
  auto& words = json["texts"] = nlohmann::ordered_json::array();
  for (const ShownText& text : texts) {
    const Box seen = common(text.box, text.visible);
    if (seen.w > 0 && seen.h > 0) words.push_back(text.text);
  }
  auto& controls = json["controls"] = nlohmann::ordered_json::object();
  for (const Probe& probe : application.probes()) {
    const Box& box = probe.box;
    controls[probe.name] = {box.x * pixels_to_one, box.y * pixels_to_one, box.w * pixels_to_one,
                            box.h * pixels_to_one};
  }
  std::string line = json.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
  if (line == last_) return;
  json["frames"] = frames_ms_.size();  // no reason to write a line
  write_line(json);
  last_ = std::move(line);
}

void Report::close() {
  if (!wanted_ || frames_ms_.empty()) return;
  std::vector<double> sorted = frames_ms_;
  std::ranges::sort(sorted);
  const auto rank = [&](std::size_t per_cent) {
    return sorted[(sorted.size() - 1) * per_cent / 100];
  };
  write_line({{"first_frame_ms", first_frame_ms_},
              {"vault_ms", vault_ms_},
              {"frames", sorted.size()},
              {"median_ms", rank(50)},
              {"p99_ms", rank(99)},
              {"longest_ms", sorted.back()}});
}

}  // namespace whylink::window
