#include "core/review/candidates.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <tuple>
#include <unordered_map>

#include "whylink/text.hpp"

namespace whylink::review {

namespace {

using vault::FileId;

// A passage with less than this beside its links cannot hold a reason; three words, or six
// ideographs, take more.
constexpr std::size_t kLeastBytes = 8;

std::string_view topic_of(const vault::File& file) {
  const std::string_view folder = file.folder();
  return folder.substr(0, folder.find('/'));
}

bool is_material_note(const vault::Snapshot& snapshot, FileId file) {
  return snapshot.file(file).kind == vault::FileKind::note &&
         snapshot.exclusion(file).kind == vault::Exclusion::Kind::none;
}

bool may_say_why(const vault::Snapshot& snapshot, const graph::LinkRef& ref) {
  const note::ParsedNote note = snapshot.parse(ref.source);
  const note::WrittenLink& link = note.links()[ref.index];
  if (link.kind == note::LinkKind::canvas_edge) return link.label.size > 0;
  if (link.passage == note::kNone) return false;
  const note::Passage& passage = note.passages()[link.passage];
  if (passage.kind == note::PassageKind::property) return false;
  return passage.end - passage.begin >= link.length + kLeastBytes;
}

// The topic of each file by number, so that what follows reads an array and no paths.
std::vector<std::uint32_t> topics_of(const vault::Snapshot& snapshot) {
  std::vector<std::uint32_t> topics(snapshot.files().size());
  std::unordered_map<std::string_view, std::uint32_t> numbers;
  for (FileId file = 0; file < topics.size(); ++file) {
    const auto next = static_cast<std::uint32_t>(numbers.size());
    topics[file] = numbers.try_emplace(topic_of(snapshot.file(file)), next).first->second;
  }
  return topics;
}

// 1 for a note edited now, half of it after a month; 0 where the time lies ahead and so says
// nothing.
double recency(const vault::Snapshot& snapshot, FileId file, Moment now) {
  constexpr double kDayNs = 86'400e9;
  constexpr double kDaysToHalf = 30;
  const double edited = static_cast<double>(snapshot.facts(file).modified_ns);
  const double days = (static_cast<double>(now.milliseconds) * 1e6 - edited) / kDayNs;
  return days < -1 ? 0 : std::exp2(-std::max(days, 0.0) / kDaysToHalf);
}

double recency(const vault::Snapshot& snapshot, const graph::Edge& edge, Moment now) {
  return std::max(recency(snapshot, edge.a, now), recency(snapshot, edge.b, now));
}

struct Candidate {
  const graph::Edge* edge;
  double importance;
};

}  // namespace

bool is_material(const vault::Snapshot& snapshot, const graph::Edge& edge) {
  return is_material_note(snapshot, edge.a) && is_material_note(snapshot, edge.b);
}

bool is_in_queue(const Card& card, bool is_material) {
  return card.enrolled && !card.suspended && !card.dismissed &&
         card.worth != record::Worth::map_only && (card.by_hand || is_material);
}

bool is_asked(const Card& card, Day today) {
  return card.snoozed_until <= today && (!card.state || card.due <= today);
}

std::uint32_t topic_number(const vault::Snapshot& snapshot, FileId file) {
  return static_cast<std::uint32_t>(text::hash64(topic_of(snapshot.file(file))));
}

std::vector<Topic> candidates(const vault::Snapshot& snapshot, const graph::Graph& graph,
                              Moment now) {
  const std::vector<double> importance = graph.importance();
  std::vector<Candidate> all;
  for (const graph::Edge& edge : graph.edges()) {
    if (!is_material(snapshot, edge)) continue;
    const auto links = graph.links(edge);
    if (std::ranges::none_of(links, [&](const auto& ref) { return may_say_why(snapshot, ref); })) {
      continue;
    }
    // The mean that asks for both ends: a hub does not carry all that hangs on it.
    const double mean = std::sqrt(importance[edge.a] * importance[edge.b]);
    all.push_back({&edge, mean * (1 + recency(snapshot, edge, now))});
  }
  // The edges stand in one array in the order of paths, which decides between equals.
  std::ranges::sort(all, [](const Candidate& one, const Candidate& other) {
    return std::tuple(-one.importance, one.edge) < std::tuple(-other.importance, other.edge);
  });

  const std::vector<std::uint32_t> topic = topics_of(snapshot);
  std::unordered_map<std::uint64_t, std::size_t> index;  // by the topics of both ends
  std::vector<Topic> topics;
  for (const Candidate& candidate : all) {
    const auto [low, high] = std::minmax(topic[candidate.edge->a], topic[candidate.edge->b]);
    const std::uint64_t ends = (static_cast<std::uint64_t>(low) << 32U) | high;
    const auto [at, is_new] = index.try_emplace(ends, topics.size());
    if (is_new) topics.emplace_back();
    topics[at->second].edges.push_back(candidate.edge);
  }
  return topics;
}

std::string enrol_reason(const vault::Snapshot& snapshot, const graph::Graph& graph,
                         const graph::Edge& edge, Moment now) {
  const FileId centre = graph.degree(edge.b) > graph.degree(edge.a) ? edge.b : edge.a;
  const std::string_view title = snapshot.file(centre).title();
  std::string reason =
      graph.degree(centre) == 1
          ? fmt::format("the only connection of '{}'", title)
          : fmt::format("central: {} connections meet at '{}'", graph.degree(centre), title);
  const std::string_view one = topic_of(snapshot.file(edge.a));
  const std::string_view other = topic_of(snapshot.file(edge.b));
  if (one != other && !one.empty() && !other.empty()) {
    reason += fmt::format(", from '{}' to '{}'", one, other);
  }
  constexpr double kLately = 0.5;
  if (recency(snapshot, edge, now) > kLately) reason += ", edited lately";
  return reason;
}

}  // namespace whylink::review
