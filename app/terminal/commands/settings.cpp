#include <algorithm>

#include "app/terminal/commands/commands.hpp"
#include "app/terminal/event_row.hpp"

namespace whylink::terminal {

namespace {

using review::kSettingNames;

struct Request {
  std::string vault;
  std::string name;  // empty: all are listed
  std::string value;
};

bool is_setting(std::string_view word) {
  return std::ranges::find(kSettingNames, word, &review::SettingName::name) != kSettingNames.end();
}

// One word is a vault, two are a setting of the vault opened last, three are all of it.
Result<Request> request_of(const std::vector<std::string>& words) {
  if (words.empty()) return Request{};
  const bool is_named = words.size() == 2 && is_setting(words.front());
  if (words.size() < 3 && !is_named && is_setting(words.back())) {
    return fail(ErrorKind::usage, "this setting is given no value", words.back(),
                "write it behind the name; whylink settings lists what there is");
  }
  if (words.size() == 1) return Request{words[0], {}, {}};
  if (words.size() == 2) return Request{{}, words[0], words[1]};
  return Request{words[0], words[1], words[2]};
}

Result<int> list(Call& call, const Request& request) {
  const auto opened = call.open(request.vault);
  if (!opened) return tl::make_unexpected(opened.error());
  const review::Settings& settings = (*opened)->review().settings();
  const auto rows = call.rows({{"name"}, {"value"}, {"meaning"}});
  for (const review::SettingName& setting : kSettingNames) {
    rows->row({{"name", setting.name},
               {"value", review::setting_value(settings, setting.name)},
               {"meaning", setting.meaning}});
  }
  rows->end();
  return kDone;
}

Result<int> run_settings(Call& call, const std::vector<std::string>& words) {
  const auto request = request_of(words);
  if (!request) return tl::make_unexpected(request.error());
  if (request->name.empty()) return list(call, *request);
  // Said before a vault is read and its record is taken for writing.
  const auto checked = review::parse_setting({}, request->name, request->value);
  if (!checked) return tl::make_unexpected(checked.error());
  const auto opened = call.open_to_write(request->vault, "settings");
  if (!opened) return tl::make_unexpected(opened.error());
  const auto event = (*opened)->set(request->name, request->value);
  if (!event) return tl::make_unexpected(event.error());
  call.object(event_row(**opened, *event));
  return kDone;
}

}  // namespace

void add_settings(CLI::App& program, Call& call) {
  auto* command = program.add_subcommand(
      "settings", "Show the settings of the vault, or change one; undo takes a change back");
  const auto words = std::make_shared<std::vector<std::string>>();
  command
      ->add_option("WORDS", *words,
                   "the vault, unless it is the last one; and to change a setting its name and "
                   "value")
      ->expected(0, 3);
  add_examples(*command,
               "  whylink settings ~/Notes\n"
               "  whylink settings ~/Notes minutes 20\n"
               "  whylink settings easy-days 'sat=50 sun=0'");
  command->callback(
      [&call, words] { call.run = [&call, words] { return run_settings(call, *words); }; });
}

}  // namespace whylink::terminal
