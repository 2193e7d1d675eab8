// What filters may cost over a whole vault: steps are counted, and one that takes too many is left
// out and named.
#include <gtest/gtest.h>

#include <algorithm>

#include "core/vault/exclusion.hpp"

namespace whylink::vault {

namespace {

std::vector<File> notes_at(std::size_t count, const std::string& name) {
  std::vector<File> files(count);
  for (std::size_t i = 0; i < count; ++i) {
    files[i].path = name + std::to_string(100'000 + i) + ".md";
    files[i].kind = FileKind::note;
  }
  return files;
}

PathVerdicts judged(const std::vector<std::string>& filters, const std::vector<File>& files,
                    unsigned threads = 1) {
  Settings settings;
  settings.ignore_filters = filters;
  return ExclusionFilter(settings, {}).judge(files, threads);
}

std::size_t ignored(const PathVerdicts& verdicts) {
  return static_cast<std::size_t>(std::ranges::count_if(verdicts.files, &PathVerdict::ignored));
}

const std::string kEndless = "/^(a+)+$/";

}  // namespace

TEST(Filters, ThatTakeTooLongAreLeftOutAndNamed) {
  const auto files = notes_at(100, std::string(60, 'a'));
  const PathVerdicts verdicts = judged({kEndless, "/a1000\\d1/"}, files);
  ASSERT_EQ(verdicts.findings.size(), 1U);
  EXPECT_EQ(verdicts.findings[0].cause, Cause::filter_over_budget);
  EXPECT_EQ(verdicts.findings[0].kind(), FindingKind::over_limit);
  EXPECT_EQ(verdicts.findings[0].other, kEndless);
  EXPECT_EQ(verdicts.findings[0].path, ".obsidian/app.json");
  EXPECT_EQ(ignored(verdicts), 10U);  // the other one counts
}

// Many bad expressions and many notes: each expression costs its budget and no more.
TEST(Filters, CostTheirBudgetAndNoMore) {
  for (const std::size_t count : {100U, 1000U}) {
    const auto files = notes_at(count, std::string(60, 'a'));
    const std::vector<std::string> filters(2000, kEndless);
    const PathVerdicts verdicts = judged(filters, files);
    EXPECT_EQ(verdicts.findings.size(), kMostPatterns);
    const std::size_t bytes = files[0].path.size();
    const std::uint64_t budget =
        kMostStepsAVault + count * (kMostStepsAPath + kMostStepsAByte * bytes);
    EXPECT_LE(verdicts.steps, kMostPatterns * 2 * budget);
  }
}

TEST(Filters, BeyondTheFirstAreTold) {
  Settings settings;
  settings.ignore_filters.assign(kMostPatterns, "/b/");
  EXPECT_TRUE(ExclusionFilter(settings, {}).findings().empty());
  settings.ignore_filters.push_back("/a/");
  const ExclusionFilter filter(settings, {});
  ASSERT_EQ(filter.findings().size(), 1U);
  EXPECT_EQ(filter.findings()[0].cause, Cause::too_many_filters);
  EXPECT_EQ(filter.findings()[0].limit, kMostPatterns);
  EXPECT_EQ(filter.findings()[0].count, kMostPatterns + 1);
  EXPECT_EQ(ignored(filter.judge(notes_at(1, "a"), 1)), 0U);
}

// An expression that excludes some notes before it meets one that it cannot do: whatever the order,
// it then excludes none.
TEST(Filters, LeftOutCountForNoNote) {
  std::vector<File> files = notes_at(50, "draft");
  const std::vector<File> hard = notes_at(50, std::string(60, 'a'));
  files.insert(files.end(), hard.begin(), hard.end());
  const std::vector<std::string> filters{"/^draft|^(a+)+$/"};
  for (const unsigned threads : {1U, 4U}) {
    EXPECT_EQ(ignored(judged(filters, files, threads)), 0U);
    EXPECT_EQ(ignored(judged(filters, {files.begin(), files.begin() + 50}, threads)), 50U);
  }
}

// Filters as people write them stay far below the budget.
TEST(Filters, OfPeopleAreCheap) {
  const auto files = notes_at(1000, "Projects/Some area of work/Meetings/2024/Notes of a day ");
  for (const char* filter :
       {"/.*\\.excalidraw\\.md$/", "/^Projects\\/.*\\/Old\\//", "/(^|\\/)(templates?|archive)\\//",
        "/\\d{4}-\\d{2}-\\d{2}/", "/^(?!Journal).*draft.*$/", "/[Tt]rash|[Bb]in/"}) {
    const PathVerdicts verdicts = judged({filter}, files);
    EXPECT_TRUE(verdicts.findings.empty()) << filter;
    EXPECT_LT(verdicts.steps, 1000 * (kMostStepsAPath + kMostStepsAByte * files[0].path.size()) / 2)
        << filter;
  }
}

TEST(Filters, BeginningsOfPathsMayBeAnyNumber) {
  std::vector<std::string> prefixes;
  for (int i = 0; i < 5000; ++i) prefixes.push_back("folder" + std::to_string(i) + "/");
  prefixes.insert(prefixes.end(), {"a", "ab", "a/b/", "k", "ka/", "z"});
  const auto is_ignored = [&](const std::string& path) {
    std::vector<File> files(1);
    files[0].path = path;
    files[0].kind = FileKind::note;
    return judged(prefixes, files).files[0].ignored;
  };
  for (const char* path :
       {"a.md", "ab.md", "abc/x.md", "a/b/c.md", "folder77/x.md", "kb.md", "z.md"}) {
    EXPECT_TRUE(is_ignored(path)) << path;
  }
  for (const char* path : {"b.md", "Z.md", "folder/x.md", "folder5000/x.md", "x/a.md"}) {
    EXPECT_FALSE(is_ignored(path)) << path;
  }
}

TEST(Filters, AFormatOfDailyNotesThatNobodyWroteIsNotUsed) {
  Settings settings;
  settings.daily_known = true;
  settings.daily_format = "YYYY" + std::string(kLongestDateFormat, ']');
  const ExclusionFilter filter(settings, {});
  ASSERT_EQ(filter.findings().size(), 1U);
  EXPECT_EQ(filter.findings()[0].path, ".obsidian/daily-notes.json");
  EXPECT_EQ(filter.findings()[0].cause, Cause::date_format_too_long);
}

}  // namespace whylink::vault
