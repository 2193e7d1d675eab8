#include <fmt/format.h>

#include <algorithm>

#include "app/terminal/commands/commands.hpp"

namespace whylink::terminal {

namespace {

using Words = std::vector<std::string>;

struct Options {
  std::string vault;
  Words folders, globs, tags, properties, keep;
  Words remove;  // "folder:Archive"
  Words off, on;
  [[nodiscard]] bool change() const {
    const Words* all[] = {&folders, &globs, &tags, &properties, &keep, &remove, &off, &on};
    return std::ranges::any_of(all, [](const Words* words) { return !words->empty(); });
  }
};

void add_to(Words& list, const Words& more) {
  for (const std::string& value : more) {
    if (std::ranges::find(list, value) == list.end()) list.push_back(value);
  }
}

Status remove_from(vault::ExclusionRules& rules, const std::string& named) {
  const std::size_t colon = named.find(':');
  Words* list = workspace::exclusion_list(rules, named.substr(0, colon));
  const auto unknown = [&] {
    return fail(ErrorKind::not_found, "there is no such rule", named,
                "name it as in folder:Archive; see the rules with whylink exclude");
  };
  if (list == nullptr || colon == std::string::npos) return unknown();
  if (std::erase(*list, named.substr(colon + 1)) == 0) return unknown();
  return {};
}

Status switch_kinds(vault::ExclusionRules& rules, const Options& options) {
  for (const Words* words : {&options.off, &options.on}) {
    for (const std::string& word : *words) {
      const auto kind = vault::exclusion_kind(word);
      if (!kind || *kind == vault::Exclusion::Kind::rule) {
        return fail(ErrorKind::usage, "no such kind is recognised", word,
                    "use index, daily, template, conflict-copy or ignored");
      }
      std::erase(rules.off, *kind);
      if (words == &options.off) rules.off.push_back(*kind);
    }
  }
  return {};
}

Status change(workspace::Workspace& workspace, const Options& options) {
  vault::ExclusionRules rules = workspace.snapshot().rules();
  for (const std::string& named : options.remove) {
    if (const Status removed = remove_from(rules, named); !removed) return removed;
  }
  add_to(rules.folders, options.folders);
  add_to(rules.globs, options.globs);
  add_to(rules.tags, options.tags);
  add_to(rules.properties, options.properties);
  add_to(rules.keep, options.keep);
  if (const Status switched = switch_kinds(rules, options); !switched) return switched;
  const auto event = workspace.set_exclusions(rules);
  if (!event) return tl::make_unexpected(event.error());
  return {};
}

// Said of what was just asked for, where a slip of the pen is likely.
bool is_new(const workspace::ExclusionRow& row, const Options& options) {
  const Words* words = row.rule == "folder"     ? &options.folders
                       : row.rule == "glob"     ? &options.globs
                       : row.rule == "tag"      ? &options.tags
                       : row.rule == "property" ? &options.properties
                                                : nullptr;
  return words != nullptr && std::ranges::find(*words, row.value) != words->end();
}

Result<int> run_exclude(Call& call, const Options& options) {
  const auto opened =
      options.change() ? call.open_to_write(options.vault, "exclude") : call.open(options.vault);
  if (!opened) return tl::make_unexpected(opened.error());
  if (options.change()) {
    if (const Status changed = change(**opened, options); !changed) {
      return tl::make_unexpected(changed.error());
    }
  }
  for (const workspace::ExclusionRow& row : (*opened)->exclusions()) {
    if (row.notes == 0 && is_new(row, options)) {
      call.console().note(fmt::format("no note is kept out by {} {} now", row.rule, row.value));
    }
  }
  const auto rows = call.rows({{"rule"}, {"value"}, {"on"}, {"notes"}});
  for (const workspace::ExclusionRow& row : (*opened)->exclusions()) {
    rows->row({{"rule", row.rule}, {"value", row.value}, {"on", row.on}, {"notes", row.notes}});
  }
  rows->end();
  return kDone;
}

}  // namespace

void add_exclude(CLI::App& program, Call& call) {
  auto* command = program.add_subcommand(
      "exclude", "Show or change what is kept out of review; undo takes a change back");
  const auto options = std::make_shared<Options>();
  add_vault(*command, options->vault);
  const auto list = [&](const char* name, Words& words, const char* text) {
    command->add_option(name, words, text)->allow_extra_args(false);
  };
  list("--folder", options->folders, "keep out a folder and all below it");
  list("--glob", options->globs, "keep out paths like this: *.excalidraw.md, Work/**");
  list("--tag", options->tags, "keep out notes with this tag, or one below it");
  list("--property", options->properties, "keep out notes with this property: status=draft, draft");
  list("--keep", options->keep, "never keep out paths like this");
  list("--remove", options->remove, "remove a rule: folder:Archive");
  list("--off", options->off, "stop recognising index, daily, template, conflict-copy or ignored");
  list("--on", options->on, "recognise them again");
  add_examples(*command, "  whylink exclude ~/Notes --folder Archive --tag draft --off daily");
  command->callback(
      [&call, options] { call.run = [&call, options] { return run_exclude(call, *options); }; });
}

}  // namespace whylink::terminal
