#include "core/record/body_json.hpp"

namespace whylink::record {

namespace {

Json with_pair(const Pair& pair) {
  return Json{{"a", pair.a.text()}, {"b", pair.b.text()}};
}

struct ToJson {
  Json operator()(const NoteKeyed& body) const {
    return {{"key", body.key.text()}, {"path", body.path}, {"title", body.title}};
  }
  Json operator()(const NoteRenamed& body) const {
    return {{"key", body.key.text()}, {"path", body.path}};
  }
  Json operator()(const Enrolled& body) const {
    Json json = with_pair(body.pair);
    json["by_hand"] = body.by_hand;
    json["reason"] = body.reason;
    return json;
  }
  Json operator()(const Unenrolled& body) const { return with_pair(body.pair); }
  Json operator()(const Reviewed& body) const {
    Json json = with_pair(body.pair);
    json["prompt"] = name(body.kind);
    json["grade"] = static_cast<int>(body.grade);
    json["answer"] = body.answer;
    if (body.confidence) json["confidence"] = *body.confidence;
    json["seconds"] = body.seconds;
    json["hints"] = body.hints;
    json["due"] = format_day(body.due);
    json["raw_interval"] = body.raw_interval;
    json["fuzz_days"] = body.fuzz_days;
    json["load_days"] = body.load_days;
    if (body.load_reason != LoadReason::none) json["load_reason"] = name(body.load_reason);
    if (body.latest_days > 0) {
      json["earliest_days"] = body.earliest_days;
      json["latest_days"] = body.latest_days;
    }
    json["parameters"] = body.parameters;
    json["algorithm"] = body.algorithm;
    return json;
  }
  Json operator()(const Judged& body) const {
    Json json = with_pair(body.pair);
    json["worth"] = name(body.worth);
    return json;
  }
  Json operator()(const Suspended& body) const { return with_pair(body.pair); }
  Json operator()(const Resumed& body) const { return with_pair(body.pair); }
  Json operator()(const Snoozed& body) const {
    Json json = with_pair(body.pair);
    json["until"] = format_day(body.until);
    return json;
  }
  Json operator()(const Dismissed& body) const { return with_pair(body.pair); }
  Json operator()(const Ripening& body) const {
    Json json = with_pair(body.pair);
    json["until"] = format_day(body.until);
    return json;
  }
  Json operator()(const Accepted& body) const { return with_pair(body.pair); }
  Json operator()(const Undone& body) const { return {{"event", body.event.text()}}; }
  Json operator()(const Redone& body) const { return {{"undo", body.undo.text()}}; }
  Json operator()(const Corrected& body) const {
    Json json = {{"event", body.event.text()}};
    if (body.grade) json["grade"] = static_cast<int>(*body.grade);
    if (body.answer) json["answer"] = *body.answer;
    if (body.due) json["due"] = format_day(*body.due);
    if (body.time) json["time"] = format_moment(*body.time);
    return json;
  }
  Json operator()(const SettingChanged& body) const {
    return {{"name", body.name}, {"value", body.value}};
  }
  Json operator()(const Unknown& body) const { return parse_json(body.body); }
};

memory::Grade grade_of(Fields& fields) {
  return static_cast<memory::Grade>(fields.integer("grade", 1, 4));
}

constexpr std::int64_t kMostDays = memory::kDefaultMaximumInterval;

// Parts of a decision that older programs did not keep.
void read_newer_parts(Fields& fields, Reviewed& body) {
  if (fields.has("load_reason")) {
    const auto reason = load_reason(fields.text("load_reason"));
    if (!reason) fields.blame("load_reason");
    body.load_reason = reason.value_or(LoadReason::none);
  }
  if (!fields.has("latest_days")) return;
  body.earliest_days = static_cast<int>(fields.integer("earliest_days", 0, kMostDays));
  body.latest_days = static_cast<int>(fields.integer("latest_days", 0, kMostDays));
}

Body reviewed_of(Fields& fields) {
  Reviewed body;
  body.pair = fields.pair();
  const auto kind = prompt_kind(fields.text("prompt"));
  if (!kind) fields.blame("prompt");
  body.kind = kind.value_or(PromptKind::why);
  body.grade = grade_of(fields);
  body.answer = fields.text("answer");
  if (fields.has("confidence")) {
    body.confidence = static_cast<int>(fields.integer("confidence", 1, 3));
  }
  body.seconds = fields.number("seconds");
  body.hints = fields.small("hints");
  body.due = fields.day("due");
  body.raw_interval = fields.number("raw_interval");
  body.fuzz_days = fields.small("fuzz_days");
  body.load_days = fields.small("load_days");
  read_newer_parts(fields, body);
  body.parameters = fields.text("parameters");
  body.algorithm = fields.text("algorithm");
  return body;
}

Body judged_of(Fields& fields) {
  Judged body{fields.pair()};
  const auto found = worth(fields.text("worth"));
  if (!found) fields.blame("worth");
  body.worth = found.value_or(Worth::unjudged);
  return body;
}

Body corrected_of(Fields& fields) {
  Corrected body{fields.uuid("event"), {}, {}, {}, {}};
  if (fields.has("grade")) body.grade = grade_of(fields);
  if (fields.has("answer")) body.answer = fields.text("answer");
  if (fields.has("due")) body.due = fields.day("due");
  if (fields.has("time")) {
    const auto time = parse_moment(fields.text("time"));
    if (!time) fields.blame("time");
    body.time = time.value_or(Moment{});
  }
  return body;
}

// Arguments of a braced list are read in their order.
std::optional<Body> read_body(std::string_view kind, Fields& fields) {
  if (kind == "reviewed") return reviewed_of(fields);
  if (kind == "enrolled") {
    return Enrolled{fields.pair(), fields.flag("by_hand"), fields.text("reason")};
  }
  if (kind == "unenrolled") return Unenrolled{fields.pair()};
  if (kind == "judged") return judged_of(fields);
  if (kind == "suspended") return Suspended{fields.pair()};
  if (kind == "resumed") return Resumed{fields.pair()};
  if (kind == "snoozed") return Snoozed{fields.pair(), fields.day("until")};
  if (kind == "dismissed") return Dismissed{fields.pair()};
  if (kind == "ripening") return Ripening{fields.pair(), fields.day("until")};
  if (kind == "accepted") return Accepted{fields.pair()};
  if (kind == "undone") return Undone{fields.uuid("event")};
  if (kind == "redone") return Redone{fields.uuid("undo")};
  if (kind == "corrected") return corrected_of(fields);
  if (kind == "setting-changed") return SettingChanged{fields.text("name"), fields.text("value")};
  if (kind == "note-keyed") {
    return NoteKeyed{fields.uuid("key"), fields.text("path"), fields.text("title")};
  }
  if (kind == "note-renamed") return NoteRenamed{fields.uuid("key"), fields.text("path")};
  return std::nullopt;
}

// Behind all others, so that its text can be kept as it is.
constexpr std::string_view kBodyMember = ",\"body\":";

// A line without its body made into one.
struct Head {
  Event event;
  std::string kind;
  Json body;
};

Result<Head> read_head(std::string_view line) {
  Json json = parse_json(line);
  if (!json.is_object()) return fail(ErrorKind::io, "no event: not a JSON object");
  Head head;
  Fields fields(json);
  Event& event = head.event;
  event.id = fields.uuid("id");
  event.clock = fields.natural("clock");
  event.device = fields.uuid("device");
  event.sequence = fields.natural("sequence");
  const auto time = parse_moment(fields.text("time"));
  if (!time) fields.blame("time");
  event.time = time.value_or(Moment{});
  event.day = fields.day("day");
  if (fields.has("batch")) event.batch = fields.uuid("batch");
  head.kind = fields.text("kind");
  if (!fields.has("body")) fields.blame("body");
  if (fields.wrong() != nullptr) {
    return fail(ErrorKind::io,
                std::string("no event: '") + fields.wrong() + "' is missing or wrong");
  }
  head.body = std::move(json["body"]);
  return head;
}

}  // namespace

std::string body_text(const Body& body) {
  if (const auto* unknown = std::get_if<Unknown>(&body)) return unknown->body;
  return dump(std::visit(ToJson{}, body));
}

Result<Body> body_of(std::string_view kind, const Json& json, bool* has_more) {
  if (!json.is_object()) return fail(ErrorKind::io, "no event: its body is no JSON object");
  Fields fields(json);
  std::optional<Body> body = read_body(kind, fields);
  if (!body) return fail(ErrorKind::io, "no event: unknown kind '" + std::string(kind) + "'");
  if (fields.wrong() != nullptr) {
    return fail(ErrorKind::io, std::string("no event: '") + fields.wrong() +
                                   "' is missing or wrong in a '" + std::string(kind) + "'");
  }
  if (has_more != nullptr) *has_more = json.size() > fields.read();
  return *std::move(body);
}

Body sound_body_of(std::string_view kind, std::string_view text) {
  bool has_more = false;
  auto body = body_of(kind, parse_json(text), &has_more);
  // What a newer version added to a kind that is known would else be lost with the next writing.
  if (body && !has_more) return *std::move(body);
  return Unknown{std::string(kind), std::string(text)};
}

std::string to_json(const Event& event) {
  Json json = {{"id", event.id.text()},
               {"clock", event.clock},
               {"device", event.device.text()},
               {"sequence", event.sequence},
               {"time", format_moment(event.time)},
               {"day", format_day(event.day)}};
  if (event.batch) json["batch"] = event.batch->text();
  json["kind"] = kind_name(event.body);
  std::string line = dump(json);
  line.pop_back();
  return line + std::string(kBodyMember) + body_text(event.body) + "}";
}

Result<Event> event_from_json(std::string_view line) {
  const auto head = read_head(line);
  if (!head) return tl::make_unexpected(head.error());
  auto body = body_of(head->kind, head->body);
  if (!body) return tl::make_unexpected(body.error());
  Event event = head->event;
  event.body = *std::move(body);
  return event;
}

Result<Event> sound_event_from_json(std::string_view line) {
  const auto head = read_head(line);
  if (!head) return tl::make_unexpected(head.error());
  Event event = head->event;
  // The last member, as to_json() writes it.
  const std::size_t begin = line.find(kBodyMember);
  if (begin == std::string_view::npos) return event_from_json(line);
  const std::string_view text = line.substr(begin + kBodyMember.size());
  event.body = sound_body_of(head->kind, text.substr(0, text.size() - 1));
  return event;
}

}  // namespace whylink::record
