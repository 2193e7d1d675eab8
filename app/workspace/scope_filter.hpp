// A scope applied to the connections of one vault.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "app/workspace/scope.hpp"
#include "whylink/record.hpp"
#include "whylink/review.hpp"

namespace whylink::workspace {

class ScopeFilter {
 public:
  // Both must outlive the filter. `tell` hears of notes whose words cannot be looked at. not_found,
  // usage: near: names no note, or several.
  [[nodiscard]] static Result<ScopeFilter> make(const Scope& scope, const review::Review& review,
                                                const record::Record& record,
                                                std::function<void(const std::string&)> tell);
  [[nodiscard]] Result<bool> holds(const graph::Edge& edge);

 private:
  struct Wanted {
    Term term;
    std::string folded;
    review::FileId near = vault::kNoFile;
  };

  ScopeFilter(const review::Review& review, const record::Record& record,
              std::function<void(const std::string&)> tell)
      : review_(&review), record_(&record), tell_(std::move(tell)) {}
  [[nodiscard]] Result<bool> holds(const Wanted& wanted, const graph::Edge& edge);
  [[nodiscard]] bool path_holds(const std::string& folded, review::FileId file) const;
  [[nodiscard]] bool tag_holds(const std::string& folded, review::FileId file) const;
  [[nodiscard]] bool state_holds(const std::string& state, const graph::Edge& edge) const;
  [[nodiscard]] Result<bool> answer_holds(const std::string& folded, const graph::Edge& edge) const;
  [[nodiscard]] bool word_holds(const std::string& folded, const graph::Edge& edge);
  const std::string& bytes_of(review::FileId file);

  const review::Review* review_;
  const record::Record* record_;
  std::function<void(const std::string&)> tell_;
  std::vector<Wanted> wanted_;
  std::unordered_map<review::FileId, std::string> bytes_;
};

}  // namespace whylink::workspace
