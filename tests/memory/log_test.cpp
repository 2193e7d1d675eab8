#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "whylink/memory.hpp"

namespace whylink::memory {

namespace {

constexpr const char* kHeader = "card_id,review_index,ts,day,elapsed_days,rating,duration_ms\n";

std::string complaint_about(const std::string& csv) {
  const auto rows = read_log(csv, "log.csv");
  if (rows) return "none";
  EXPECT_EQ(rows.error().kind, ErrorKind::usage);
  return rows.error().line();
}

}  // namespace

TEST(Log, RowsAreReadInTheirOrder) {
  const auto rows = read_log(std::string(kHeader) +
                             "7,0,1711744352.250,12,0,1,25060\n"
                             "-3,4,1711744359,13,1,4,7241\n");
  ASSERT_TRUE(rows);
  EXPECT_THAT(*rows, testing::ElementsAre(LogRow{7, 0, 1711744352.25, 12, 0, 1, 25060},
                                          LogRow{-3, 4, 1711744359, 13, 1, 4, 7241}));
}

TEST(Log, ColumnsAreFoundByNameAndOthersPassedOver) {
  const auto rows = read_log(
      "rating,note,elapsed_days,ts,p_true,review_index,card_id\n"
      "3,\xff any text,5,10,,1,9\n");
  ASSERT_TRUE(rows);
  EXPECT_THAT(*rows, testing::ElementsAre(LogRow{9, 1, 10, 0, 5, 3, 0}));
}

TEST(Log, WindowsLinesAMarkInFrontAndEmptyLinesAreAccepted) {
  const auto rows = read_log(
      "\xef\xbb\xbf"
      "card_id,review_index,ts,elapsed_days,rating\r\n1,0,5,0,3\r\n\r\n1,1,6,0,0\r\n\n");
  ASSERT_TRUE(rows) << rows.error().line();
  ASSERT_EQ(rows->size(), 2U);
  EXPECT_EQ(rows->back().rating, 0);
}

TEST(Log, TheLastLineNeedsNoEnd) {
  EXPECT_EQ(read_log("card_id,review_index,ts,elapsed_days,rating\n1,0,5,0,3")->size(), 1U);
}

TEST(Log, OnlyAHeaderIsAnEmptyLog) {
  EXPECT_TRUE(read_log(kHeader)->empty());
}

TEST(Log, UnknownDaysAndDurationsMayBeEmpty) {
  const auto rows = read_log(std::string(kHeader) + "1,0,5,,0,3,\n");
  ASSERT_TRUE(rows);
  EXPECT_EQ(rows->front(), (LogRow{1, 0, 5, 0, 0, 3, 0}));
}

TEST(Log, AComplaintSaysWhatWhereAndWhatToDo) {
  EXPECT_EQ(complaint_about(std::string(kHeader) + "1,0,5,0,0,3,\n\n1,1,6,0,0,5,\n"),
            "cannot read the log: '5' is no rating: log.csv:4; give CSV with the columns card_id, "
            "review_index, ts, elapsed_days, rating");
}

TEST(Log, AHeaderThatIsNoneIsRefused) {
  EXPECT_THAT(complaint_about(""), testing::HasSubstr("there is no header: log.csv:1"));
  EXPECT_THAT(complaint_about("1,0,5,0,3\n"), testing::HasSubstr("the column card_id is missing"));
  EXPECT_THAT(complaint_about("card_id,review_index,ts,rating\n"),
              testing::HasSubstr("the column elapsed_days is missing"));
  EXPECT_THAT(complaint_about("card_id,review_index,ts,elapsed_days,rating,ts\n"),
              testing::HasSubstr("the column ts is there twice"));
  EXPECT_THAT(complaint_about(std::string(kMaxLogColumns, ',')),
              testing::HasSubstr("more than 64 columns"));
}

TEST(Log, FieldsThatAreNoNumbersOfTheirKindAreRefused) {
  const std::string header = kHeader;
  for (const char* row :
       {"x,0,5,0,0,3,1", "1,-1,5,0,0,3,1", "1,0,now,0,0,3,1", "1,0,inf,0,0,3,1", "1,0,nan,0,0,3,1",
        "1,0,5,0.5,0,3,1", "1,0,5,0,-1,3,1", "1,0,5,0,100001,3,1", "1,0,5,0,0,5,1", "1,0,5,0,0,,1",
        "1,0,5,0,0,3,-1", "1,0,5,0,0,3 ,1", "99999999999999999999,0,5,0,0,3,1", ",0,5,0,0,3,1"}) {
    EXPECT_THAT(complaint_about(header + row + "\n"), testing::HasSubstr(" is no ")) << row;
  }
}

TEST(Log, RowsOfAnotherWidthAreRefused) {
  const std::string header = kHeader;
  for (const char* row : {"1", "1,0,5,0,0,3", "1,0,5,0,0,3,1,", ",,,,,,,,,"}) {
    EXPECT_NE(complaint_about(header + row + "\n"), "none") << row;
  }
  EXPECT_THAT(complaint_about(header + "1,0,5,0,0,3\n"),
              testing::HasSubstr("not the 7 fields of the header: log.csv:2"));
}

// A hostile field is not shown: it may be long, or hold what a terminal obeys.
TEST(Log, AComplaintShowsNoBytesThatAreNotText) {
  const std::string header = kHeader;
  EXPECT_THAT(complaint_about(header + "\x1b[2J,0,5,0,0,3,1\n"),
              testing::HasSubstr("the field is no card_id"));
  EXPECT_THAT(complaint_about(header + std::string(1'000'000, '9') + ",0,5,0,0,3,1\n"),
              testing::HasSubstr("the field is no card_id"));
}

}  // namespace whylink::memory
