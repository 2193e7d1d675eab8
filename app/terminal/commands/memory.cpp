#include <algorithm>
#include <cmath>

#include "app/terminal/between.hpp"
#include "app/terminal/commands/commands.hpp"
#include "app/workspace/system.hpp"
#include "whylink/disk.hpp"
#include "whylink/memory.hpp"

namespace whylink::terminal {

namespace {

struct Options {
  std::string log;
  std::string params;
  double last = 1;
};

Json number(double value) {
  return std::isfinite(value) ? Json(value) : Json(nullptr);
}

// Some eight million reviews, which are read into memory as a whole.
constexpr std::size_t kLongestLog = 256UL << 20U;
// Two dozen numbers.
constexpr std::size_t kLongestParameters = 64UL << 10U;

Result<std::string> file_named(const std::string& option, const std::string& path,
                               std::size_t limit) {
  auto bytes = disk::read_input(path, limit);
  return bytes ? std::move(bytes) : fail_within(option, bytes.error());
}

Result<memory::Parameters> parameters(const Options& options) {
  if (options.params.empty()) return memory::Parameters::defaults();
  const auto bytes = file_named("--params", options.params, kLongestParameters);
  if (!bytes) return tl::make_unexpected(bytes.error());
  const Json json = Json::parse(*bytes, nullptr, false);
  const bool numbers =
      json.is_array() && std::ranges::all_of(json, [](const Json& one) { return one.is_number(); });
  if (!numbers) {
    return fail(ErrorKind::usage, "--params wants a JSON array of numbers", options.params,
                "write it as [0.212, 1.2931, ...]");
  }
  const auto values = json.get<std::vector<double>>();
  auto read = memory::Parameters::from(values);
  if (!read) return fail_within("--params " + options.params, read.error());
  return read;
}

Result<std::vector<memory::LogRow>> log_of(const Options& options) {
  const auto bytes = file_named("--log", options.log, kLongestLog);
  if (!bytes) return tl::make_unexpected(bytes.error());
  return memory::read_log(*bytes, options.log);
}

Result<int> run_replay(Call& call, const Options& options) {
  const auto params = parameters(options);
  if (!params) return tl::make_unexpected(params.error());
  const auto log = log_of(options);
  if (!log) return tl::make_unexpected(log.error());
  const std::vector<memory::ReplayRow> replayed = memory::replay_log(*params, *log);
  // CSV carries every digit, so that is what programs get unless they ask for another form.
  const bool csv = call.globals.format.empty() ? !call.console().is_terminal()
                                               : call.format_of_rows() == Format::csv;
  if (csv) {
    call.console().write(memory::replay_csv(replayed));
    return kDone;
  }
  const auto rows = call.rows({{"card_id"},
                               {"review_index"},
                               {"retrievability"},
                               {"stability"},
                               {"difficulty"},
                               {"interval"}});
  for (const memory::ReplayRow& row : replayed) {
    rows->row({{"card_id", row.card_id},
               {"review_index", row.review_index},
               {"retrievability", number(row.retrievability)},
               {"stability", number(row.stability)},
               {"difficulty", number(row.difficulty)},
               {"interval", number(row.interval)}});
    if (call.console().broken()) break;
  }
  rows->end();
  return kDone;
}

Result<int> run_evaluate(Call& call, const Options& options) {
  const auto params = parameters(options);
  if (!params) return tl::make_unexpected(params.error());
  const auto log = log_of(options);
  if (!log) return tl::make_unexpected(log.error());
  const double before = workspace::cpu_seconds();
  const memory::Evaluation result = memory::evaluate(*params, *log, options.last);
  call.object({{"items", result.items},
               {"log_loss", number(result.log_loss)},
               {"rmse_bins", number(result.rmse_bins)},
               {"auc", number(result.auc)},
               {"cpu_seconds", workspace::cpu_seconds() - before}});
  return kDone;
}

void add_log_options(CLI::App& command, Options& options) {
  command.add_option("--log", options.log, "a log of reviews as CSV, - for input")->required();
  command.add_option("--params", options.params, "a JSON array of the model's parameters");
}

}  // namespace

void add_memory(CLI::App& program, Call& call) {
  auto* group = program.add_subcommand("memory", "The memory model on logs of reviews");
  group->require_subcommand(1);
  group->fallthrough();
  add_examples(*group, "  whylink memory evaluate --log reviews.csv");

  auto* replay = group->add_subcommand("replay", "The memory after each review of a log");
  const auto replaying = std::make_shared<Options>();
  add_log_options(*replay, *replaying);
  replay->fallthrough();
  add_examples(*replay, "  whylink memory replay --log reviews.csv --params fitted.json");
  replay->callback([&call, replaying] {
    call.run = [&call, replaying] { return run_replay(call, *replaying); };
  });

  auto* evaluate = group->add_subcommand("evaluate", "How well the model foretells a log");
  const auto evaluating = std::make_shared<Options>();
  add_log_options(*evaluate, *evaluating);
  evaluate->add_option("--last", evaluating->last, "score only this last share of the items")
      ->check(between(0.0, 1.0));
  evaluate->fallthrough();
  add_examples(*evaluate, "  whylink memory evaluate --log reviews.csv --last 0.2");
  evaluate->callback([&call, evaluating] {
    call.run = [&call, evaluating] { return run_evaluate(call, *evaluating); };
  });
}

}  // namespace whylink::terminal
