#include <cmath>

#include "app/terminal/commands/commands.hpp"

namespace whylink::terminal {

namespace {

struct Options {
  std::string vault;
  std::string scope;
};

Json json_of(const vault::Snapshot& snapshot, const review::Connection& one) {
  Json out = {{"a", snapshot.file(one.a).path},
              {"b", snapshot.file(one.b).path},
              {"links", one.links},
              {"enrolled", one.card && one.card->enrolled},
              {"state", review::name(one.standing)},
              {"stability", nullptr},
              {"difficulty", nullptr},
              {"retrievability", nullptr},
              {"due", nullptr},
              {"strength", nullptr},  // the analysis is still to come
              {"worth", nullptr},
              {"reviews", 0},
              {"raw_interval", nullptr},
              {"fuzz_days", nullptr},
              {"load_days", nullptr},
              {"load_reason", nullptr},
              {"how", nullptr},
              {"leech", false}};
  if (one.retrievability && std::isfinite(*one.retrievability)) {
    out["retrievability"] = *one.retrievability;
  }
  if (!one.card) return out;
  if (one.card->state) {
    out["stability"] = one.card->state->stability;
    out["difficulty"] = one.card->state->difficulty;
    out["due"] = format_day(one.card->due);
    out["raw_interval"] = one.card->raw_interval;
    out["fuzz_days"] = one.card->fuzz_days;
    out["load_days"] = one.card->load_days;
    if (one.card->load_reason != record::LoadReason::none) {
      out["load_reason"] = record::name(one.card->load_reason);
    }
    out["how"] = review::how_decided(*one.card);
  }
  if (one.card->worth != record::Worth::unjudged) out["worth"] = record::name(one.card->worth);
  out["reviews"] = one.card->reviews;
  out["leech"] = review::is_leech(*one.card);
  return out;
}

Result<int> run_connections(Call& call, const Options& options) {
  const auto scope = workspace::parse_scope(options.scope);
  if (!scope) return tl::make_unexpected(scope.error());
  const auto opened = call.open(options.vault);
  if (!opened) return tl::make_unexpected(opened.error());
  const auto connections = (*opened)->connections(*scope);
  if (!connections) return tl::make_unexpected(connections.error());
  const auto rows = call.rows({{"a"},
                               {"b"},
                               {"links"},
                               {"enrolled", false},
                               {"state"},
                               {"stability", false},
                               {"difficulty", false},
                               {"retrievability", false},
                               {"due"},
                               {"strength", false},
                               {"worth"},
                               {"reviews"},
                               {"raw_interval", false},
                               {"fuzz_days", false},
                               {"load_days", false},
                               {"load_reason", false},
                               {"how", false},
                               {"leech", false}});
  for (const review::Connection& one : *connections) {
    rows->row(json_of((*opened)->snapshot(), one));
    if (call.console().broken()) break;
  }
  rows->end();
  return kDone;
}

}  // namespace

void add_connections(CLI::App& program, Call& call) {
  auto* command = program.add_subcommand("connections", "List every connection of two notes");
  const auto options = std::make_shared<Options>();
  add_vault(*command, options->vault);
  command->add_option("--scope", options->scope,
                      "words, path: tag: near: state: answer:, - before one negates it");
  add_examples(*command,
               "  whylink connections ~/Notes --scope 'state:due path:Projects -tag:private'\n"
               "  whylink connections --scope 'near:\"Forgetting curve\"' --format csv");
  command->callback([&call, options] {
    call.run = [&call, options] { return run_connections(call, *options); };
  });
}

}  // namespace whylink::terminal
