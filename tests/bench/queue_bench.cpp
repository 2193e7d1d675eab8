// The day's plan of 100,000 enrolled connections: the choice alone, and the whole of it as a front
// end asks for it, from a record on disk beside the vault named by WHYLINK_BENCH_VAULT.
#include <benchmark/benchmark.h>

#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

#include "whylink/review.hpp"

namespace whylink::review {

namespace {

constexpr std::size_t kEnrolled = 100'000;
constexpr Day kToday = 20513;

void choice_of_a_day(benchmark::State& run) {
  Random random(1);
  const memory::Model model(memory::Parameters::defaults());
  std::vector<Waiting> waiting;
  std::vector<memory::State> states;
  for (std::size_t i = 0; i < kEnrolled; ++i) {
    Waiting one;
    one.a = static_cast<FileId>(random.below(kEnrolled));
    one.b = static_cast<FileId>(random.below(kEnrolled));
    one.topic = static_cast<std::uint32_t>(random.below(20));
    one.due = kToday - static_cast<Day>(random.below(60));
    one.latest = one.due + 3;
    one.seconds = 45;
    waiting.push_back(one);
    states.push_back({1 + 100 * random.unit(), 1 + 9 * random.unit()});
  }
  const FreeOn never = [](const Waiting&, Day) { return false; };
  while (run.KeepRunning()) {
    for (std::size_t i = 0; i < kEnrolled; ++i) {
      waiting[i].gain = memory::gain_of_review(model, states[i], kToday - waiting[i].due + 5);
    }
    benchmark::DoNotOptimize(choose_day(waiting, {kToday, 720, 0, 5, 0}, {}, never));
  }
}
BENCHMARK(choice_of_a_day)->Unit(benchmark::kMillisecond);

// A record in which every connection that there is, up to kEnrolled, was answered a month ago; half
// of them are due.
class Answered {
 public:
  explicit Answered(const char* vault)
      : folder_(std::filesystem::temp_directory_path() / "whylink-queue-bench") {
    std::filesystem::remove_all(folder_);
    snapshot_ = vault::read_vault(vault, {}).value();
    record::OpenOptions options;
    options.folder = folder_;
    options.clock = [this] { return Moment{day_ * 86'400'000LL + 36'000'000, 0}; };
    options.seed = 1;
    record_ = std::make_unique<record::Record>(record::Record::open(options).value());
    fill();
    day_ = kToday;
    review_ = std::make_unique<Review>(
        Review::open(snapshot_, *record_, ReviewOptions{options.clock, 1}).value());
  }
  ~Answered() { std::filesystem::remove_all(folder_); }
  Answered(const Answered&) = delete;
  Answered& operator=(const Answered&) = delete;

  [[nodiscard]] const Review& review() const { return *review_; }

 private:
  void fill() {
    Random random(2);
    const graph::Graph graph(*snapshot_);
    std::vector<NoteKey> keys(snapshot_->files().size());
    std::vector<record::Body> events;
    const auto key = [&](FileId file) {
      if (keys[file].is_nil()) {
        keys[file] = Uuid::fresh(1'000 + file, random);
        events.emplace_back(record::NoteKeyed{keys[file], snapshot_->file(file).path, "title"});
      }
      return keys[file];
    };
    for (std::size_t i = 0; i < std::min(kEnrolled, graph.edges().size()); ++i) {
      const graph::Edge& edge = graph.edges()[i];
      record::Reviewed review;
      review.pair = Pair::of(key(edge.a), key(edge.b));
      review.grade = memory::kGrades.at(random.below(4));
      review.seconds = 40;
      review.due = kToday - 30 + static_cast<Day>(random.below(60));
      events.emplace_back(std::move(review));
    }
    if (const auto kept = record_->append(std::move(events)); !kept) std::abort();
  }

  Day day_ = kToday - 31;
  std::filesystem::path folder_;
  vault::SnapshotPtr snapshot_;
  std::unique_ptr<record::Record> record_;
  std::unique_ptr<Review> review_;
};

void plan_of_a_day(benchmark::State& run) {
  const char* vault = std::getenv("WHYLINK_BENCH_VAULT");
  if (vault == nullptr) {
    run.SkipWithError("WHYLINK_BENCH_VAULT names no vault");
    return;
  }
  static const Answered answered(vault);
  while (run.KeepRunning()) benchmark::DoNotOptimize(answered.review().plan(12));
}
BENCHMARK(plan_of_a_day)->Unit(benchmark::kMillisecond);

void outcomes_of_a_prompt(benchmark::State& run) {
  const char* vault = std::getenv("WHYLINK_BENCH_VAULT");
  if (vault == nullptr) {
    run.SkipWithError("WHYLINK_BENCH_VAULT names no vault");
    return;
  }
  static const Answered answered(vault);
  const graph::Edge& edge = answered.review().graph().edges().front();
  while (run.KeepRunning()) benchmark::DoNotOptimize(answered.review().outcomes(edge));
}
BENCHMARK(outcomes_of_a_prompt)->Unit(benchmark::kMillisecond);

}  // namespace

}  // namespace whylink::review
