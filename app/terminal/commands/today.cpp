#include <fmt/format.h>

#include "app/terminal/between.hpp"
#include "app/terminal/commands/commands.hpp"
#include "app/terminal/review_pages.hpp"
#include "app/workspace/day_words.hpp"

namespace whylink::terminal {

namespace {

struct Options {
  std::string vault;
  std::string scope;
  std::optional<double> minutes;
  std::optional<int> spread;
};

Json json_of(const vault::Snapshot& snapshot, const review::Plan& plan) {
  Json items = Json::array();
  for (const review::Item& item : plan.items) {
    items.push_back({{"a", snapshot.file(item.a).path},
                     {"b", snapshot.file(item.b).path},
                     {"kind", review::name(item.kind)},
                     {"reason", item.reason},
                     {"due", format_day(item.due)},
                     {"how", item.how},
                     {"gain_per_minute", item.gain_a_minute}});
  }
  return {{"minutes", plan.minutes},     {"seconds_expected", plan.seconds_expected},
          {"recall", plan.recall},       {"new", plan.fresh},
          {"weak", plan.weak},           {"discoveries", plan.discoveries},
          {"repairs", plan.repairs},     {"minutes_spent", plan.minutes_spent},
          {"away_days", plan.away_days}, {"rest", plan.rest},
          {"rest_days", plan.rest_days}, {"items", items}};
}

Result<int> run_today(Call& call, const Options& options) {
  const auto scope = workspace::parse_scope(options.scope);
  if (!scope) return tl::make_unexpected(scope.error());
  const auto opened = call.open(options.vault);
  if (!opened) return tl::make_unexpected(opened.error());
  const auto plan = options.spread ? (*opened)->today_spread(*options.spread, *scope)
                                   : (*opened)->today(options.minutes, *scope);
  if (!plan) return tl::make_unexpected(plan.error());
  const Json object = json_of((*opened)->snapshot(), *plan);
  const Format format = call.format_of_object();
  if (format == Format::json || format == Format::jsonl) {
    call.object(object);
    return kDone;
  }
  // People want the line and the list; a spreadsheet wants the list.
  if (format == Format::table) {
    Page page(call.console());
    if (plan->items.empty()) {
      show_nothing_to_ask(page, **opened, *plan);
      return kDone;
    }
    page.text(workspace::day_words(*plan));
    page.blank();
  }
  const auto rows = make_row_writer(
      call.console(), format, {{"a"}, {"b"}, {"kind"}, {"reason"}, {"how", false}, {"due", false}});
  for (const Json& item : object["items"]) rows->row(item);
  rows->end();
  return kDone;
}

}  // namespace

void add_today(CLI::App& program, Call& call) {
  auto* command = program.add_subcommand("today", "Show what the next session holds, and why");
  const auto options = std::make_shared<Options>();
  add_vault(*command, options->vault);
  auto* minutes =
      command->add_option("--minutes", options->minutes, "how long the session may take")
          ->check(between(1.0, 1440.0));
  command
      ->add_option("--spread", options->spread,
                   "as many minutes as leave a rest that this many coming days hold")
      ->check(between(0, review::DayLoad::kFarthest - 1))
      ->excludes(minutes);
  command->add_option("--scope", options->scope,
                      "words, path: tag: near: state: answer:, - before one negates it");
  add_examples(*command,
               "  whylink today ~/Notes --minutes 5\n"
               "  whylink today --spread 7");
  command->callback(
      [&call, options] { call.run = [&call, options] { return run_today(call, *options); }; });
}

}  // namespace whylink::terminal
