// What Obsidian's own settings say about a vault. Read, never written.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/vault/roots.hpp"

namespace whylink::vault {

struct Settings {
  std::string daily_folder;
  std::string daily_format = "YYYY-MM-DD";
  bool daily_known = false;  // the settings file is there
  std::string templates_folder;
  std::vector<std::string> ignore_filters;  // path prefixes, or /regular expressions/
  std::vector<FileFinding> findings;        // files that could not be read
  bool operator==(const Settings&) const = default;
};

struct SettingsOptions {
  const disk::Calls* disk = &disk::system_calls();
  // What they were, where that is known: it goes on to hold for a file that cannot be read, or is
  // broken, for that may be in the middle of being written.
  const Settings* before = nullptr;
};
// Missing or broken files leave the defaults; broken ones are findings.
[[nodiscard]] Settings read_settings(const disk::Root& vault, const SettingsOptions& options);

// "a/b" of "/a/b/", in NFC.
[[nodiscard]] std::string as_folder(std::string path);
// Whether a title is a date in `format` (moment.js tokens YYYY YY MM M DD D dddd ddd MMMM MMM Do
// and literal text).
[[nodiscard]] bool matches_date(std::string_view title, std::string_view format);

}  // namespace whylink::vault
