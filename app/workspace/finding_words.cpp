#include "app/workspace/finding_words.hpp"

#include <fmt/format.h>

#include <array>
#include <cerrno>

#include "app/workspace/words.hpp"

namespace whylink::workspace {

namespace {

using vault::Cause;
using vault::FileFinding;
using vault::FindingKind;

struct Name {
  FindingKind kind;
  std::string_view one;
  std::string_view more;
};
constexpr std::array<Name, vault::kFindingKinds> kNames = {{
    {FindingKind::conflict_copy, "conflict copy", "conflict copies"},
    {FindingKind::same_name, "file with another's name", "files with another's name"},
    {FindingKind::outside_link, "symbolic link not followed", "symbolic links not followed"},
    {FindingKind::over_limit, "over a limit", "over a limit"},
    {FindingKind::unreadable, "not read as it is", "not read as they are"},
}};

std::string because_of(int error) {
  return error == 0 ? std::string() : " (" + errno_text(error) + ")";
}

// "U\xcc\x88.md": as a shell takes it in $'...'.
std::string visible_bytes(std::string_view bytes) {
  std::string out;
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x20 || byte >= 0x7f || c == '\\') {
      out += fmt::format("\\x{:02x}", byte);
    } else {
      out += c;
    }
  }
  return out;
}

}  // namespace

std::string what(const FileFinding& finding) {
  switch (finding.cause) {
    case Cause::conflict_copy:
      return "a conflict copy of " + finding.other + ", not asked about";
    case Cause::lone_conflict_copy:
      return "a conflict copy of " + finding.other + ", which is not there; not asked about";
    case Cause::same_name:
      return "another file has this name in other bytes, " + visible_bytes(finding.other) +
             ", and is left out";
    case Cause::in_note:
      return std::string(note::name(finding.in_note));
    case Cause::file_unread:
      return "cannot read the file" + because_of(finding.error);
    case Cause::folder_unlisted:
      return "the folder cannot be listed" + because_of(finding.error) + ", its notes are left out";
    case Cause::folder_too_deep:
      return fmt::format("folders nested more than {} deep, left out", finding.limit);
    case Cause::special_file:
      return "a pipe, socket or device, not read";
    case Cause::symbolic_link:
      return "a symbolic link, not followed";
    case Cause::settings_unread:
      return "cannot read Obsidian's settings" + because_of(finding.error) + ", left out";
    case Cause::settings_broken:
      return "Obsidian's settings are no JSON object, left out";
    case Cause::settings_too_long:
      return fmt::format("Obsidian's settings are larger than {} KiB, left out",
                         finding.limit / 1024);
    case Cause::filter_broken:
    case Cause::rule_broken:
      return finding.detail + " " + finding.other;
  }
  return {};
}

std::string remedy(const FileFinding& finding) {
  switch (finding.cause) {
    case Cause::conflict_copy:
      return "take over what it says, then delete it";
    case Cause::lone_conflict_copy:
      return "give it the name of the original, or delete it";
    case Cause::same_name:
      return "rename one of the two";
    case Cause::in_note:
      return std::string(note::remedy(finding.in_note));
    case Cause::file_unread:
    case Cause::settings_unread:
      return finding.error == EACCES ? "allow reading it" : "see whether the disk is sound";
    case Cause::folder_unlisted:
      return "check its permissions";
    case Cause::folder_too_deep:
      return "move the folder up";
    case Cause::special_file:
      return "move it out of the vault";
    case Cause::symbolic_link:
      return "move what it points to into the vault";
    case Cause::settings_broken:
    case Cause::settings_too_long:
      return "open the vault in Obsidian and set them anew";
    case Cause::filter_broken:
      return "mend it in Obsidian's settings, under Excluded files";
    case Cause::rule_broken:
      return "mend or remove the rule";
  }
  return {};
}

std::string line(const FileFinding& finding) {
  return Error{ErrorKind::io, what(finding), finding.where(), remedy(finding)}.line();
}

std::string summary(std::span<const FileFinding> findings) {
  std::array<int, vault::kFindingKinds> counts{};
  for (const FileFinding& one : findings) ++counts.at(static_cast<std::size_t>(one.kind()));
  std::string out;
  for (const Name& name : kNames) {
    const int count = counts.at(static_cast<std::size_t>(name.kind));
    if (count == 0) continue;
    if (!out.empty()) out += ", ";
    out += counted(count, name.one, name.more);
  }
  return out;
}

}  // namespace whylink::workspace
