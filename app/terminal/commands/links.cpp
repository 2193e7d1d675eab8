#include <algorithm>

#include "app/terminal/commands/commands.hpp"

namespace whylink::terminal {

namespace {

struct Options {
  std::string vault;
  bool context = false;
  bool explain = false;
  bool uncounted = false;
  std::string at;
};

std::string joined(const std::vector<std::string_view>& headings) {
  std::string out;
  for (const std::string_view heading : headings) {
    if (!out.empty()) out += " > ";
    out += heading;
  }
  return out;
}

// A link can be as long as its note. Of a field longer than this a quarter is written; the link's
// place and length say where the rest stands.
constexpr std::size_t kLongestField = std::size_t{256} * 1'024;

std::string_view shortened(std::string_view field) {
  return field.substr(0, review::around(field, {}, kLongestField).end);
}

// The fields that only some kinds of link have.
void put_special_fields(Json& out, const note::ParsedNote& note, const note::WrittenLink& link) {
  switch (link.kind) {
    case note::LinkKind::frontmatter:
      out["key"] = shortened(note.text(link.key));
      return;
    case note::LinkKind::canvas:
    case note::LinkKind::canvas_text:
      out["node"] = note.text(link.key);
      return;
    case note::LinkKind::canvas_edge:
      out["from"] = note.text(link.from);
      out["alias"] = nullptr;
      out["label"] = link.has_alias ? Json(shortened(note.text(link.label))) : Json(nullptr);
      return;
    default:
      return;
  }
}

// Why it counts as a link at all.
std::string counted_because(const note::ParsedNote& note, const note::WrittenLink& link) {
  std::string what(note::name(link.kind));
  const bool bare =
      link.kind == note::LinkKind::markdown || link.kind == note::LinkKind::frontmatter;
  if (bare) what += " link";
  if (link.passage == note::kNone) return what;
  std::string where(note::name(note.passages()[link.passage].kind));
  std::ranges::replace(where, '_', ' ');
  return what + " in a " + where;
}

Json json_of(const vault::Snapshot& snapshot, const workspace::LinkRow& row,
             const Options& options) {
  const note::ParsedNote note = snapshot.parse(row.source);
  const note::WrittenLink& link = *row.link;
  const vault::FileId target = row.resolved->target;
  Json out = {
      {"source", snapshot.file(row.source).path},
      {"line", link.line},
      {"col", link.column},
      {"offset", link.offset},
      {"length", link.length},
      {"raw", shortened(note.text(link.raw))},
      {"target", shortened(note.text(link.target))},
      {"subpath", shortened(note.text(link.subpath))},
      {"alias", link.has_alias ? Json(shortened(note.text(link.alias))) : Json(nullptr)},
      {"kind", note::name(link.kind)},
      {"form", note::name(link.form)},
      {"resolved", target == vault::kNoFile ? Json(nullptr) : Json(snapshot.file(target).path)}};
  put_special_fields(out, note, link);
  if (options.context) {
    out["passage"] = row.passage;
    out["heading"] = row.heading.empty() ? Json(nullptr) : Json(joined(row.heading));
  }
  if (options.explain) {
    out["rule"] = vault::name(row.resolved->rule);
    out["counted"] = counted_because(note, link);
    out["ambiguous"] = row.resolved->ambiguous;
    // Whether the heading or block that it names is there; null where it names none.
    const bool names_one = link.subpath.size > 0 && target != vault::kNoFile;
    out["subpath_exists"] = names_one ? Json(row.resolved->subpath_exists) : Json(nullptr);
    Json others = Json::array();
    for (const vault::FileId other : row.alternatives) {
      others.push_back(snapshot.file(other).path);
    }
    out["alternatives"] = std::move(others);
  }
  return out;
}

Columns columns_of(const Options& options) {
  Columns columns = {{"source"},        {"line"},          {"col", false},
                     {"offset", false}, {"length", false}, {"raw", false},
                     {"target"},        {"subpath"},       {"alias", !options.context},
                     {"kind"},          {"form", false},   {"resolved"},
                     {"key", false},    {"node", false},   {"from", false},
                     {"label", false}};
  if (options.context) {
    columns.push_back({"passage"});
    columns.push_back({"heading", false});
  }
  if (options.explain) {
    columns.push_back({"rule"});
    columns.push_back({"counted", false});
    columns.push_back({"ambiguous", false});
    columns.push_back({"subpath_exists", false});
    columns.push_back({"alternatives"});
  }
  return columns;
}

int list_uncounted(Call& call, const workspace::Workspace& workspace,
                   const workspace::LinkQuery& query) {
  const auto rows = call.rows({{"source"},
                               {"line"},
                               {"col", false},
                               {"offset", false},
                               {"length", false},
                               {"raw"},
                               {"rule"},
                               {"because"}});
  workspace.uncounted(query.at, [&](const workspace::UncountedRow& row) {
    rows->row({{"source", workspace.snapshot().file(row.source).path},
               {"line", row.link->line},
               {"col", row.link->column},
               {"offset", row.link->offset},
               {"length", row.link->length},
               {"raw", shortened(row.raw)},
               {"rule", note::name(row.link->why)},
               {"because", note::because(row.link->why)}});
    return !call.console().broken();
  });
  rows->end();
  return kDone;
}

Result<int> run_links(Call& call, const Options& options) {
  const auto opened = call.open(options.vault, workspace::Reach::notes);
  if (!opened) return tl::make_unexpected(opened.error());
  workspace::LinkQuery query{options.context, options.explain, {}};
  if (!options.at.empty()) {
    const auto place = (*opened)->link_place(options.at);
    if (!place) return tl::make_unexpected(place.error());
    query.at = *place;
  }
  if (options.uncounted) return list_uncounted(call, **opened, query);
  const auto rows = call.rows(columns_of(options));
  (*opened)->links(query, [&](const workspace::LinkRow& row) {
    rows->row(json_of((*opened)->snapshot(), row, options));
    return !call.console().broken();
  });
  rows->end();
  return kDone;
}

}  // namespace

void add_links(CLI::App& program, Call& call) {
  auto* command = program.add_subcommand("links", "List every link, by source and place");
  const auto options = std::make_shared<Options>();
  add_vault(*command, options->vault);
  command->add_flag("--context", options->context, "add the passage and the headings above it");
  command->add_flag("--explain", options->explain,
                    "add the rule that chose the file, and the other files it could mean");
  command->add_flag("--uncounted", options->uncounted,
                    "list what looks like a link and is none instead, and why");
  command->add_option("--at", options->at,
                      "only what stands there: NOTE, NOTE:LINE or NOTE:LINE:COL");
  add_examples(*command,
               "  whylink links ~/Notes --explain\n"
               "  whylink links ~/Notes --uncounted --at Index.md:12\n"
               "  whylink links --format jsonl | grep '\"resolved\":null'");
  command->callback(
      [&call, options] { call.run = [&call, options] { return run_links(call, *options); }; });
}

}  // namespace whylink::terminal
