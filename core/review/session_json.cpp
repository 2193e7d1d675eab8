#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "whylink/review.hpp"

namespace whylink::review {

namespace {

using Json = nlohmann::ordered_json;
using Stage = Session::Stage;
using Step = Session::Step;

constexpr int kVersion = 1;
constexpr std::array<std::string_view, 3> kStages = {"ask", "reveal", "done"};
constexpr std::array<std::string_view, 3> kSteps = {"graded", "skipped", "judged"};
constexpr std::size_t kVanished = static_cast<std::size_t>(-1);

template <std::size_t kCount>
std::size_t index_in(const std::array<std::string_view, kCount>& names, std::string_view name) {
  const auto at = std::ranges::find(names, name);
  return at == names.end() ? 0 : static_cast<std::size_t>(at - names.begin());
}

// ---- writing

Json work_json(const Session::Work& work) {
  Json json{{"kind", record::name(work.kind)},
            {"draft", work.draft},
            {"seconds", std::isfinite(work.seconds) ? work.seconds : 0},
            {"hints", work.hints}};
  if (work.confidence) json["confidence"] = *work.confidence;
  return json;
}

Json item_json(const Item& item, const vault::Snapshot& snapshot) {
  return {{"a", snapshot.file(item.a).path},
          {"b", snapshot.file(item.b).path},
          {"kind", name(item.kind)},
          {"reason", item.reason},
          {"due", item.due},
          {"how", item.how},
          {"gain_a_minute", std::isfinite(item.gain_a_minute) ? item.gain_a_minute : 0}};
}

Json step_json(const Step& step) {
  return {{"kind", kSteps.at(static_cast<std::size_t>(step.kind))},
          {"at", step.at},
          {"event", step.event.text()},
          {"stage", kStages.at(static_cast<std::size_t>(step.stage))},
          {"work", work_json(step.work)}};
}

// ---- reading: a field that is missing or of another type has its default

std::string text_of(const Json& json, const char* key) {
  const auto found = json.find(key);
  return found != json.end() && found->is_string() ? found->get<std::string>() : std::string();
}

template <class Number>
Number number_of(const Json& json, const char* key) {
  const auto found = json.find(key);
  if (found == json.end() || !found->is_number()) return {};
  if constexpr (std::is_integral_v<Number>) {
    if (!found->is_number_integer()) return {};
    const auto value = found->get<std::int64_t>();
    return std::in_range<Number>(value) ? static_cast<Number>(value) : Number{};
  } else {
    return found->get<Number>();
  }
}

const Json& list_of(const Json& json, const char* key) {
  static const Json none = Json::array();
  const auto found = json.find(key);
  return found != json.end() && found->is_array() ? *found : none;
}

Session::Work work_of(const Json& json, const char* key) {
  const auto found = json.find(key);
  if (found == json.end() || !found->is_object()) return {};
  Session::Work work;
  work.kind = record::prompt_kind(text_of(*found, "kind")).value_or(PromptKind::why);
  work.draft = text_of(*found, "draft");
  work.seconds = number_of<double>(*found, "seconds");
  if (found->contains("confidence")) work.confidence = number_of<int>(*found, "confidence");
  work.hints = number_of<int>(*found, "hints");
  return work;
}

ItemKind item_kind(std::string_view text) {
  for (const ItemKind kind : {ItemKind::recall, ItemKind::fresh, ItemKind::again}) {
    if (name(kind) == text) return kind;
  }
  return ItemKind::recall;
}

std::optional<Item> item_of(const Json& json, const vault::Snapshot& snapshot,
                            const graph::Graph& graph) {
  if (!json.is_object()) return std::nullopt;
  const auto a = snapshot.find(text_of(json, "a"));
  const auto b = snapshot.find(text_of(json, "b"));
  if (!a || !b || graph.find(*a, *b) == nullptr) return std::nullopt;
  return Item{std::min(*a, *b),
              std::max(*a, *b),
              item_kind(text_of(json, "kind")),
              text_of(json, "reason"),
              number_of<Day>(json, "due"),
              text_of(json, "how"),
              number_of<double>(json, "gain_a_minute")};
}

// Where the items of the text are now: their new index, or kVanished.
std::vector<std::size_t> read_items(const Json& json, const vault::Snapshot& snapshot,
                                    const graph::Graph& graph, Session& session) {
  std::vector<std::size_t> now;
  for (const Json& each : list_of(json, "items")) {
    auto item = item_of(each, snapshot, graph);
    now.push_back(item ? session.items.size() : kVanished);
    if (item) session.items.push_back(*std::move(item));
  }
  return now;
}

void read_steps(const Json& json, const std::vector<std::size_t>& now, Session& session) {
  for (const Json& each : list_of(json, "steps")) {
    if (!each.is_object()) continue;
    const auto at = number_of<std::size_t>(each, "at");
    const auto event = Uuid::parse(text_of(each, "event"));
    if (!event || at >= now.size() || now[at] == kVanished) continue;
    session.steps.push_back(
        {static_cast<Step::Kind>(index_in(kSteps, text_of(each, "kind"))), now[at], *event,
         static_cast<Stage>(index_in(kStages, text_of(each, "stage"))), work_of(each, "work")});
  }
}

void stand_where_it_stood(const Json& json, const std::vector<std::size_t>& now, Session& session) {
  const std::size_t at = std::min(number_of<std::size_t>(json, "at"), now.size());
  for (std::size_t i = 0; i < at; ++i) session.at += now[i] == kVanished ? 0 : 1;
  if (session.at >= session.items.size()) {
    session.stage = Stage::done;
    return;
  }
  const bool same = at < now.size() && now[at] != kVanished;
  session.stage = Stage::ask;
  if (!same) return;
  if (text_of(json, "stage") == "reveal") session.stage = Stage::reveal;
  session.work = work_of(json, "work");
}

}  // namespace

std::string to_json(const Session& session, const vault::Snapshot& snapshot) {
  Json json{{"version", kVersion},
            {"id", session.id},
            {"day", session.day},
            {"minutes", std::isfinite(session.minutes) ? session.minutes : 0},
            {"at", session.at},
            {"stage", kStages.at(static_cast<std::size_t>(session.stage))},
            {"work", work_json(session.work)},
            {"items", Json::array()},
            {"steps", Json::array()}};
  if (session.after) json["after"] = *session.after;
  for (const Item& item : session.items) json["items"].push_back(item_json(item, snapshot));
  for (const Step& step : session.steps) json["steps"].push_back(step_json(step));
  // A draft may hold anything that a terminal lets through; what is no UTF-8 is replaced.
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Result<Session> session_from_json(std::string_view json, const vault::Snapshot& snapshot,
                                  const graph::Graph& graph) {
  constexpr bool kThrow = false;
  const Json read = Json::parse(json, nullptr, kThrow);
  if (!read.is_object() || number_of<int>(read, "version") != kVersion) {
    return fail(ErrorKind::io, "the saved session cannot be read", {}, "start a new one");
  }
  Session session;
  session.id = text_of(read, "id");
  session.day = number_of<Day>(read, "day");
  session.minutes = number_of<double>(read, "minutes");
  if (read.contains("after")) session.after = number_of<std::uint64_t>(read, "after");
  const std::vector<std::size_t> now = read_items(read, snapshot, graph, session);
  read_steps(read, now, session);
  stand_where_it_stood(read, now, session);
  return session;
}

}  // namespace whylink::review
