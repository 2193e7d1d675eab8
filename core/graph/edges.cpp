#include <algorithm>
#include <numeric>
#include <optional>
#include <tuple>

#include "whylink/graph.hpp"

namespace whylink::graph {

namespace {

// One link with the two files that it ties, the smaller id in the upper half.
struct Tie {
  std::uint64_t ends = 0;
  LinkRef link;
};

// `is_read` says by file whether it has a parse.
std::optional<std::uint64_t> ends_of(const std::vector<bool>& is_read, FileId source,
                                     const note::WrittenLink& link,
                                     const vault::ResolvedLink& resolved) {
  const bool joins_others = link.kind == note::LinkKind::canvas_edge;
  const FileId from = joins_others ? resolved.from : source;
  const FileId to = resolved.target;
  if (from == vault::kNoFile || to == vault::kNoFile || from == to) return std::nullopt;
  if (!is_read[from] || !is_read[to]) return std::nullopt;
  return (static_cast<std::uint64_t>(std::min(from, to)) << 32U) | std::max(from, to);
}

void add_ties(const vault::Snapshot& snapshot, const std::vector<bool>& is_read, FileId source,
              std::vector<Tie>& ties) {
  if (!is_read[source]) return;
  const note::ParsedNote note = snapshot.parse(source);
  const auto links = note.links();
  const auto resolved = snapshot.resolved(source);
  // What a second version of a canvas says of other notes is no word of its author's.
  const bool is_copy =
      snapshot.file(source).kind == vault::FileKind::canvas && snapshot.is_conflict_copy(source);
  for (std::uint32_t i = 0; i < links.size(); ++i) {
    if (is_copy && links[i].kind == note::LinkKind::canvas_edge) continue;
    if (const auto ends = ends_of(is_read, source, links[i], resolved[i])) {
      ties.push_back({*ends, {source, i}});
    }
  }
}

// By the file in the upper (shift 32) or lower (0) half of the ends; equal ones keep their order.
std::vector<Tie> sorted_by_half(const std::vector<Tie>& ties, unsigned shift, std::size_t files) {
  const auto half = [shift](const Tie& tie) { return static_cast<FileId>(tie.ends >> shift); };
  std::vector<std::uint32_t> next(files + 1, 0);
  for (const Tie& tie : ties) ++next[half(tie) + std::size_t{1}];
  std::partial_sum(next.begin(), next.end(), next.begin());
  std::vector<Tie> out(ties.size());
  for (const Tie& tie : ties) out[next[half(tie)]++] = tie;
  return out;
}

// By edge; within an edge they stay as they come, by source and place.
void sort_ties(std::vector<Tie>& ties, std::size_t files) {
  ties = sorted_by_half(ties, 0, files);
  ties = sorted_by_half(ties, 32, files);
}

std::uint64_t ends_of(const Edge& edge) {
  return (static_cast<std::uint64_t>(edge.a) << 32U) | edge.b;
}

bool before_in_edge(const LinkRef& one, const LinkRef& other) {
  return std::pair(one.source, one.index) < std::pair(other.source, other.index);
}

}  // namespace

Graph::Graph(const vault::Snapshot& snapshot) {
  const std::size_t files = snapshot.files().size();
  links_out_.resize(files);
  for (std::size_t file = 0; file < files; ++file) {
    links_out_[file] = snapshot.has_parse(static_cast<FileId>(file));
  }
  std::vector<Tie> ties;
  for (FileId source = 0; source < files; ++source) add_ties(snapshot, links_out_, source, ties);
  sort_ties(ties, files);
  links_.reserve(ties.size());
  std::uint64_t last = 0;  // no edge has these ends: they would be equal
  for (const Tie& tie : ties) {
    if (tie.ends != last)
      add_edge(static_cast<FileId>(tie.ends >> 32U), static_cast<FileId>(tie.ends));
    last = tie.ends;
    links_.push_back(tie.link);
    ++edges_.back().link_count;
  }
  index_edges(files);
}

Graph::Graph(const Graph& before, const vault::Snapshot& now, std::span<const FileId> changed)
    : links_out_(before.links_out_) {
  std::vector<bool> is_changed(links_out_.size(), false);
  for (const FileId file : changed) is_changed[file] = true;
  std::vector<FileId> sources(changed.begin(), changed.end());
  std::ranges::sort(sources);
  sources.erase(std::ranges::unique(sources).begin(), sources.end());
  std::vector<Tie> ties;
  for (const FileId source : sources) add_ties(now, links_out_, source, ties);
  sort_ties(ties, links_out_.size());
  edges_.reserve(before.edges_.size() + ties.size());
  links_.reserve(before.links_.size() + ties.size());
  auto next = ties.begin();
  // The new links of the edge that is being written, or of those that come before it.
  const auto add_new = [&](std::uint64_t ends) {
    for (; next != ties.end() && next->ends == ends; ++next) {
      links_.push_back(next->link);
      ++edges_.back().link_count;
    }
  };
  const auto add_edges_until = [&](std::uint64_t limit) {
    while (next != ties.end() && next->ends < limit) {
      add_edge(static_cast<FileId>(next->ends >> 32U), static_cast<FileId>(next->ends));
      add_new(next->ends);
    }
  };
  for (const Edge& edge : before.edges_) {
    add_edges_until(ends_of(edge));
    add_edge(edge.a, edge.b);
    for (const LinkRef& link : before.links(edge)) {
      if (is_changed[link.source]) continue;
      links_.push_back(link);
      ++edges_.back().link_count;
    }
    const bool mixes = next != ties.end() && next->ends == ends_of(edge);
    add_new(ends_of(edge));
    if (edges_.back().link_count == 0) {
      edges_.pop_back();
    } else if (mixes) {
      std::sort(links_.begin() + edges_.back().first_link, links_.end(), before_in_edge);
    }
  }
  add_edges_until(~std::uint64_t{0});
  index_edges(links_out_.size());
}

void Graph::add_edge(FileId a, FileId b) {
  edges_.push_back({a, b, static_cast<std::uint32_t>(links_.size()), 0});
}

void Graph::index_edges(std::size_t files) {
  first_.assign(files + 1, 0);
  for (const Edge& edge : edges_) {
    ++first_[edge.a + 1];
    ++first_[edge.b + 1];
  }
  std::partial_sum(first_.begin(), first_.end(), first_.begin());
  incident_.resize(edges_.size() * 2);
  std::vector<std::uint32_t> next(first_.begin(), first_.end() - 1);
  for (std::uint32_t i = 0; i < edges_.size(); ++i) {
    incident_[next[edges_[i].a]++] = i;
    incident_[next[edges_[i].b]++] = i;
  }
}

std::span<const LinkRef> Graph::links(const Edge& edge) const {
  return std::span(links_).subspan(edge.first_link, edge.link_count);
}

std::span<const std::uint32_t> Graph::edges_at(FileId file) const {
  if (file + std::size_t{1} >= first_.size()) return {};
  return std::span(incident_).subspan(first_[file], first_[file + 1] - first_[file]);
}

const Edge* Graph::find(FileId one, FileId other) const {
  const std::pair ends{std::min(one, other), std::max(one, other)};
  const auto ends_of_edge = [](const Edge& edge) { return std::pair{edge.a, edge.b}; };
  const auto found = std::ranges::lower_bound(edges_, ends, {}, ends_of_edge);
  return found != edges_.end() && ends_of_edge(*found) == ends ? &*found : nullptr;
}

}  // namespace whylink::graph
