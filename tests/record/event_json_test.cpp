#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "place.hpp"

namespace whylink::record {
namespace {

using memory::Grade;
using testing::HasSubstr;

std::vector<Body> one_of_each() {
  const Pair connection = pair(1, 2);
  Reviewed reviewed = review(connection, Grade::instant, "\xe6\x97\xa5 \"\\\n\t\x01");
  reviewed.confidence = 3;
  reviewed.kind = PromptKind::still_true;
  reviewed.seconds = 0.1;
  return {NoteKeyed{key(1), "a/b.md", "b"},
          NoteRenamed{key(1), "c.md"},
          Enrolled{connection, true, "by hand"},
          Unenrolled{connection},
          reviewed,
          review(connection, Grade::blank, ""),
          Judged{connection, Worth::map_only},
          Judged{connection, Worth::unjudged},
          Suspended{connection},
          Resumed{connection},
          Snoozed{connection, 20000},
          Dismissed{connection},
          Ripening{connection, -1},
          Accepted{connection},
          Undone{key(3)},
          Corrected{key(3), Grade::gist, "better", 20001},
          Corrected{key(3), std::nullopt, std::nullopt},
          SettingChanged{"minutes", "[1, 2.5]"}};
}

Event event_with(Body body) {
  return {key(9), 123'456'789'012'345'678U, key(8), 42, {kMorning, -210}, 20513, std::move(body)};
}

// Every kind of event goes to one line of JSON and comes back the same.
TEST(EventJson, GoesThereAndBack) {
  for (const Body& body : one_of_each()) {
    const std::string line = to_json(event_with(body));
    EXPECT_EQ(line.find('\n'), std::string::npos);
    const auto back = event_from_json(line);
    ASSERT_TRUE(back) << back.error().line() << "\n" << line;
    EXPECT_EQ(to_json(*back), line);
    EXPECT_EQ(back->body.index(), body.index());
    EXPECT_EQ(back->time, (Moment{kMorning, -210}));
  }
}

// An event of a batch names the first of them; one that stands alone says nothing of it.
TEST(EventJson, NamesTheBatch) {
  Event event = event_with(Suspended{pair(1, 2)});
  EXPECT_EQ(to_json(event).find("batch"), std::string::npos);
  event.batch = key(5);
  const std::string line = to_json(event);
  const auto back = event_from_json(line);
  ASSERT_TRUE(back) << back.error().line();
  EXPECT_EQ(back->batch, key(5));
  EXPECT_EQ(to_json(*back), line);
  const std::size_t at = line.find(key(5).text());
  EXPECT_FALSE(event_from_json(line.substr(0, at) + "no id" + line.substr(at + 5)));
}

// The form others rely on: names of fields, days and times as people write them.
TEST(EventJson, IsReadable) {
  EXPECT_EQ(to_json(event_with(Snoozed{pair(1, 2), 20514})),
            R"({"id":")" + key(9).text() + R"(","clock":123456789012345678,"device":")" +
                key(8).text() +
                R"(","sequence":42,"time":"2026-03-01T04:30:00-03:30","day":"2026-03-01",)" +
                R"("kind":"snoozed","body":{"a":")" + pair(1, 2).a.text() + R"(","b":")" +
                pair(1, 2).b.text() + R"(","until":"2026-03-02"}})");
}

// A line with any field missing, or of another type, is no event, and the error names the field.
TEST(EventJson, RefusesWhatIsNoEvent) {
  const std::string good = to_json(event_with(review(pair(1, 2), Grade::clear)));
  ASSERT_TRUE(event_from_json(good));
  const auto broken = [&](const std::string& from, const std::string& to) {
    std::string line = good;
    const std::size_t at = line.find(from);
    EXPECT_NE(at, std::string::npos) << from;
    line.replace(at, from.size(), to);
    const auto event = event_from_json(line);
    return event ? std::string("it was taken") : event.error().what;
  };
  EXPECT_THAT(broken("\"grade\":3", "\"grade\":5"), HasSubstr("'grade'"));
  EXPECT_THAT(broken("\"grade\":3", "\"grade\":3.5"), HasSubstr("'grade'"));
  EXPECT_THAT(broken("\"grade\":3", "\"mark\":3"), HasSubstr("'grade'"));
  EXPECT_THAT(broken("\"prompt\":\"why\"", "\"prompt\":\"how\""), HasSubstr("'prompt'"));
  EXPECT_THAT(broken("\"sequence\":42", "\"sequence\":18446744073709551615"),
              HasSubstr("'sequence'"));
  EXPECT_THAT(broken("\"sequence\":42", "\"sequence\":-1"), HasSubstr("'sequence'"));
  EXPECT_THAT(broken("2026-03-01T", "2026-13-01T"), HasSubstr("'time'"));
  EXPECT_THAT(broken("\"kind\":\"reviewed\"", "\"kind\":\"revised\""), HasSubstr("revised"));
  EXPECT_THAT(broken("\"body\":{", "\"corpse\":{"), HasSubstr("'body'"));
  EXPECT_THAT(broken("\"answer\":\"because\"", "\"answer\":null"), HasSubstr("'answer'"));
  EXPECT_THAT(broken("\"kind\":\"reviewed\"", "\"kind\":[]"), HasSubstr("'kind'"));
}

// Nothing that can stand in a file throws or crashes: prefixes, noise, deep nesting.
TEST(EventJson, EnduresAnything) {
  const std::string good = to_json(event_with(review(pair(1, 2), Grade::clear)));
  for (std::size_t size = 0; size < good.size(); ++size) {
    EXPECT_FALSE(event_from_json(std::string_view(good).substr(0, size)));
  }
  Random random(3);
  for (int i = 0; i < 2000; ++i) {
    std::string line = good;
    line[random.below(line.size())] = static_cast<char>(random.below(256));
    static_cast<void>(event_from_json(line));
  }
  EXPECT_FALSE(event_from_json(std::string(200'000, '[')));
  EXPECT_FALSE(event_from_json("null"));
  EXPECT_FALSE(event_from_json("[1]"));
}

}  // namespace
}  // namespace whylink::record
