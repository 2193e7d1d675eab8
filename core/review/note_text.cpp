#include "core/review/note_text.hpp"

#include "whylink/text.hpp"

namespace whylink::review {

namespace {

Result<std::string> read_unchanged(const vault::Snapshot& snapshot, FileId file) {
  auto bytes = vault::read_file(snapshot, file);
  if (!bytes) return bytes;
  if (snapshot.has_parse(file) && text::hash64(*bytes) != snapshot.parse(file).content_hash()) {
    return fail(ErrorKind::io, "the note changed since the vault was read",
                snapshot.file(file).path, "read the vault again");
  }
  return bytes;
}

}  // namespace

Result<std::string_view> NoteText::bytes(FileId file) {
  auto found = read_.find(file);
  if (found == read_.end()) found = read_.emplace(file, read_unchanged(snapshot_, file)).first;
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
