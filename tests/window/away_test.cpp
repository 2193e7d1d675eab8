// Values that are found on threads of their own.
#include "app/window/away.hpp"

#include <gtest/gtest.h>

#include <new>

namespace whylink::window {
namespace {

constexpr std::chrono::minutes kLong{5};

TEST(FoundAway, ComesAndWakes) {
  int woken = 0;
  const auto waker = std::make_shared<Waker>([&] { ++woken; });
  Away<int> asked([](const Away<int>::Publish& publish) { publish(7); }, waker);
  ASSERT_TRUE(asked.wait(kLong));
  EXPECT_EQ(asked.take(), 7);
  EXPECT_EQ(asked.take(), std::nullopt) << "once";
  EXPECT_FALSE(asked.failed());
  waker->close();
  EXPECT_GE(woken, 1);
}

TEST(FoundAway, TooMuchForTheMachineEndsItWithWhatThereIs) {
  Away<int> asked(
      [](const Away<int>::Publish& publish) {
        publish(7);
        throw std::bad_alloc();
      },
      std::make_shared<Waker>([] {}));
  ASSERT_TRUE(asked.wait(kLong));
  EXPECT_TRUE(asked.failed());
  EXPECT_EQ(asked.take(), 7);
}

TEST(FoundAway, NothingThatIsThrownEndsTheProgram) {
  Away<int> asked([](const Away<int>::Publish&) { throw 7; }, std::make_shared<Waker>([] {}));
  ASSERT_TRUE(asked.wait(kLong));
  EXPECT_TRUE(asked.failed());
}

TEST(FoundAway, WakesNobodyOnceClosed) {
  int woken = 0;
  Waker waker([&] { ++woken; });
  waker.close();
  waker();
  EXPECT_EQ(woken, 0);
}

}  // namespace
}  // namespace whylink::window
