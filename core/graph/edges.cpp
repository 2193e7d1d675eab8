#include <algorithm>
#include <numeric>
#include <optional>

#include "whylink/graph.hpp"

namespace whylink::graph {

namespace {

// One link with the two files that it ties, the smaller id in the upper half.
struct Tie {
  std::uint64_t ends = 0;
  LinkRef link;
};

std::optional<std::uint64_t> ends_of(const vault::Snapshot& snapshot, FileId source,
                                     const note::WrittenLink& link,
                                     const vault::ResolvedLink& resolved) {
  const FileId from = link.kind == note::LinkKind::canvas_edge ? resolved.from : source;
  const FileId to = resolved.target;
  if (from == vault::kNoFile || to == vault::kNoFile || from == to) return std::nullopt;
  if (!snapshot.has_parse(from) || !snapshot.has_parse(to)) return std::nullopt;
  return (static_cast<std::uint64_t>(std::min(from, to)) << 32U) | std::max(from, to);
}

std::vector<Tie> ties_of(const vault::Snapshot& snapshot) {
  std::vector<Tie> ties;
  const auto files = static_cast<FileId>(snapshot.files().size());
  for (FileId source = 0; source < files; ++source) {
    if (!snapshot.has_parse(source)) continue;
    const note::ParsedNote note = snapshot.parse(source);
    const auto links = note.links();
    const auto resolved = snapshot.resolved(source);
    for (std::uint32_t i = 0; i < links.size(); ++i) {
      if (const auto ends = ends_of(snapshot, source, links[i], resolved[i])) {
        ties.push_back({*ends, {source, i}});
      }
    }
  }
  // Ties are made by source and place, and stay so within an edge.
  std::ranges::stable_sort(ties, {}, &Tie::ends);
  return ties;
}

}  // namespace

Graph::Graph(const vault::Snapshot& snapshot) {
  const std::vector<Tie> ties = ties_of(snapshot);
  links_.reserve(ties.size());
  std::uint64_t before = 0;  // no edge has these ends: they would be equal
  for (const Tie& tie : ties) {
    if (tie.ends != before) {
      edges_.push_back({static_cast<FileId>(tie.ends >> 32U), static_cast<FileId>(tie.ends),
                        static_cast<std::uint32_t>(links_.size()), 0});
      before = tie.ends;
    }
    links_.push_back(tie.link);
    ++edges_.back().link_count;
  }
  const std::size_t files = snapshot.files().size();
  links_out_.resize(files);
  for (std::size_t file = 0; file < files; ++file) {
    links_out_[file] = snapshot.has_parse(static_cast<FileId>(file));
  }
  index_edges(files);
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
