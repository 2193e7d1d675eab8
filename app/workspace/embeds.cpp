#include "app/workspace/embeds.hpp"

#include <algorithm>
#include <charconv>
#include <optional>

#include "whylink/note.hpp"
#include "whylink/text.hpp"

namespace whylink::workspace {

namespace {

using vault::FileId;
using vault::Snapshot;

Embed nothing(std::string why) {
  Embed embed;
  embed.why = std::move(why);
  return embed;
}

// "my%20note.md" is "my note.md"; what is no such number stays.
std::string without_percents(std::string_view address) {
  std::string out;
  for (std::size_t at = 0; at < address.size(); ++at) {
    unsigned byte = 0;
    const char* begin = address.data() + at + 1;
    const bool may = address[at] == '%' && at + 2 < address.size();
    if (may && std::from_chars(begin, begin + 2, byte, 16).ptr == begin + 2) {
      out += static_cast<char>(byte);
      at += 2;
    } else {
      out += address[at];
    }
  }
  return out;
}

// As the vault itself resolved it, where the note still holds that link; else the best file of that
// name.
std::optional<FileId> file_of(const Snapshot& snapshot, FileId source, std::string_view target) {
  if (target.empty()) return source;
  if (snapshot.has_parse(source)) {
    const note::ParsedNote note = snapshot.parse(source);
    for (std::size_t i = 0; i < note.links().size(); ++i) {
      if (note.text(note.links()[i].target) != target) continue;
      const FileId found = snapshot.resolved(source)[i].target;
      if (found != vault::kNoFile) return found;
    }
  }
  const auto candidates = snapshot.candidates(target, source);
  if (candidates.empty()) return std::nullopt;
  return candidates.front();
}

std::size_t line_begin(std::string_view text, std::uint32_t line) {
  std::size_t at = 0;
  for (std::uint32_t i = 1; i < line && at != std::string_view::npos; ++i) {
    at = text.find('\n', at);
    if (at != std::string_view::npos) ++at;
  }
  return std::min(at, text.size());
}

// From below the heading of that name to the next one that is not below it.
std::string_view section(const note::ParsedNote& note, std::string_view bytes,
                         std::string_view heading) {
  const std::string wanted = text::fold(heading);
  const auto headings = note.headings();
  for (std::size_t i = 0; i < headings.size(); ++i) {
    if (text::fold(note.text(headings[i].text)) != wanted) continue;
    std::size_t end = bytes.size();
    for (std::size_t j = i + 1; j < headings.size(); ++j) {
      if (headings[j].level > headings[i].level) continue;
      end = headings[j].offset;
      break;
    }
    const std::size_t line = bytes.find('\n', std::min<std::size_t>(headings[i].offset, end));
    const std::size_t begin = std::min(line == std::string_view::npos ? end : line + 1, end);
    return bytes.substr(begin, end - begin);
  }
  return {};
}

// The lines around the one that bears the id, up to blank ones.
std::string_view block(const note::ParsedNote& note, std::string_view bytes, std::string_view id) {
  const std::string wanted = text::fold(id);
  for (const note::BlockId& one : note.block_ids()) {
    if (text::fold(note.text(one.id)) != wanted) continue;
    const std::size_t line = line_begin(bytes, one.line);
    const std::size_t end = std::min(bytes.find('\n', line), bytes.size());
    const std::size_t blank = bytes.substr(0, line).rfind("\n\n");
    const std::string_view own = bytes.substr(line, end - line);
    const bool is_item =
        own.find_first_not_of(" \t") != std::string_view::npos &&
        std::string_view("-*+").find(own[own.find_first_not_of(" \t")]) != std::string_view::npos;
    const std::size_t begin = is_item || blank == std::string_view::npos ? line : blank + 2;
    return bytes.substr(begin, end - begin);
  }
  return {};
}

std::string cut(std::string_view text) {
  if (text.size() <= kLongestEmbed) return std::string(text);
  std::size_t end = text.rfind('\n', kLongestEmbed);
  if (end == std::string_view::npos || end < kLongestEmbed / 2) {
    end = kLongestEmbed;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  }
  return std::string(text.substr(0, end)) + "\n\n…";
}

// By the bytes as they are now: the note may have been edited since the vault was read.
Embed note_part(const Snapshot& snapshot, FileId file, const std::string& bytes,
                std::string_view part) {
  Embed embed;
  embed.kind = Embed::Kind::note;
  embed.file = file;
  embed.title = snapshot.file(file).title();
  const note::Block scanned = note::scan_note(bytes);
  const note::ParsedNote note(scanned.get());
  std::string_view shown =
      std::string_view(bytes).substr(std::min<std::size_t>(note.body_offset(), bytes.size()));
  if (!part.empty()) {
    const std::size_t last = part.rfind('#');
    const std::string_view name = part.substr(last == std::string_view::npos ? 0 : last + 1);
    shown = name.starts_with('^') ? block(note, bytes, name.substr(1)) : section(note, bytes, name);
    if (shown.data() == nullptr) return nothing("the note has no such part");
    if (!name.starts_with('^')) embed.title += " > " + std::string(name);
  }
  embed.text = cut(shown);
  return embed;
}

}  // namespace

Embed read_embed(const Snapshot& snapshot, FileId source, std::string_view written,
                 bool is_address) {
  if (written.find("://") != std::string_view::npos) {
    return nothing("it lies on the network, which is never asked");
  }
  const std::size_t hash = written.find('#');
  const std::string part(hash == std::string_view::npos ? std::string_view()
                                                        : written.substr(hash + 1));
  std::string target(written.substr(0, hash));
  if (is_address) target = without_percents(target);
  const auto file = file_of(snapshot, source, target);
  if (!file) return nothing("there is no such file");
  if (snapshot.file(*file).kind == vault::FileKind::note) {
    const auto bytes = vault::read_file(snapshot, *file);
    return bytes ? note_part(snapshot, *file, *bytes, part) : nothing("it cannot be read");
  }
  Embed embed;
  embed.kind = Embed::Kind::file;
  embed.file = *file;
  embed.title = snapshot.file(*file).title();
  return embed;
}

}  // namespace whylink::workspace
