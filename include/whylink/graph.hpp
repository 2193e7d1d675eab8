// Who is tied to whom: the connections of a snapshot as an undirected graph. Pure.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "whylink/vault.hpp"

namespace whylink::graph {

using vault::FileId;

// Where a link stands: source file and index into its links.
struct LinkRef {
  FileId source = 0;
  std::uint32_t index = 0;
  bool operator==(const LinkRef&) const = default;
};

// An unordered pair of different notes tied by at least one link, a < b. Its links, of both
// directions, are ordered by source and place.
struct Edge {
  FileId a = 0;
  FileId b = 0;
  std::uint32_t first_link = 0;
  std::uint32_t link_count = 0;
};

// What ties two notes: wikilinks, Markdown links, embeds and property links between notes or
// canvases, canvas cards (canvas and note), and canvas edges (the two notes they join). Self links,
// links to attachments and the edges on a conflict copy of a canvas tie nothing. Immutable; may be
// read from any thread.
class Graph {
 public:
  explicit Graph(const vault::Snapshot& snapshot);  // linear in links, plus one sort
  // The graph of `now`, where `before` is that of a snapshot with the same files and rules in which
  // only the notes `changed` were other. Copies, and sorts no more than their links: a tenth of the
  // time.
  Graph(const Graph& before, const vault::Snapshot& now, std::span<const FileId> changed);

  [[nodiscard]] std::span<const Edge> edges() const { return edges_; }  // ordered by (a, b)
  [[nodiscard]] std::span<const LinkRef> links(const Edge& edge) const;
  // Indices into edges() of the edges at a file.
  [[nodiscard]] std::span<const std::uint32_t> edges_at(FileId file) const;
  [[nodiscard]] std::size_t degree(FileId file) const { return edges_at(file).size(); }
  [[nodiscard]] const Edge* find(FileId one, FileId other) const;
  [[nodiscard]] FileId other_end(const Edge& edge, FileId one) const {
    return edge.a == one ? edge.b : edge.a;
  }
  // Steps between two files along edges, at most `limit`; limit + 1 when farther. Looks at no file
  // more than `limit` steps away from `from`.
  [[nodiscard]] std::uint32_t distance(FileId from, FileId to, std::uint32_t limit) const;
  // PageRank with damping 0.85 over undirected edges (Brin, Page 1998), 30 rounds, over the files
  // that can link; sums to 1, and is 0 for all others.
  [[nodiscard]] std::vector<double> importance() const;

 private:
  void add_edge(FileId a, FileId b);
  void index_edges(std::size_t files);

  std::vector<Edge> edges_;
  std::vector<LinkRef> links_;
  std::vector<bool> links_out_;          // by file: can it link at all
  std::vector<std::uint32_t> first_;     // by file, one more at the end
  std::vector<std::uint32_t> incident_;  // indices into edges_
};

}  // namespace whylink::graph
