#include "app/terminal/event_row.hpp"

#include "app/workspace/words.hpp"

namespace whylink::terminal {

Json event_row(const workspace::Workspace& workspace, const record::Event& event) {
  Json row = {{"id", event.id.text()},
              {"event", record::kind_name(event.body)},
              {"time", format_moment(event.time)}};
  const std::vector<std::string> paths = workspace.paths_of(event);
  if (paths.size() == 2) {
    row["a"] = std::min(paths[0], paths[1]);
    row["b"] = std::max(paths[0], paths[1]);
  }
  if (const auto* reviewed = std::get_if<record::Reviewed>(&event.body)) {
    row["kind"] = record::name(reviewed->kind);
    row["grade"] = static_cast<int>(reviewed->grade);
    row["due"] = format_day(reviewed->due);
  } else if (const auto* corrected = std::get_if<record::Corrected>(&event.body)) {
    row["review"] = corrected->event.text();
    if (corrected->grade) row["grade"] = static_cast<int>(*corrected->grade);
    if (corrected->answer) row["text"] = *corrected->answer;
    if (corrected->time) row["when"] = format_moment(*corrected->time);
    if (corrected->due) row["due"] = format_day(*corrected->due);
  } else if (const auto* judged = std::get_if<record::Judged>(&event.body)) {
    const bool unjudged = judged->worth == record::Worth::unjudged;
    row["worth"] = unjudged ? Json(nullptr) : Json(record::name(judged->worth));
  } else if (const auto* snoozed = std::get_if<record::Snoozed>(&event.body)) {
    row["until"] = format_day(snoozed->until);
  } else if (const auto* ripening = std::get_if<record::Ripening>(&event.body)) {
    row["until"] = format_day(ripening->until);
  } else if (const auto* changed = std::get_if<record::SettingChanged>(&event.body)) {
    row["name"] = workspace::setting_name(*changed);
    row["value"] = Json::parse(changed->value, nullptr, false);
    if (row["value"].is_discarded()) row["value"] = changed->value;
  }
  return row;
}

}  // namespace whylink::terminal
