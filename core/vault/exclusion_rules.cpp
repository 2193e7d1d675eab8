#include <array>
#include <nlohmann/json.hpp>
#include <utility>

#include "core/vault/pattern.hpp"
#include "whylink/vault.hpp"

namespace whylink::vault {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::array kLists = {
    std::pair{"folders", &ExclusionRules::folders}, std::pair{"globs", &ExclusionRules::globs},
    std::pair{"tags", &ExclusionRules::tags}, std::pair{"properties", &ExclusionRules::properties},
    std::pair{"keep", &ExclusionRules::keep}};

tl::unexpected<Error> unreadable(const std::string& what) {
  return fail(ErrorKind::usage, "the rules of exclusion cannot be read: " + what, "",
              "set them anew with whylink exclude");
}

Status read_list(const Json& json, const char* name, std::vector<std::string>& out) {
  const auto list = json.find(name);
  if (list == json.end()) return {};
  if (!list->is_array()) return unreadable(std::string(name) + " is no list");
  for (const Json& item : *list) {
    if (!item.is_string() || item.get_ref<const std::string&>().empty()) {
      return unreadable(std::string(name) + " holds what is no text");
    }
    out.push_back(item.get<std::string>());
  }
  return {};
}

}  // namespace

std::string rule_reason(std::string_view rule, std::string_view value) {
  const std::string_view what = rule == "folder" ? "the folder "
                                : rule == "glob" ? "paths like "
                                : rule == "tag"  ? "the tag #"
                                                 : "the property ";
  return "your rule: " + std::string(what) + std::string(value);
}

std::string to_json(const ExclusionRules& rules) {
  Json json = Json::object();
  for (const auto& [key, list] : kLists) json[key] = rules.*list;
  json["off"] = Json::array();
  for (const Exclusion::Kind kind : rules.off) json["off"].push_back(name(kind));
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Result<ExclusionRules> exclusion_rules(std::string_view text) {
  constexpr bool kThrow = false;
  const Json json = Json::parse(text, nullptr, kThrow);
  if (!json.is_object()) return unreadable("no JSON object");
  ExclusionRules rules;
  for (const auto& [key, list] : kLists) {
    if (const Status read = read_list(json, key, rules.*list); !read) {
      return tl::make_unexpected(read.error());
    }
  }
  std::vector<std::string> off;
  if (const Status read = read_list(json, "off", off); !read) {
    return tl::make_unexpected(read.error());
  }
  for (const std::string& word : off) {
    const auto kind = exclusion_kind(word);
    if (!kind) return unreadable("off names no kind: " + word);
    rules.off.push_back(*kind);
  }
  for (const auto* globs : {&rules.globs, &rules.keep}) {
    for (const std::string& glob : *globs) {
      if (const auto read = Pattern::glob(glob); !read) return unreadable(read.error().what);
    }
  }
  return rules;
}

}  // namespace whylink::vault
