#include "core/review/note_text.hpp"

#include "whylink/text.hpp"

namespace whylink::review {

Result<std::string_view> NoteText::bytes(FileId file) {
  auto found = read_.find(file);
  if (found == read_.end())
    found = read_
                .emplace(file, snapshot_.has_parse(file) ? vault::read_unchanged(snapshot_, file)
                                                         : vault::read_file(snapshot_, file))
                .first;
  if (!found->second) return tl::make_unexpected(found->second.error());
  return std::string_view(*found->second);
}

std::vector<std::string> names_of(const vault::Snapshot& snapshot, FileId file) {
  std::vector<std::string> names{std::string(snapshot.file(file).title())};
  if (!snapshot.has_parse(file)) return names;
  const note::ParsedNote note = snapshot.parse(file);
  for (const char* key : {"aliases", "alias"}) {
    for (const std::string_view alias : note.list_property(key)) names.emplace_back(alias);
  }
  return names;
}

std::string shown_name(std::string_view name) {
  return text::printable(name);
}

std::string shown(std::string_view markdown) {
  return text::printable(note::plain(markdown));
}

}  // namespace whylink::review
