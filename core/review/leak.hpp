// What must not be seen before the reveal, and whether a text gives it away. Pure.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace whylink::review {

class Secret {
 public:
  // The hidden sentences, and the names that may be said although sentences hold them.
  Secret(const std::vector<std::string>& hidden, const std::vector<std::string>& names);
  // A sentence that is hidden only as it stands, with its punctuation.
  void add_exact(std::string_view sentence);

  // Whether `text` holds a whole hidden sentence; case, punctuation, marks and blanks do not count.
  [[nodiscard]] bool is_in(std::string_view text) const;
  // Whether `text` holds one, or shares a run of about six words (ten ideographs) with one that is
  // more than a piece of a name.
  [[nodiscard]] bool shines_through(std::string_view text) const;

 private:
  struct Sentence {
    std::string words;  // " one two "
    std::string folded;
  };
  std::vector<Sentence> sentences_;
  std::vector<std::string> names_;  // " one two "
  std::unordered_set<std::string> runs_;
};

}  // namespace whylink::review
