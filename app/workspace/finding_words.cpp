#include "app/workspace/finding_words.hpp"

#include <fmt/format.h>

#include <algorithm>

#include <array>
#include <cerrno>

#include "app/workspace/words.hpp"
#include "whylink/text.hpp"

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
    {FindingKind::over_limit, "limit exceeded", "limits exceeded"},
    {FindingKind::unreadable, "thing that cannot be read", "things that cannot be read"},
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

// What begins with a dot is no part of the vault.
bool is_hidden(const std::string& path) {
  return path != "." && (path.starts_with('.') || path.find("/.") != std::string::npos);
}

std::string what_of_link(const FileFinding& finding) {
  switch (finding.cause) {
    case Cause::link_out_of_vault:
      return "a symbolic link out of the vault (" + finding.other + "), not followed";
    case Cause::link_inside:
      return "a symbolic link to another place in the vault (" + finding.other +
             (is_hidden(finding.other) ? "), which is not read" : "), which is read there");
    case Cause::link_around_vault:
      return "a symbolic link to a folder that holds the vault itself, not followed";
    case Cause::link_visited:
      return "a symbolic link to what is in the vault already, read once";
    case Cause::link_broken:
      return "a symbolic link that leads nowhere, to " + finding.other + because_of(finding.error);
    case Cause::link_to_special_file:
      return "a symbolic link to a pipe, socket or device, not read";
    case Cause::link_unread:
      return "what the symbolic link leads to cannot be read" + because_of(finding.error);
    case Cause::too_many_followed:
      return fmt::format("more than {} symbolic links, not followed", finding.limit);
    default:
      return {};
  }
}

std::string what_of_folder(const FileFinding& finding) {
  switch (finding.cause) {
    case Cause::folder_unlisted:
      return "the folder cannot be listed" + because_of(finding.error) + ", its notes are left out";
    case Cause::folder_too_deep:
      return fmt::format("folders nested more than {} deep, left out", finding.limit);
    case Cause::folder_visited:
      return "the folder is in the vault already by another way, read once";
    default:
      return what_of_link(finding);
  }
}

std::string beyond_the_first(const FileFinding& finding, std::string_view one,
                             std::string_view more) {
  const std::uint64_t left_out = finding.count - finding.limit;
  return fmt::format("{} {} beyond the first {} {} left out", left_out, left_out == 1 ? one : more,
                     finding.limit, left_out == 1 ? "is" : "are");
}

// The beginning of an expression or glob.
std::string source(const FileFinding& finding) {
  constexpr int kColumns = 60;
  return text::shorten(finding.other, kColumns);
}

constexpr const char* kMayBeAsked = ", so what they exclude may be asked about";

// Of Obsidian's settings and the person's own rules.
std::string what_of_rules(const FileFinding& finding) {
  switch (finding.cause) {
    case Cause::settings_unread:
      return "cannot read Obsidian's settings" +
             (finding.error == 0 ? " (not a regular file)" : because_of(finding.error)) +
             kMayBeAsked;
    case Cause::settings_broken:
      return std::string("Obsidian's settings are no JSON object") + kMayBeAsked;
    case Cause::settings_too_long:
      return fmt::format("Obsidian's settings are larger than {} KiB{}", finding.limit / 1024,
                         kMayBeAsked);
    case Cause::date_format_too_long:
      return "the format of daily notes is too long";
    case Cause::filter_broken:
    case Cause::rule_broken:
      return finding.detail + " " + source(finding);
    case Cause::filter_over_budget:
    case Cause::rule_over_budget:
      return "takes too long over the vault's paths, left out: " + source(finding);
    case Cause::too_many_filters:
      return beyond_the_first(finding, "expression", "expressions");
    case Cause::too_many_globs:
      return beyond_the_first(finding, "glob of your rules", "globs of your rules");
    case Cause::too_many_kept:
      return beyond_the_first(finding, "glob of what you keep", "globs of what you keep");
    default:
      return what_of_folder(finding);
  }
}

std::string_view remedy_of_link(Cause cause) {
  switch (cause) {
    case Cause::link_broken:
      return "see whether its drive is there, else mend or remove it";
    case Cause::link_unread:
      return "check its permissions";
    case Cause::too_many_followed:
      return "move what they lead to into the vault";
    default:
      return "remove it";
  }
}

std::string_view remedy_of_rules(Cause cause) {
  switch (cause) {
    case Cause::settings_broken:
    case Cause::settings_too_long:
      return "open the vault in Obsidian and set them anew";
    case Cause::date_format_too_long:
      return "make it shorter in Obsidian's settings, under Daily notes";
    case Cause::filter_broken:
    case Cause::filter_over_budget:
      return "mend it in Obsidian's settings, under Excluded files";
    case Cause::too_many_filters:
      return "remove some in Obsidian's settings, under Excluded files";
    case Cause::rule_broken:
    case Cause::rule_over_budget:
      return "mend or remove the rule";
    case Cause::too_many_globs:
    case Cause::too_many_kept:
      return "remove some";
    default:
      return remedy_of_link(cause);
  }
}

std::string_view remedy_of_unread(int error) {
  if (error == EACCES) return "allow reading it";
  if (error == 0 || error == EISDIR || error == ENOTDIR) return "move it away";
  const bool leads_nowhere = error == ENOENT || error == ELOOP;
  return leads_nowhere ? "mend or remove the link" : "see whether the disk is sound";
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
    case Cause::not_regular:
      return "this is not a regular file";
    case Cause::out_of_memory:
      return "out of memory while reading this note";
    case Cause::own_fault:
      return "an error in whylink itself: " + finding.detail;
    case Cause::special_file:
      return "a pipe, socket or device, not read";
    default:
      return what_of_rules(finding);
  }
}

std::string visible_other(const FileFinding& finding) {
  return text::is_valid_utf8(finding.other) ? finding.other : visible_bytes(finding.other);
}

std::string follow_symlinks_command(std::string_view vault, bool on) {
  return fmt::format("whylink settings {}follow-symlinks {}", as_argument(vault),
                     on ? "on" : "off");
}

std::string remedy(const FileFinding& finding, std::string_view vault) {
  switch (finding.cause) {
    case Cause::link_out_of_vault:
      return "to follow those of this vault: " + follow_symlinks_command(vault, true);
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
      return std::string(remedy_of_unread(finding.error));
    case Cause::not_regular:
      return "move it away";
    case Cause::out_of_memory:
      return "make it shorter, or close other programs";
    case Cause::own_fault:
      return "report it";
    case Cause::special_file:
      return "move it out of the vault";
    case Cause::folder_unlisted:
      return "check its permissions";
    case Cause::folder_too_deep:
      return "move the folder up";
    case Cause::folder_visited:
      return "remove one of the ways";
    default:
      return std::string(remedy_of_rules(finding.cause));
  }
}

std::string line(const FileFinding& finding, std::string_view vault) {
  return Error{ErrorKind::io, what(finding), finding.where(), remedy(finding, vault)}.line();
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
