// A window stays open while its machine travels.
#include "app/workspace/zone.hpp"

#include <gtest/gtest.h>

#include <cstdlib>
#include <ctime>
#include <fstream>
#include <string>

#include "app/workspace/system.hpp"

namespace whylink::workspace {
namespace {

namespace fs = std::filesystem;

// A zone file (RFC 8536, version 1) with one offset for all times.
void write_zone(const fs::path& file, std::int32_t seconds_east) {
  std::string bytes("TZif", 4);
  bytes.append(16, '\0');
  const auto number = [&](std::int32_t value) {
    for (const int shift : {24, 16, 8, 0}) {
      bytes += static_cast<char>((static_cast<std::uint32_t>(value) >> shift) & 0xFFU);
    }
  };
  for (const std::int32_t count : {0, 0, 0, 0, 1, 4}) number(count);
  number(seconds_east);
  bytes.append({'\0', '\0', 'H', 'E', 'R', '\0'});
  const fs::path fresh = file.string() + ".new";
  std::ofstream(fresh, std::ios::binary) << bytes;
  fs::rename(fresh, file);
}

long offset_now() {
  const std::time_t now = 1'772'000'000;
  std::tm local{};
  localtime_r(&now, &local);
  return local.tm_gmtoff;
}

class Zone : public testing::Test {
 protected:
  void SetUp() override {
    const char* was = std::getenv("TZ");
    if (was != nullptr) was_ = was;
    ::unsetenv("TZ");
    folder_ = fs::path(testing::TempDir()) / "whylink-zone-test";
    fs::create_directories(folder_);
  }
  void TearDown() override {
    if (was_.empty()) {
      ::unsetenv("TZ");
    } else {
      ::setenv("TZ", was_.c_str(), 1);
    }
    ::tzset();
    fs::remove_all(folder_);
  }
  fs::path folder_;
  std::string was_;
};

TEST_F(Zone, IsFollowedEachTimeTheFileIsReplaced) {
  const fs::path file = folder_ / "localtime";
  write_zone(file, 3600);
  MachineZone zone(file);
  zone.follow();
  EXPECT_EQ(offset_now(), 3600);
  for (const std::int32_t hours : {9, -5, 2}) {
    write_zone(file, hours * 3600);
    zone.follow();
    EXPECT_EQ(offset_now(), hours * 3600);
  }
}

TEST_F(Zone, ThatAPersonChoseHolds) {
  ::setenv("TZ", "UTC0", 1);
  const fs::path file = folder_ / "localtime";
  write_zone(file, 3600);
  MachineZone zone(file);
  write_zone(file, 7200);
  zone.follow();
  EXPECT_EQ(std::string(std::getenv("TZ")), "UTC0");
}

}  // namespace
}  // namespace whylink::workspace
