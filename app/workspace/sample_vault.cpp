#include "app/workspace/sample_vault.hpp"

#include <unistd.h>

#include <cstdlib>

namespace whylink::workspace {

namespace fs = std::filesystem;

std::optional<fs::path> find_sample_vault() {
  std::error_code error;
  const fs::path program = fs::read_symlink("/proc/self/exe", error);
  if (error) return std::nullopt;
  const fs::path beside = program.parent_path();
  for (const fs::path& place : {beside.parent_path().parent_path() / "assets/sample-vault",
                                beside.parent_path() / "share/whylink/sample-vault"}) {
    if (fs::is_directory(place, error)) return place;
  }
  return std::nullopt;
}

fs::path own_sample_path(const Places& places) {
  return places.data / "sample-vault";
}

Result<fs::path> own_sample_vault(const fs::path& sample, const Places& places) {
  fs::path own = own_sample_path(places);
  std::error_code error;
  if (fs::is_directory(own, error)) return own;
  if (const Status made = make_private_folder(places.data); !made)
    return tl::make_unexpected(made.error());
  // Copied under another name first: a copy cut short is never taken for the vault.
  std::string draft = own.string() + ".XXXXXX";
  if (::mkdtemp(draft.data()) != nullptr) {
    fs::copy(sample, draft, fs::copy_options::recursive | fs::copy_options::overwrite_existing,
             error);
    if (!error) fs::rename(draft, own, error);
  } else {
    error = std::error_code(errno, std::generic_category());
  }
  if (!error) return own;
  std::error_code ignored;
  fs::remove_all(draft, ignored);
  return fail(ErrorKind::io, "the sample vault cannot be copied: " + error.message(), own.string(),
              "make room there, or choose a folder of your own");
}

}  // namespace whylink::workspace
