
#include "app/terminal/commands/commands.hpp"
#include "app/workspace/vault_list.hpp"

namespace whylink::terminal {

namespace {

Status forget(workspace::Registry& registry, const std::string& words) {
  const auto path = registry.find(words);
  if (!path) return tl::make_unexpected(path.error());
  const workspace::KnownVault* vault = registry.at(*path);
  if (vault == nullptr || vault->forgotten) {
    return fail(ErrorKind::not_found, "this vault was not opened before", words,
                "see the list with whylink vaults");
  }
  return registry.forget(vault->uuid);
}

Result<int> run_vaults(Call& call, const std::string& forgotten) {
  const auto places = workspace::find_places(call.globals.data);
  if (!places) return tl::make_unexpected(places.error());
  auto registry = workspace::Registry::load(*places);
  if (!registry) return tl::make_unexpected(registry.error());
  if (!forgotten.empty()) {
    if (const Status done = forget(*registry, forgotten); !done) {
      return tl::make_unexpected(done.error());
    }
    call.console().note("its answers are kept, and are there when it is opened again");
  }
  const auto obsidian = workspace::obsidian_vaults(workspace::obsidian_lists());
  const auto rows = call.rows({{"name"}, {"path"}, {"opened"}, {"obsidian"}, {"gone"}});
  for (const workspace::ListedVault& vault : workspace::list_vaults(*registry, obsidian)) {
    rows->row({{"name", vault.name},
               {"path", vault.path.string()},
               {"opened", vault.known ? Json(vault.known->opened) : Json()},
               {"obsidian", vault.in_obsidian},
               {"gone", vault.gone}});
  }
  rows->end();
  return kDone;
}

}  // namespace

void add_vaults(CLI::App& program, Call& call) {
  auto* command = program.add_subcommand(
      "vaults", "The vaults opened before, the last one first, and those of Obsidian's list");
  const auto forgotten = std::make_shared<std::string>();
  command->add_option("--forget", *forgotten,
                      "take this one off the list; opening its folder brings it back");
  add_examples(*command, "  whylink vaults --forget Notes");
  command->callback([&call, forgotten] {
    call.run = [&call, forgotten] { return run_vaults(call, *forgotten); };
  });
}

}  // namespace whylink::terminal
