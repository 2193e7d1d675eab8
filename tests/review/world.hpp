// A vault, a record and a clock that a test turns, in folders that go with the object.
#pragma once

#include <gtest/gtest.h>

#include <chrono>
#include <filesystem>
#include <memory>
#include <string>

#include "tests/vault/temporary_vault.hpp"
#include "whylink/review.hpp"

namespace whylink::review {

class World {
 public:
  // 2026-03-01T09:00:00Z
  static constexpr Day kFirstDay = 20513;

  World() {
    now_->milliseconds = kFirstDay * 86'400'000LL + 9 * 3'600'000LL;
    open_record();
  }

  World& write(const std::string& path, std::string_view text) {
    vault_.write(path, text);
    return *this;
  }
  void set_time(const std::string& path, std::chrono::sys_days day) {
    std::filesystem::last_write_time(
        vault_.root() / path, std::chrono::file_clock::from_sys(std::chrono::sys_seconds(day)));
  }
  // Reads the vault and opens the review anew; to be called after writing notes.
  Review& read() { return read_at(vault_.root()); }
  Review& read_at(const std::filesystem::path& root) {
    auto snapshot = vault::read_vault(root, {});
    EXPECT_TRUE(snapshot) << snapshot.error().line();
    auto review = Review::open(*snapshot, *record_, ReviewOptions{clock(), 42});
    EXPECT_TRUE(review) << review.error().line();
    review_ = std::make_unique<Review>(*std::move(review));
    return *review_;
  }
  // As after a restart of the program.
  Review& restart() {
    const auto root = review_->snapshot().root();
    review_.reset();
    record_.reset();
    open_record();
    return read_at(root);
  }
  // The same notes under other rules of exclusion.
  Review& exclude(const vault::ExclusionRules& rules) {
    auto review = Review::open(vault::with_rules(review_->snapshot(), rules), *record_,
                               ReviewOptions{clock(), 42});
    EXPECT_TRUE(review) << review.error().line();
    review_ = std::make_unique<Review>(*std::move(review));
    return *review_;
  }
  [[nodiscard]] Moment& moment() { return *now_; }
  void pass_days(int days) { now_->milliseconds += days * 86'400'000LL; }
  void pass_seconds(int seconds) { now_->milliseconds += seconds * 1000LL; }

  [[nodiscard]] Review& review() { return *review_; }
  [[nodiscard]] record::Record& record() { return *record_; }
  [[nodiscard]] FileId file(const std::string& path) const {
    const auto found = review_->snapshot().find(path);
    EXPECT_TRUE(found) << path;
    return found.value_or(0);
  }
  [[nodiscard]] const graph::Edge& edge(const std::string& one, const std::string& other) const {
    const graph::Edge* found = review_->graph().find(file(one), file(other));
    EXPECT_NE(found, nullptr) << one << " and " << other << " are not connected";
    return *found;
  }
  [[nodiscard]] std::optional<Card> card(const std::string& one, const std::string& other) const {
    return review_->card(file(one), file(other));
  }

 private:
  [[nodiscard]] Clock clock() const {
    return [now = now_] { return *now; };
  }
  void open_record() {
    record::OpenOptions options;
    options.folder = record_folder_.root();
    options.clock = clock();
    options.seed = ++opened_;
    options.holder = "a test";
    auto record = record::Record::open(options);
    ASSERT_TRUE(record) << record.error().line();
    record_ = std::make_unique<record::Record>(*std::move(record));
  }

  std::shared_ptr<Moment> now_ = std::make_shared<Moment>();
  vault::TemporaryVault vault_;
  vault::TemporaryVault record_folder_;
  std::uint64_t opened_ = 0;
  std::unique_ptr<record::Record> record_;
  std::unique_ptr<Review> review_;
};

inline Answer graded(memory::Grade grade) {
  Answer answer;
  answer.grade = grade;
  answer.seconds = 20;
  return answer;
}

inline std::filesystem::path sample_vault() {
  return std::filesystem::path(WHYLINK_SOURCE_DIR) / "assets" / "sample-vault";
}

}  // namespace whylink::review
