#include "app/terminal/commands/commands.hpp"
#include "app/terminal/prompt_kind_option.hpp"

namespace whylink::terminal {

namespace {

struct Options {
  std::string vault;
  std::string kind;
  std::string scope;
  std::size_t limit = 0;
};

Json json_of(const vault::Snapshot& snapshot, const review::Prompt& prompt) {
  Json links = Json::array();
  for (const review::LinkRef& link : prompt.links) {
    const note::ParsedNote note = snapshot.parse(link.source);
    const note::WrittenLink& written = note.links()[link.index];
    links.push_back({{"source", snapshot.file(link.source).path},
                     {"line", written.line},
                     {"offset", written.offset},
                     {"length", written.length}});
  }
  return {{"a", snapshot.file(prompt.a).path},
          {"b", snapshot.file(prompt.b).path},
          {"kind", record::name(prompt.kind)},
          {"shown", prompt.shown},
          {"hints", prompt.hints},
          {"hidden", prompt.hidden},
          {"links", std::move(links)}};
}

Result<int> run_prompts(Call& call, const Options& options) {
  workspace::PromptQuery query;
  query.limit = options.limit;
  auto scope = workspace::parse_scope(options.scope);
  if (!scope) return tl::make_unexpected(scope.error());
  query.scope = std::move(*scope);
  const auto kind = prompt_kind_option(options.kind);
  if (!kind) return tl::make_unexpected(kind.error());
  query.kind = *kind;
  const auto opened = call.open(options.vault);
  if (!opened) return tl::make_unexpected(opened.error());
  const auto rows = call.rows(
      {{"a"}, {"b"}, {"kind"}, {"shown"}, {"hints", false}, {"hidden", false}, {"links", false}});
  const Status done = (*opened)->prompts(query, [&](const review::Prompt& prompt) {
    rows->row(json_of((*opened)->snapshot(), prompt));
    return !call.console().broken();
  });
  rows->end();
  if (!done) return tl::make_unexpected(done.error());
  return kDone;
}

}  // namespace

void add_prompts(CLI::App& program, Call& call) {
  auto* command =
      program.add_subcommand("prompts", "List the prompts of every connection, enrolled or not");
  const auto options = std::make_shared<Options>();
  add_vault(*command, options->vault);
  command->add_option("--kind", options->kind, "prompts of this kind only: why, reverse, ...");
  command->add_option("--scope", options->scope,
                      "words, path: tag: near: state: answer:, - before one negates it");
  command->add_option("--limit", options->limit, "at most so many");
  add_examples(*command, "  whylink prompts ~/Notes --kind why --limit 10");
  command->callback(
      [&call, options] { call.run = [&call, options] { return run_prompts(call, *options); }; });
}

}  // namespace whylink::terminal
