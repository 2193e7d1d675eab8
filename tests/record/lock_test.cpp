#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>

#include "place.hpp"

namespace whylink::record {
namespace {

using testing::HasSubstr;

// A second writer is refused, told who holds the record and since when, and what to do.
TEST(Lock, TellsASecondWriterWhoHoldsIt) {
  Place place;
  const Record first = place.open();
  const auto second = Record::open(place.options());
  ASSERT_FALSE(second);
  EXPECT_EQ(second.error().kind, ErrorKind::refused);
  EXPECT_THAT(second.error().what, HasSubstr("whylink test"));
  EXPECT_THAT(second.error().what, HasSubstr("process " + std::to_string(::getpid())));
  EXPECT_THAT(second.error().what, HasSubstr("since 2026-03-01T09:00)"));
  EXPECT_FALSE(second.error().remedy.empty());
}

// Readers go on while somebody writes.
TEST(Lock, LeavesReadersAlone) {
  Place place;
  Record writer = place.open();
  add(writer, Suspended{pair(1, 2)});
  EXPECT_EQ(told(place.open(Access::read)), told(writer));
}

// The lock is free again when its holder has closed the record, however often it was moved about.
TEST(Lock, IsFreeAfterClosing) {
  Place place;
  {
    Record first = place.open();
    Record second = std::move(first);
    first = std::move(second);
    EXPECT_FALSE(Record::open(place.options()));
  }
  EXPECT_TRUE(Record::open(place.options()));
  EXPECT_EQ(bytes_of(place.file("lock")), "");
}

// The lock dies with its process, even when that is killed.
TEST(Lock, DiesWithItsProcess) {
  Place place;
  std::array<int, 2> ready{};
  ASSERT_EQ(::pipe(ready.data()), 0);
  const pid_t child = ::fork();
  if (child == 0) {
    const Record held = place.open();
    static_cast<void>(::write(ready[1], "x", 1));
    for (;;) ::pause();
  }
  char byte = 0;
  ASSERT_EQ(::read(ready[0], &byte, 1), 1);
  EXPECT_FALSE(Record::open(place.options()));
  ASSERT_EQ(::kill(child, SIGKILL), 0);
  ASSERT_EQ(::waitpid(child, nullptr, 0), child);
  EXPECT_TRUE(Record::open(place.options()));
  ::close(ready[0]);
  ::close(ready[1]);
}

}  // namespace
}  // namespace whylink::record
