// Whatever is damaged in the files of a record is seen, and comes back from where it is whole.
#include "damage.hpp"

#include <map>

namespace whylink::record {

TEST(Damage, IsSeenAndHealed) {
  Patient patient;
  std::map<Outcome, int> outcomes;
  for (std::uint64_t seed = 1; seed <= 60; ++seed) {
    const Damage damage = patient.damage(seed);
    std::string why;
    const Outcome outcome = patient.suffer(damage, why);
    ++outcomes[outcome];
    EXPECT_LE(outcome, Outcome::told) << name(outcome) << ": " << shown(damage) << ": " << why
                                      << "\nwhylink_soak_record --cases 1 --seed " << seed;
  }
  EXPECT_GT(outcomes[Outcome::healed], 20) << "or the damage is none";
}

}  // namespace whylink::record
