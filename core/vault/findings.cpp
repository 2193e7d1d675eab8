#include <tuple>

#include "whylink/vault.hpp"

namespace whylink::vault {

namespace {

FindingKind kind_of(note::FindingKind in_note) {
  switch (in_note) {
    case note::FindingKind::too_long:
    case note::FindingKind::long_canvas:
    case note::FindingKind::too_many_links:
    case note::FindingKind::nested_too_deep:
    case note::FindingKind::long_front_matter:
    case note::FindingKind::too_many_headings:
    case note::FindingKind::too_many_block_ids:
    case note::FindingKind::too_much_text:
    case note::FindingKind::long_properties:
      return FindingKind::over_limit;
    case note::FindingKind::utf16:
    case note::FindingKind::binary:
    case note::FindingKind::bad_canvas:
    case note::FindingKind::bad_front_matter:
      return FindingKind::unreadable;
  }
  return FindingKind::unreadable;
}

auto place_of(const FileFinding& one) {
  return std::tie(one.path, one.line, one.cause, one.in_note, one.other, one.detail, one.error,
                  one.limit, one.count);
}

}  // namespace

std::string_view name(FindingKind kind) {
  switch (kind) {
    case FindingKind::conflict_copy:
      return "conflict-copy";
    case FindingKind::same_name:
      return "same-name";
    case FindingKind::outside_link:
      return "outside-link";
    case FindingKind::over_limit:
      return "over-limit";
    case FindingKind::unreadable:
      return "unreadable";
  }
  return "";
}

FindingKind FileFinding::kind() const {
  switch (cause) {
    case Cause::conflict_copy:
    case Cause::lone_conflict_copy:
      return FindingKind::conflict_copy;
    case Cause::same_name:
      return FindingKind::same_name;
    case Cause::in_note:
      return kind_of(in_note);
    case Cause::folder_visited:
    case Cause::link_out_of_vault:
    case Cause::link_inside:
    case Cause::link_around_vault:
    case Cause::link_visited:
    case Cause::link_broken:
    case Cause::link_to_special_file:
      return FindingKind::outside_link;
    case Cause::folder_too_deep:
    case Cause::settings_too_long:
    case Cause::too_many_followed:
    case Cause::date_format_too_long:
    case Cause::filter_over_budget:
    case Cause::rule_over_budget:
    case Cause::too_many_filters:
    case Cause::too_many_globs:
    case Cause::too_many_kept:
      return FindingKind::over_limit;
    case Cause::file_unread:
    case Cause::not_regular:
    case Cause::out_of_memory:
    case Cause::own_fault:
    case Cause::folder_unlisted:
    case Cause::link_unread:
    case Cause::special_file:
    case Cause::settings_unread:
    case Cause::settings_broken:
    case Cause::filter_broken:
    case Cause::rule_broken:
      return FindingKind::unreadable;
  }
  return FindingKind::unreadable;
}

std::string FileFinding::where() const {
  return line == 0 ? path : path + ":" + std::to_string(line);
}

bool is_before(const FileFinding& one, const FileFinding& other) {
  return place_of(one) < place_of(other);
}

}  // namespace whylink::vault
