// Events that another version wrote and this one does not know are kept word for word.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/record/checksum.hpp"
#include "core/record/journal.hpp"
#include "place.hpp"

namespace whylink::record {
namespace {

namespace fs = std::filesystem;
using testing::Contains;
using testing::IsEmpty;

// A line as a newer version would write it, behind those of this one.
std::string foreign_line(const Event& like, unsigned number, const std::string& kind,
                         const std::string& body) {
  Event event = like;
  event.id = key(number);
  event.clock += number;
  event.sequence += number - 100;
  std::string line = to_json(event);
  const std::size_t at = line.find(R"("kind":)");
  return with_check(line.substr(0, at) + R"("kind":")" + kind + R"(","body":)" + body + "}");
}

void fill(Place& place, std::vector<std::string>& foreign) {
  Record record = place.open();
  const Event last = add(record, review(pair(1, 2), memory::Grade::clear));
  foreign = {foreign_line(last, 101, "clustered", R"({"notes":["x"],"weight":0.5})"),
             foreign_line(last, 102, "suspended",
                          R"({"a":")" + key(1).text() + R"(","b":")" + key(2).text() +
                              R"(","until":"2027-01-01"})")};
}

}  // namespace

TEST(UnknownEvents, AreKeptWordForWordInBothCopies) {
  Place place;
  std::vector<std::string> foreign;
  fill(place, foreign);
  write_bytes(place.journal(), bytes_of(place.journal()) + foreign[0] + "\n" + foreign[1] + "\n");
  {
    Record record = place.open();
    EXPECT_EQ(told(record).size(), 3U);
    EXPECT_FALSE(card_of(record, pair(1, 2)).suspended) << "it says more than is understood";
    EXPECT_THAT(troubles(record), IsEmpty());
    add(record, Judged{pair(1, 2), Worth::strong});
  }
  fs::remove(place.database());
  EXPECT_TRUE(heal(place.options()).value().left.empty());
  fs::remove(place.journal());
  const Record record = place.open();
  EXPECT_THAT(troubles(record), IsEmpty());
  for (const std::string& line : foreign) EXPECT_THAT(lines_of(place.journal()), Contains(line));
}

TEST(UnknownEvents, AreNothingThatIsAppendedOrUndone) {
  Place place;
  std::vector<std::string> foreign;
  fill(place, foreign);
  write_bytes(place.journal(), bytes_of(place.journal()) + foreign[0] + "\n");
  Record record = place.open();
  EXPECT_EQ(record.append({Unknown{"clustered", "{}"}}).error().kind, ErrorKind::usage);
  EXPECT_EQ(record.append({Undone{key(101)}}).error().kind, ErrorKind::refused);
  ASSERT_TRUE(record.last_undoable().value());
  EXPECT_TRUE(std::holds_alternative<Reviewed>(record.last_undoable().value()->body));
}

// A line without a checksum that is not understood may be a damaged one.
TEST(UnknownEvents, OfAnUncheckedLineAreNone) {
  Place place;
  std::vector<std::string> foreign;
  fill(place, foreign);
  const CheckedLine line = without_check(foreign[0]);
  EXPECT_FALSE(event_of_line(line.object));
  EXPECT_TRUE(event_of_line(foreign[0]));
}

TEST(Undo, IsOfThisDevice) {
  Place place;
  std::string other;
  {
    Record record = place.open();
    add(record, Judged{pair(1, 2), Worth::strong});
    Event event = add(record, Suspended{pair(1, 2)});
    event.id = key(90);
    event.device = key(91);
    event.clock += 10;
    event.sequence = 1;
    other = journal_line(event);
  }
  write_bytes(place.journal(), bytes_of(place.journal()) + other);
  Record record = place.open();
  ASSERT_TRUE(record.last_undoable().value());
  EXPECT_EQ(record.last_undoable().value()->device, record.device());
}

}  // namespace whylink::record
