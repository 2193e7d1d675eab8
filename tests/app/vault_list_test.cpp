// The vaults offered: those opened before and those of Obsidian's own list.
#include "app/workspace/vault_list.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "tests/app/small_vault.hpp"

namespace whylink::workspace {
namespace {

namespace fs = std::filesystem;

class Obsidian : public testing::Test {
 protected:
  fs::path write(const std::string& name, const std::string& bytes) {
    folder_.write(name, bytes);
    return folder_.root() / name;
  }
  static std::vector<std::string> paths(const std::vector<fs::path>& files) {
    std::vector<std::string> paths;
    for (const ObsidianVault& vault : obsidian_vaults(files)) paths.push_back(vault.path.string());
    return paths;
  }
  using Paths = std::vector<std::string>;

  vault::TemporaryVault folder_;
};

TEST_F(Obsidian, ListsTheLastOpenedFirstAndEachOnce) {
  const fs::path deb = write("a.json", R"({"vaults": {
    "1": {"path": "/home/ann/Old", "ts": 100},
    "2": {"path": "/home/ann/笔记", "ts": 300, "open": true}}, "frame": "native"})");
  const fs::path flatpak = write("b.json", R"({"vaults": {
    "3": {"path": "/home/ann/Old/", "ts": 400}, "4": {"path": "/home/ann/No time"}}})");
  EXPECT_EQ(paths({deb, flatpak}), (Paths{"/home/ann/Old", "/home/ann/笔记", "/home/ann/No time"}));
}

TEST_F(Obsidian, WhatIsMissingOrDamagedAddsNothing) {
  EXPECT_EQ(paths({folder_.root() / "none.json", folder_.root()}), Paths{});
  for (const char* bytes :
       {"", "{", "[]", "null", R"({"vaults": []})", R"({"vaults": {"1": 7}})",
        R"({"vaults": {"1": {"path": 7}}})", R"({"vaults": {"1": {"path": "relative"}}})",
        R"({"vaults": {"1": {"ts": 7}}})", "{\"vaults\": {\"1\": {\"path\": \"/a\\u0000b\"}}}"}) {
    EXPECT_EQ(paths({write("list.json", bytes)}), Paths{}) << bytes;
  }
  const std::string one = R"({"vaults": {"1": {"path": "/good", "ts": "no number"}}})";
  EXPECT_EQ(paths({write("list.json", one)}), Paths{"/good"});
}

TEST_F(Obsidian, HostileListsEnd) {
  EXPECT_EQ(paths({write("deep.json", std::string(500'000, '['))}), Paths{});
  EXPECT_EQ(paths({write("huge.json",
                         std::string(3'000'000, ' ') + R"({"vaults": {"1": {"path": "/late"}}})")}),
            Paths{});
  std::string many = R"({"vaults": {)";
  for (int i = 0; i < 20'000; ++i) {
    many += (i == 0 ? "\"" : ",\"") + std::to_string(i) + R"(": {"path": "/v)" + std::to_string(i) +
            "\"}";
  }
  EXPECT_EQ(paths({write("many.json", many + "}}")}).size(), 1000U);
}

class Listed : public SmallVault {
 protected:
  [[nodiscard]] Registry registry() const {
    return Registry::load(find_places(data_.root()).value()).value();
  }
};

TEST_F(Listed, OpenedBeforeComesFirstThenWhatOnlyObsidianKnows) {
  vault::TemporaryVault other;
  const std::vector<ObsidianVault> obsidian = {
      {other.root(), 5}, {vault_.root(), 4}, {"/nowhere/at/all", 3}};
  const auto listed = list_vaults(registry(), obsidian);
  ASSERT_EQ(listed.size(), 2U);
  EXPECT_EQ(listed[0].path, vault_.root());
  EXPECT_TRUE(listed[0].known);
  EXPECT_TRUE(listed[0].in_obsidian);
  EXPECT_EQ(listed[1].path, other.root());
  EXPECT_FALSE(listed[1].known);
}

TEST_F(Listed, AForgottenVaultLeavesTheListKeepsItsRecordAndComesBackWhenOpened) {
  AnswerRequest request;
  request.a = "A.md";
  request.b = "B.md";
  request.answer.grade = memory::Grade::clear;
  const auto answered = workspace_->answer(request);
  ASSERT_TRUE(answered) << answered.error().line();
  const Uuid uuid = workspace_->vault().uuid;
  workspace_.reset();
  Registry list = registry();
  ASSERT_TRUE(list.forget(uuid));
  EXPECT_TRUE(list_vaults(registry(), {}).empty());
  EXPECT_FALSE(registry().find("")) << "nor is it the one opened last";
  ASSERT_TRUE(list.forget(uuid, false));
  EXPECT_EQ(list_vaults(registry(), {}).size(), 1U);
  ASSERT_TRUE(list.forget(uuid));
  open();
  EXPECT_EQ(list_vaults(registry(), {}).size(), 1U);
  EXPECT_EQ(workspace_->vault().uuid, uuid);
  const auto events = workspace_->record().all_events().value();
  EXPECT_TRUE(std::ranges::any_of(events, [](const record::Event& event) {
    return std::holds_alternative<record::Reviewed>(event.body);
  }));
}

TEST_F(Listed, ForgettingWhatIsNotThereIsRefused) {
  Random random(1);
  EXPECT_FALSE(registry().forget(Uuid::fresh(1, random)));
}

}  // namespace
}  // namespace whylink::workspace
