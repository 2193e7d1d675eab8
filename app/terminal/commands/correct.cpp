#include "app/terminal/between.hpp"
#include "app/terminal/commands/commands.hpp"
#include "app/terminal/event_row.hpp"
#include "whylink/text.hpp"

namespace whylink::terminal {

namespace {

struct Options {
  std::string event;
  std::string vault;
  std::optional<int> grade;
  std::optional<std::string> text;
  std::optional<std::string> time;
};

// A day alone is meant at its noon, here and now.
Result<Moment> time_of(const std::string& text, Moment now) {
  if (const auto moment = parse_moment(text)) return *moment;
  if (parse_day(text)) {
    const std::string here = format_moment(now);  // 2026-03-01T09:00:00+01:00
    constexpr std::size_t kOffsetAt = 19;
    return parse_moment(text + "T12:00:00" + here.substr(kOffsetAt));
  }
  return fail(ErrorKind::usage, "--time: this is no time", text,
              "write it as " + format_day(now.day()) + " or " + format_moment(now));
}

Result<int> run_correct(Call& call, const Options& options) {
  const auto review = Uuid::parse(options.event);
  if (!review) {
    return fail(ErrorKind::usage, "this is no id of an event", options.event,
                "`answer` prints one with each review, `doctor` with each that is dated wrongly");
  }
  review::Correction correction;
  if (options.grade) correction.grade = static_cast<memory::Grade>(*options.grade);
  if (options.text) correction.text = text::to_valid_utf8(*options.text);
  if (options.time) {
    const auto time = time_of(*options.time, call.clock()());
    if (!time) return tl::make_unexpected(time.error());
    correction.time = *time;
  }
  const auto opened = call.open_to_write(options.vault, "correct");
  if (!opened) return tl::make_unexpected(opened.error());
  const auto event = (*opened)->correct(*review, correction);
  if (!event) return tl::make_unexpected(event.error());
  Json object = event_row(**opened, *event);
  const auto before = (*opened)->record().event(*review);
  if (before && *before) object["corrected"] = event_row(**opened, **before);
  call.object(object);
  return kDone;
}

}  // namespace

void add_correct(CLI::App& program, Call& call) {
  auto* command = program.add_subcommand(
      "correct", "Say anew what a review was; the record keeps the old beside it");
  const auto options = std::make_shared<Options>();
  command->add_option("event", options->event, "the id of the review")->required();
  add_vault(*command, options->vault);
  command->add_option("--grade", options->grade, "1 blank, 2 gist, 3 clear, 4 instant")
      ->check(between(1, 4));
  command->add_option("--text", options->text, "the answer");
  command->add_option("--time", options->time, "when it was: a day, or a time as in RFC 3339");
  add_examples(*command,
               "  whylink correct 01932f5e-7a10-7c55-8b43-3c1f6f0e9a21 --grade 2\n"
               "  whylink correct 01932f5e-7a10-7c55-8b43-3c1f6f0e9a21 --time 2026-03-01");
  command->callback(
      [&call, options] { call.run = [&call, options] { return run_correct(call, *options); }; });
}

}  // namespace whylink::terminal
