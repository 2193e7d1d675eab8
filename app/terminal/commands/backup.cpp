#include "app/terminal/commands/commands.hpp"
#include "app/workspace/care.hpp"

namespace whylink::terminal {

namespace {

struct Options {
  std::string vault;
  std::string to;
};

Result<int> run_backup(Call& call, const Options& options) {
  const auto care = workspace::Care::find(call.open_options(options.vault, "backup"));
  if (!care) return tl::make_unexpected(care.error());
  const auto file = care->back_up(options.to);
  if (!file) return tl::make_unexpected(file.error());
  std::error_code ignored;
  const auto bytes = std::filesystem::file_size(*file, ignored);
  call.object({{"vault", care->vault().path.string()},
               {"file", file->string()},
               {"bytes", ignored ? 0 : bytes}});
  return kDone;
}

}  // namespace

void add_backup(CLI::App& program, Call& call) {
  auto* command = program.add_subcommand("backup", "Write a verified copy of the reviews");
  const auto options = std::make_shared<Options>();
  add_vault(*command, options->vault);
  command->add_option("--to", options->to, "a file that does not exist yet, or a folder")
      ->required();
  add_examples(*command, "  whylink backup ~/Notes --to ~/Backups");
  command->callback(
      [&call, options] { call.run = [&call, options] { return run_backup(call, *options); }; });
}

}  // namespace whylink::terminal
