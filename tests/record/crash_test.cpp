#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <set>

#include "core/record/journal.hpp"
#include "place.hpp"

namespace whylink::record {
namespace {

using memory::Grade;
using testing::IsEmpty;

// Appends for as long as it lives, and writes the id of each event to the pipe once append() has
// returned it.
[[noreturn]] void append_and_acknowledge(Place& place, int pipe, std::uint64_t seed) {
  place.seed = seed;
  auto record = Record::open(place.options());
  if (!record) ::_exit(2);
  Random random(seed);
  for (;;) {
    Reviewed body =
        review(pair(1, 2 + static_cast<unsigned>(random.below(5))),
               static_cast<Grade>(1 + random.below(4)), std::string(random.below(3000), 'a'));
    const auto events = record->append({body, Judged{body.pair, Worth::strong}});
    if (!events) ::_exit(3);
    for (const Event& event : *events) {
      if (::write(pipe, event.id.bytes.data(), event.id.bytes.size()) != 16) ::_exit(4);
    }
  }
}

// Starts a child, kills it after its `count`-th acknowledgement, and returns all that it
// acknowledged.
std::set<Uuid> acknowledged_before_kill(Place& place, std::uint64_t count, std::uint64_t seed) {
  std::array<int, 2> pipe{};
  EXPECT_EQ(::pipe(pipe.data()), 0);
  const pid_t child = ::fork();
  if (child == 0) append_and_acknowledge(place, pipe[1], seed);
  ::close(pipe[1]);
  std::set<Uuid> acknowledged;
  Uuid id;
  while (::read(pipe[0], id.bytes.data(), id.bytes.size()) == 16) {
    acknowledged.insert(id);
    if (acknowledged.size() == count) ::kill(child, SIGKILL);
  }
  ::close(pipe[0]);
  int status = 0;
  EXPECT_EQ(::waitpid(child, &status, 0), child);
  EXPECT_TRUE(WIFSIGNALED(status)) << "the child ended by itself: " << WEXITSTATUS(status);
  return acknowledged;
}

// Whenever a process is killed, every event that it acknowledged is in database and journal, the
// database is whole, and the next one goes on.
TEST(Crash, LosesNothingThatWasAcknowledged) {
  Place place;
  Random random(2026);
  std::set<Uuid> all;
  for (std::uint64_t round = 0; round < 20; ++round) {
    all.merge(acknowledged_before_kill(place, 1 + random.below(25), 100 + round));
    {
      const Record reader = place.open(Access::read);
      EXPECT_GE(reader.all_events().value().size(), all.size());
    }
    const Record record = place.open();
    EXPECT_THAT(troubles(record), IsEmpty());
    for (const Uuid& id : all) EXPECT_TRUE(record.event(id).value()) << id.text();
    std::set<Uuid> in_journal;
    const auto journal = read_journal(place.journal()).value();
    for (const Event& event : journal.events) in_journal.insert(event.id);
    for (const Uuid& id : all) EXPECT_TRUE(in_journal.contains(id)) << id.text();
    const auto events = record.all_events().value();
    for (std::size_t i = 0; i < events.size(); ++i) EXPECT_EQ(events[i].sequence, i + 1);
    EXPECT_EQ(events.size() % 2, 0U) << "what is appended together comes together";
  }
  EXPECT_GT(all.size(), 100U);
}

// A record left by a killed process is read in a folder where nothing may be written, log included.
TEST(Crash, IsReadWhereNothingMayBeWritten) {
  Place place;
  const auto acknowledged = acknowledged_before_kill(place, 9, 5);
  namespace fs = std::filesystem;
  fs::permissions(place.top(), fs::perms{0755});
  for (const auto& entry : fs::directory_iterator(place.folder())) {
    fs::permissions(entry.path(), fs::perms{0444});
  }
  fs::permissions(place.folder(), fs::perms{0555});
  const pid_t child = ::fork();
  if (child == 0) {
    constexpr uid_t kNobody = 65534;
    if (::geteuid() == 0 && (::setgid(kNobody) != 0 || ::setuid(kNobody) != 0)) ::_exit(3);
    const auto record = Record::open(place.options(Access::read));
    if (!record) ::_exit(1);
    const auto events = record->all_events();
    ::_exit(events && events->size() >= acknowledged.size() ? 0 : 2);
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  EXPECT_TRUE(WIFEXITED(status));
  EXPECT_EQ(WEXITSTATUS(status), 0);
  fs::permissions(place.folder(), fs::perms{0755});
}

// Who examines a record while another writes it finds nothing that is not so.
TEST(Crash, ExaminationBesideAWriterRaisesNoFalseAlarm) {
  Place place;
  static_cast<void>(place.open());
  std::array<int, 2> pipe{};
  ASSERT_EQ(::pipe(pipe.data()), 0);
  const pid_t child = ::fork();
  if (child == 0) append_and_acknowledge(place, pipe[1], 3);
  ::close(pipe[1]);
  Uuid id;
  for (int i = 0; i < 30; ++i) {
    ASSERT_EQ(::read(pipe[0], id.bytes.data(), id.bytes.size()), 16) << "the writer goes on";
    EXPECT_THAT(troubles(place.open(Access::read)), IsEmpty());
  }
  ::kill(child, SIGKILL);
  ::close(pipe[0]);
  int status = 0;
  EXPECT_EQ(::waitpid(child, &status, 0), child);
}

}  // namespace
}  // namespace whylink::record
