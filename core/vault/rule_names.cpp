#include "whylink/vault.hpp"

namespace whylink::vault {

std::string_view name(Rule rule) {
  switch (rule) {
    case Rule::self:
      return "the note itself: no path was written";
    case Rule::absolute:
      return "exact path from the vault's root";
    case Rule::relative:
      return "relative to the note's folder";
    case Rule::exact:
      return "exact path in the vault";
    case Rule::own_folder:
      return "in the note's own folder";
    case Rule::only:
      return "the only file of that name";
    case Rule::below_folder:
      return "the shortest path below the note's own folder";
    case Rule::shortest:
      return "the shortest path of several";
    case Rule::tie:
      return "several paths of the same length, the first by name";
    case Rule::part_of_name:
      return "the only path that ends so, in the middle of a folder's name";
    case Rule::spelling:
      return "of names that differ in case only, the one spelled so";
    case Rule::unresolved:
      return "no file of that name";
  }
  return "";
}

std::string_view name(Exclusion::Kind kind) {
  switch (kind) {
    case Exclusion::Kind::none:
      return "";
    case Exclusion::Kind::index:
      return "index";
    case Exclusion::Kind::daily:
      return "daily";
    case Exclusion::Kind::template_note:
      return "template";
    case Exclusion::Kind::ignored:
      return "ignored";
    case Exclusion::Kind::conflict_copy:
      return "conflict-copy";
    case Exclusion::Kind::rule:
      return "rule";
  }
  return "";
}

std::optional<Exclusion::Kind> exclusion_kind(std::string_view word) {
  using enum Exclusion::Kind;
  for (const Exclusion::Kind kind : {index, daily, template_note, ignored, conflict_copy, rule}) {
    if (name(kind) == word) return kind;
  }
  return std::nullopt;
}

std::string_view File::name() const {
  const std::size_t slash = path.rfind('/');
  return slash == std::string::npos ? std::string_view(path)
                                    : std::string_view(path).substr(slash + 1);
}

std::string_view File::title() const {
  const std::string_view whole = name();
  if (kind != FileKind::note && kind != FileKind::canvas) return whole;
  return whole.substr(0, whole.rfind('.'));
}

std::string_view File::folder() const {
  const std::size_t slash = path.rfind('/');
  return slash == std::string::npos ? std::string_view() : std::string_view(path).substr(0, slash);
}

}  // namespace whylink::vault
