#include "app/terminal/rows.hpp"

#include <gtest/gtest.h>

namespace whylink::terminal {

TEST(Rows, CsvQuotesWhatMustBeQuoted) {
  EXPECT_EQ(csv_cell("plain"), "plain");
  EXPECT_EQ(csv_cell("a,b"), "\"a,b\"");
  EXPECT_EQ(csv_cell("say \"x\""), "\"say \"\"x\"\"\"");
  EXPECT_EQ(csv_cell("two\nlines"), "\"two\nlines\"");
  EXPECT_EQ(csv_cell(nullptr), "");
  EXPECT_EQ(csv_cell(Json::array({"a", "b"})), "a; b");
}

TEST(Rows, CsvTextIsNeverAFormulaAndNumbersStayNumbers) {
  EXPECT_EQ(csv_cell("=1+1"), "'=1+1");
  EXPECT_EQ(csv_cell("@SUM(A1)"), "'@SUM(A1)");
  EXPECT_EQ(csv_cell("-x"), "'-x");
  EXPECT_EQ(csv_cell("+x"), "'+x");
  EXPECT_EQ(csv_cell(-3), "-3");
  EXPECT_EQ(csv_cell(Json::array({"=1", "2"})), "'=1; 2");
}

TEST(Rows, JsonIsAlwaysUtf8) {
  EXPECT_EQ(dump(Json{{"x", "a\xff"}}), "{\"x\":\"a\xEF\xBF\xBD\"}");
}

}  // namespace whylink::terminal
