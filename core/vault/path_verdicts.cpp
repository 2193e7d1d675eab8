// What the paths of a vault say, asked within a budget.
#include <algorithm>
#include <atomic>

#include "core/vault/exclusion.hpp"
#include "core/vault/parallel.hpp"
#include "whylink/text.hpp"

namespace whylink::vault {

namespace {

bool is_judged(const File& file) {
  return file.kind == FileKind::note || file.kind == FileKind::canvas;
}

std::uint64_t budget_of(std::span<const File> files) {
  std::uint64_t steps = kMostStepsAVault;
  for (const File& file : files) {
    if (is_judged(file)) steps += kMostStepsAPath + kMostStepsAByte * file.path.size();
  }
  return steps;
}

}  // namespace

// All patterns over all paths. Whether a pattern is over its budget depends on the sum of its steps
// alone, and no order of the paths changes that: one that is over is left out for all of them.
class ExclusionFilter::Judging {
 public:
  Judging(const ExclusionFilter& filter, std::span<const File> files)
      : filter_(filter),
        files_(files),
        most_(budget_of(files)),
        steps_(filter.patterns_.size()),
        left_out_(filter.patterns_.size(), false) {}

  PathVerdicts run(unsigned threads) {
    pass(threads);
    // What matched before it was known to be over its budget goes: once more without it.
    if (leave_out()) pass(threads);
    for (const auto& steps : steps_) out_.steps += steps.load(std::memory_order_relaxed);
    return std::move(out_);
  }

 private:
  void pass(unsigned threads) {
    constexpr std::size_t kFilesAtOnce = 256;
    out_.files.assign(files_.size(), {});
    in_parallel(files_.size(), threads, kFilesAtOnce,
                [&](std::size_t first, std::size_t last, unsigned) {
                  for (std::size_t i = first; i < last; ++i) judge(i);
                });
  }

  void judge(std::size_t file) {
    const std::string& path = files_[file].path;
    if (!is_judged(files_[file])) return;
    PathVerdict verdict = filter_.judge_prefixes(path);
    for (std::size_t i = 0; i < filter_.patterns_.size(); ++i) {
      const bool over = steps_[i].load(std::memory_order_relaxed) > most_;
      if (left_out_[i] || over) continue;
      const Rule& rule = filter_.patterns_[i];
      const Pattern::Match match = rule.pattern.match(path, most_);
      steps_[i].fetch_add(match.steps, std::memory_order_relaxed);
      if (!match.found) continue;
      if (rule.list == List::keep) verdict.keep = true;
      if (rule.list == List::ignored) verdict.ignored = true;
      if (rule.list == List::glob) verdict.glob = std::min(verdict.glob, rule.index);
    }
    out_.files[file] = verdict;
  }

  bool leave_out() {
    for (std::size_t i = 0; i < steps_.size(); ++i) {
      if (steps_[i].load(std::memory_order_relaxed) <= most_) {
        steps_[i] = 0;
        continue;
      }
      left_out_[i] = true;
      const Rule& rule = filter_.patterns_[i];
      FileFinding told = finding(rule.list, Cause::filter_over_budget, Cause::rule_over_budget);
      told.limit = most_;
      told.other = rule.source;
      out_.findings.push_back(std::move(told));
    }
    return !out_.findings.empty();
  }

  const ExclusionFilter& filter_;
  std::span<const File> files_;
  std::uint64_t most_;
  std::vector<std::atomic<std::uint64_t>> steps_;  // by pattern
  std::vector<bool> left_out_;
  PathVerdicts out_;
};

PathVerdict ExclusionFilter::judge_prefixes(std::string_view path) const {
  PathVerdict verdict;
  const auto behind = std::ranges::upper_bound(ignored_prefixes_, path);
  verdict.ignored = behind != ignored_prefixes_.begin() && path.starts_with(*std::prev(behind));
  if (folders_.empty()) return verdict;
  const std::string folded = text::fold(path);
  for (std::size_t slash = folded.find('/'); slash != std::string::npos;
       slash = folded.find('/', slash + 1)) {
    const auto found = folders_.find(folded.substr(0, slash + 1));
    if (found != folders_.end()) verdict.folder = std::min(verdict.folder, found->second);
  }
  return verdict;
}

PathVerdicts ExclusionFilter::judge(std::span<const File> files, unsigned threads) const {
  return Judging(*this, files).run(threads);
}

}  // namespace whylink::vault
