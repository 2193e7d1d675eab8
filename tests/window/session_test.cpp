// A session held through the screens, without a display.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>

#include "app/window/application.hpp"
#include "app/window/platform/stage.hpp"
#include "app/workspace/system.hpp"

namespace whylink::window {
namespace {

class OwnClipboard : public Clipboard {
 public:
  std::string text() override { return kept_; }
  void set_text(const std::string& text) override { kept_ = text; }

 private:
  std::string kept_;
};

class Session : public ::testing::Test {
 protected:
  void SetUp() override {
    std::string pattern = (std::filesystem::temp_directory_path() / "whylink-XXXXXX").string();
    ASSERT_NE(::mkdtemp(pattern.data()), nullptr);
    data_ = pattern;
    open();
  }
  void TearDown() override {
    application_.reset();
    workspace_.reset();
    std::filesystem::remove_all(data_);
  }
  void open(const std::filesystem::path& vault = WHYLINK_SOURCE_DIR "/assets/sample-vault") {
    application_.reset();
    workspace_.reset();
    workspace::OpenOptions options;
    options.vault = vault.string();
    options.data = data_;
    options.access = record::Access::write;
    options.clock = workspace::fixed_clock(*parse_moment("2026-03-01T09:00:00+01:00"));
    options.seed = 1;
    auto opened = workspace::Workspace::open(std::move(options));
    ASSERT_TRUE(opened) << opened.error().line();
    workspace_ = std::move(*opened);
    application_.emplace(*workspace_, clipboard_);
    frame({});
  }
  void frame(const Input& input) {
    stage_.begin();
    application_->draw(stage_.canvas(), input);
    stage_.end();
  }
  [[nodiscard]] bool shows(std::string_view text) const {
    return std::ranges::any_of(stage_.canvas().shown(),
                               [text](const ShownText& one) { return one.text == text; });
  }
  void key(Key key, bool control = false) {
    Input input;
    input.events.push_back({{key, 0, control, false}, 0});
    frame(input);
    frame({});
  }
  void write(std::u32string_view text) {
    for (const char32_t c : text) {
      Input input;
      input.events.push_back({{}, c});
      frame(input);
    }
    frame({});
  }

  std::filesystem::path data_;
  OwnClipboard clipboard_;
  Stage stage_{1280, 800, 1, themes().front()};
  std::unique_ptr<workspace::Workspace> workspace_;
  std::optional<Application> application_;
};

TEST_F(Session, KeepsAHalfTypedAnswerInAnyScriptOverClosing) {
  key(Key::enter);
  ASSERT_EQ(application_->screen(), ScreenId::ask);
  write(U"é 日本 😀 z");
  EXPECT_EQ(application_->answer().buffer.text(), "é 日本 😀 z");
  application_->leave();
  open();
  key(Key::enter);
  EXPECT_EQ(application_->answer().buffer.text(), "é 日本 😀 z");
}

TEST_F(Session, HoldsWhatFitsTheMinutesChosen) {
  for (int i = 0; i < 20; ++i) write(U"-");
  EXPECT_TRUE(shows("at most 1 minute"));
  key(Key::enter);
  EXPECT_TRUE(shows("Prompt 1 of 1  ·  new"));
  key(Key::escape);
  key(Key::escape);
  EXPECT_TRUE(shows("1 prompt of today's session left"));
  for (int i = 0; i < 8; ++i) write(U"+");
  key(Key::enter);
  EXPECT_TRUE(shows("Prompt 1 of 5  ·  new"));
}

TEST_F(Session, TurnsTheColoursOutsideTheBoxOnly) {
  key(Key::enter);
  write(U"t");
  EXPECT_EQ(application_->theme(), "");
  EXPECT_EQ(application_->answer().buffer.text(), "t");
  key(Key::escape);
  write(U"t");
  EXPECT_EQ(application_->theme(), "dark");
}

TEST_F(Session, GradesAndTakesBack) {
  key(Key::enter);
  write(U"because");
  key(Key::enter, true);
  ASSERT_EQ(application_->screen(), ScreenId::reveal);
  write(U"3");
  ASSERT_EQ(application_->screen(), ScreenId::ask);
  EXPECT_EQ(application_->answer().buffer.text(), "");
  key(Key::escape);  // out of the box, where letters are keys
  write(U"z");
  ASSERT_EQ(application_->screen(), ScreenId::reveal);
}

// What failed is told; the page below it is of the prompt where the session stands, not of the one
// that was graded.
TEST_F(Session, GoesOnAtTheRightPromptAfterAnError) {
  const std::filesystem::path vault = data_ / "vault";
  std::filesystem::copy(WHYLINK_SOURCE_DIR "/assets/sample-vault", vault,
                        std::filesystem::copy_options::recursive);
  open(vault);
  key(Key::enter);
  write(U"because");
  key(Key::enter, true);
  ASSERT_EQ(application_->screen(), ScreenId::reveal);
  std::filesystem::rename(vault, data_ / "away");
  write(U"3");
  ASSERT_EQ(application_->screen(), ScreenId::error);
  key(Key::enter);
  ASSERT_EQ(application_->screen(), ScreenId::error) << "it is still away";
  key(Key::escape);
  ASSERT_EQ(application_->screen(), ScreenId::today);
  key(Key::enter);
  ASSERT_EQ(application_->screen(), ScreenId::error);
  std::filesystem::rename(data_ / "away", vault);
  key(Key::enter);
  ASSERT_EQ(application_->screen(), ScreenId::today) << "from where it was tried";
  key(Key::enter);
  ASSERT_EQ(application_->screen(), ScreenId::ask);
  EXPECT_EQ(application_->answer().buffer.text(), "");
  int reviews = 0;
  const auto events = workspace_->record().all_events().value();
  for (const record::Event& event : events) {
    if (std::holds_alternative<record::Reviewed>(event.body)) ++reviews;
  }
  EXPECT_EQ(reviews, 1);
}

TEST_F(Session, EveryControlOfTheQuestionIsInTheWindowAndNamedOnce) {
  key(Key::enter);
  std::vector<std::string> names;
  for (const Probe& probe : application_->probes()) {
    EXPECT_EQ(std::ranges::count(names, probe.name), 0) << probe.name;
    names.push_back(probe.name);
    EXPECT_GE(probe.box.x, 0) << probe.name;
    EXPECT_LE(probe.box.right(), 1280) << probe.name;
    EXPECT_LE(probe.box.bottom(), 800) << probe.name;
  }
  EXPECT_GE(names.size(), 5U);
}

}  // namespace
}  // namespace whylink::window
