#include <algorithm>
#include <charconv>

#include "app/workspace/workspace.hpp"

namespace whylink::workspace {

namespace {

// A passage can be the whole note, and is listed for each of its links: of a longer one only what
// is around the link.
constexpr std::size_t kLongestPassage = std::size_t{64} * 1'024;

// The bytes of one note at a time: links come source by source.
class PassageReader {
 public:
  PassageReader(const vault::Snapshot& snapshot,
                const std::function<void(const std::string&)>& tell)
      : snapshot_(snapshot), tell_(tell) {}

  std::string text(FileId source, const note::ParsedNote& note, const note::WrittenLink& link) {
    if (link.passage == note::kNone) return {};
    const note::Passage& passage = note.passages()[link.passage];
    if (passage.end <= passage.begin) return std::string(note.text(passage.text));
    if (source != source_) {
      source_ = source;
      auto bytes = vault::read_unchanged(snapshot_, source);
      if (!bytes) tell_(bytes.error().line());
      bytes_ = bytes ? std::move(*bytes) : std::string();
    }
    if (passage.end > bytes_.size()) return {};
    const auto whole = std::string_view(bytes_).substr(passage.begin, passage.end - passage.begin);
    const std::size_t begin = link.offset > passage.begin ? link.offset - passage.begin : 0;
    const std::size_t length = std::min<std::size_t>(link.length, kLongestPassage);
    const std::size_t end = std::min(begin + length, whole.size());
    const auto kept = review::around(whole, {std::min(begin, end), end}, kLongestPassage);
    return std::string(whole.substr(kept.begin, kept.end - kept.begin));
  }

 private:
  const vault::Snapshot& snapshot_;
  const std::function<void(const std::string&)>& tell_;
  FileId source_ = vault::kNoFile;
  std::string bytes_;
};

template <class Link>
bool stands_at(const LinkPlace& place, const Link& link) {
  if (place.line == 0) return true;
  if (link.line != place.line) return false;
  return !place.column ||
         (*place.column >= link.column && *place.column < link.column + link.length);
}

std::optional<std::uint32_t> number(std::string_view digits) {
  std::uint32_t value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (error != std::errc() || end != digits.data() + digits.size()) return std::nullopt;
  return value;
}

}  // namespace

void Workspace::links(const LinkQuery& query, const OnLink& on_link) const {
  PassageReader passages(*snapshot_, options_.tell);
  for (FileId id = 0; id < snapshot_->files().size(); ++id) {
    if (!snapshot_->has_parse(id) || (query.at && query.at->file != id)) continue;
    const note::ParsedNote note = snapshot_->parse(id);
    const auto resolved = snapshot_->resolved(id);
    for (std::size_t i = 0; i < note.links().size(); ++i) {
      const note::WrittenLink& link = note.links()[i];
      if (query.at && !stands_at(*query.at, link)) continue;
      LinkRow row{id, &link, &resolved[i], {}, {}, {}};
      if (query.context) {
        row.passage = passages.text(id, note, link);
        const bool placed = link.passage != note::kNone;
        if (placed) row.heading = note.heading_path(note.passages()[link.passage].heading);
      }
      if (query.explain) {
        for (const FileId other : snapshot_->candidates(note.text(link.target), id)) {
          if (other != resolved[i].target) row.alternatives.push_back(other);
        }
      }
      if (!on_link(row)) return;
    }
  }
}

void Workspace::uncounted(const std::optional<LinkPlace>& at, const OnUncounted& on_row) const {
  for (FileId id = 0; id < snapshot_->files().size(); ++id) {
    if (snapshot_->file(id).kind != vault::FileKind::note || (at && at->file != id)) continue;
    const auto bytes = vault::read_file(*snapshot_, id);
    if (!bytes) {
      options_.tell(bytes.error().line());
      continue;
    }
    for (const note::UncountedLink& link : note::uncounted_links(*bytes)) {
      if (at && !stands_at(*at, link)) continue;
      const auto raw = std::string_view(*bytes).substr(link.offset, link.length);
      if (!on_row({id, &link, raw})) return;
    }
  }
}

Result<LinkPlace> Workspace::link_place(std::string_view words) const {
  // A name may hold colons itself: numbers are taken from the end while they are numbers.
  std::vector<std::uint32_t> numbers;
  std::string_view path = words;
  while (numbers.size() < 2 && !snapshot_->find(path)) {
    const std::size_t colon = path.rfind(':');
    if (colon == std::string_view::npos) break;
    const auto value = number(path.substr(colon + 1));
    if (!value) break;
    numbers.insert(numbers.begin(), *value);
    path = path.substr(0, colon);
  }
  const auto file = snapshot_->find_note(path);
  if (!file) return tl::make_unexpected(file.error());
  LinkPlace place{*file, 0, std::nullopt};
  if (!numbers.empty()) place.line = numbers[0];
  if (numbers.size() > 1) place.column = numbers[1];
  return place;
}

}  // namespace whylink::workspace
