#include "core/record/admit.hpp"

#include <algorithm>
#include <cmath>

#include "whylink/text.hpp"

namespace whylink::record {

namespace {

constexpr Day kFirstDay = -719162;    // 0001-01-01
constexpr Day kLastDay = 2932896;     // 9999-12-31
constexpr double kMostSeconds = 1e6;  // of one answer: eleven days are no answer time

void clean(std::string& text) {
  if (!text::is_valid_utf8(text)) text = text::to_valid_utf8(text);
}
void clean(Day& day) {
  day = std::clamp(day, kFirstDay, kLastDay);
}
void clean(double& number, double least, double most) {
  number = std::isfinite(number) ? std::clamp(number, least, most) : 0;
}

bool is_grade(memory::Grade grade) {
  return grade >= memory::Grade::blank && grade <= memory::Grade::instant;
}

Status refuse(const char* what) {
  return fail(ErrorKind::usage, what);
}

struct Admit {
  Status operator()(NoteKeyed& body) const {
    clean(body.path);
    clean(body.title);
    return body.key.is_nil() ? refuse("a note's key is not empty") : Status{};
  }
  Status operator()(NoteRenamed& body) const {
    clean(body.path);
    return body.key.is_nil() ? refuse("a note's key is not empty") : Status{};
  }
  Status operator()(Enrolled& body) const {
    clean(body.reason);
    return {};
  }
  Status operator()(Reviewed& body) const {
    if (!is_grade(body.grade)) return refuse("a grade is 1 to 4");
    if (body.confidence && (*body.confidence < 1 || *body.confidence > 3)) {
      return refuse("a confidence is 1 to 3");
    }
    if (name(body.kind).empty()) return refuse("there is no such kind of prompt");
    clean(body.answer);
    clean(body.parameters);
    clean(body.algorithm);
    clean(body.due);
    if (name(body.load_reason).empty()) body.load_reason = LoadReason::none;
    clean(body.seconds, 0, kMostSeconds);
    clean(body.raw_interval, 0, kLastDay);
    body.earliest_days = std::clamp(body.earliest_days, 0, memory::kDefaultMaximumInterval);
    body.latest_days = std::clamp(body.latest_days, 0, memory::kDefaultMaximumInterval);
    return {};
  }
  Status operator()(Judged& body) const {
    return body.worth > Worth::map_only ? refuse("there is no such worth") : Status{};
  }
  Status operator()(Snoozed& body) const {
    clean(body.until);
    return {};
  }
  Status operator()(Ripening& body) const {
    clean(body.until);
    return {};
  }
  Status operator()(Corrected& body) const {
    if (body.grade && !is_grade(*body.grade)) return refuse("a grade is 1 to 4");
    if (body.answer) clean(*body.answer);
    if (body.due) clean(*body.due);
    // Kept to the second, as the journal writes it.
    if (body.time) body.time->milliseconds = body.time->seconds() * 1000;
    return {};
  }
  Status operator()(SettingChanged& body) const {
    clean(body.name);
    clean(body.value);
    return {};
  }
  Status operator()(Unknown&) const { return refuse("there is no such kind of event"); }
  template <class Other>
  Status operator()(Other&) const {
    return {};
  }
};

}  // namespace

Status admit(Body& body) {
  Status paired = std::visit(
      [](auto& what) -> Status {
        if constexpr (requires { what.pair; }) {
          what.pair = Pair::of(what.pair.a, what.pair.b);
          if (what.pair.a == what.pair.b) return refuse("a connection ties two different notes");
        }
        return {};
      },
      body);
  if (!paired) return paired;
  return std::visit(Admit{}, body);
}

}  // namespace whylink::record
