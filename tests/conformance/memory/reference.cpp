#include "tests/conformance/memory/reference.hpp"

#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace whylink::memory::reference {

namespace {

std::filesystem::path folder() {
  const char* shared = std::getenv("WHYLINK_SHARED");
  const std::filesystem::path root =
      shared != nullptr ? shared : std::filesystem::path(WHYLINK_SOURCE_DIR) / ".." / "shared";
  return root / "reference" / "fsrs";
}

std::string unpacked(const std::filesystem::path& path) {
  const std::string command = "gzip -dc '" + path.string() + "'";
  std::FILE* pipe = popen(command.c_str(), "r");
  if (pipe == nullptr) return {};
  std::string out;
  std::array<char, 65536> block{};
  while (const std::size_t got = std::fread(block.data(), 1, block.size(), pipe)) {
    out.append(block.data(), got);
  }
  return pclose(pipe) == 0 ? out : std::string();
}

}  // namespace

bool present() {
  return std::filesystem::is_directory(folder());
}

std::string text(const std::string& name) {
  const auto path = folder() / name;
  std::string out;
  if (path.extension() == ".gz") {
    out = unpacked(path);
  } else {
    std::ifstream in(path, std::ios::binary);
    out.assign(std::istreambuf_iterator<char>(in), {});
  }
  EXPECT_FALSE(out.empty()) << path;
  return out;
}

nlohmann::json json(const std::string& name) {
  return nlohmann::json::parse(text(name));
}

Parameters parameters(const nlohmann::json& weights) {
  if (weights.is_null()) return Parameters::defaults();
  Parameters out{};
  EXPECT_EQ(weights.size(), out.w.size());
  for (std::size_t i = 0; i < out.w.size(); ++i) out.w[i] = weights.at(i).get<double>();
  return out;
}

}  // namespace whylink::memory::reference
