// Whatever is damaged in one file of a record is seen, and comes back from the other.
#include "damage.hpp"

#include <map>

namespace whylink::record {

TEST(Damage, OfOneFileIsSeenAndHealed) {
  Patient patient;
  std::map<Outcome, int> outcomes;
  for (std::uint64_t seed = 1; seed <= 60; ++seed) {
    const Damage damage = patient.damage(seed);
    std::string why;
    const Outcome outcome = patient.suffer(damage, why);
    ++outcomes[outcome];
    EXPECT_LE(outcome, Outcome::told)
        << "seed " << seed << ": " << shown(damage) << ": " << name(outcome) << ": " << why;
  }
  EXPECT_GT(outcomes[Outcome::healed], 20) << "or the damage is none";
}

}  // namespace whylink::record
