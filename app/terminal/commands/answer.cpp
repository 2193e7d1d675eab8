#include "app/terminal/between.hpp"
#include "app/terminal/commands/commands.hpp"
#include "app/terminal/event_row.hpp"
#include "app/terminal/prompt_kind_option.hpp"
#include "whylink/disk.hpp"
#include "whylink/text.hpp"

namespace whylink::terminal {

namespace {

struct Options {
  std::string vault;
  std::string a;
  std::string b;
  int grade = 0;
  std::string kind;
  std::string text;
  std::string text_file;
  double seconds = 0;
  int confidence = 0;
};

// Nobody types a megabyte from memory.
constexpr std::size_t kLongestAnswer = 1UL << 20U;

Result<std::string> answer_text(const Options& options) {
  if (options.text_file.empty()) return text::to_valid_utf8(options.text);
  const auto bytes = disk::read_input(options.text_file, kLongestAnswer);
  if (!bytes) return fail_within("--text-file", bytes.error());
  return text::to_valid_utf8(*bytes);
}

Result<int> run_answer(Call& call, const Options& options) {
  workspace::AnswerRequest request;
  request.a = options.a;
  request.b = options.b;
  request.answer.grade = static_cast<memory::Grade>(options.grade);
  request.answer.seconds = options.seconds;
  if (options.confidence != 0) request.answer.confidence = options.confidence;
  const auto kind = prompt_kind_option(options.kind);
  if (!kind) return tl::make_unexpected(kind.error());
  request.answer.kind = kind->value_or(record::PromptKind::why);
  auto text = answer_text(options);
  if (!text) return tl::make_unexpected(text.error());
  request.answer.text = std::move(*text);
  const auto opened = call.open_to_write(options.vault, "answer");
  if (!opened) return tl::make_unexpected(opened.error());
  const auto event = (*opened)->answer(request);
  if (!event) return tl::make_unexpected(event.error());
  call.object(event_row(**opened, *event));
  return kDone;
}

}  // namespace

void add_answer(CLI::App& program, Call& call) {
  auto* command = program.add_subcommand("answer", "Record one review from a script");
  const auto options = std::make_shared<Options>();
  add_vault(*command, options->vault);
  command->add_option("--a", options->a, "one note: its path, or its title")->required();
  command->add_option("--b", options->b, "the other note")->required();
  command->add_option("--grade", options->grade, "1 blank, 2 gist, 3 clear, 4 instant")
      ->required()
      ->check(between(1, 4));
  command->add_option("--kind", options->kind, "the kind of prompt; why, if left out");
  auto* text = command->add_option("--text", options->text, "the answer");
  command->add_option("--text-file", options->text_file, "a file with the answer, - for input")
      ->excludes(text);
  command->add_option("--seconds", options->seconds, "how long it took")
      ->check(between(0.0, 86400.0));
  command->add_option("--confidence", options->confidence, "1 unsure, 2 fairly, 3 sure")
      ->check(between(1, 3));
  add_examples(*command,
               "  whylink answer ~/Notes --a Memex --b Zettelkasten --grade 3 \\\n"
               "    --text 'Both store trails between notes'");
  command->callback(
      [&call, options] { call.run = [&call, options] { return run_answer(call, *options); }; });
}

}  // namespace whylink::terminal
