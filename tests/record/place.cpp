#include "place.hpp"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <fstream>
#include <iterator>

namespace whylink::record {

namespace fs = std::filesystem;

Place::Place() {
  std::string name = (fs::temp_directory_path() / "whylink-record-XXXXXX").string();
  top_ = ::mkdtemp(name.data());
}

Place::~Place() {
  std::error_code ignored;
  fs::remove_all(top_, ignored);
}

OpenOptions Place::options(Access access) {
  OpenOptions options;
  options.folder = folder();
  options.access = access;
  options.clock = [this] { return now; };
  options.seed = seed;
  options.holder = "whylink test";
  options.disk = disk;
  options.warn = [this](const Error& error) { warnings.push_back(error.what); };
  return options;
}

Record Place::open(Access access) {
  auto record = Record::open(options(access));
  if (!record) throw std::runtime_error(record.error().line());
  return *std::move(record);
}

std::int64_t BadDisk::write(int file, std::string_view bytes, std::int64_t at) {
  if (writes_left < 0) return Disk::write(file, bytes, at);
  if (writes_left > 0) {
    --writes_left;
    return Disk::write(file, bytes, at);
  }
  if (part > 0) Disk::write(file, bytes.substr(0, part), at);
  errno = ENOSPC;
  return -1;
}

int BadDisk::sync(int file) {
  if (syncs_left < 0) return Disk::sync(file);
  if (syncs_left > 0) {
    --syncs_left;
    return Disk::sync(file);
  }
  errno = EIO;
  return -1;
}

Uuid key(unsigned number) {
  Random random(number);
  return Uuid::fresh(1000 + number, random);
}

Pair pair(unsigned one, unsigned other) {
  return Pair::of(key(one), key(other));
}

Reviewed review(Pair of, memory::Grade grade, std::string answer) {
  Reviewed body;
  body.pair = of;
  body.grade = grade;
  body.answer = std::move(answer);
  body.seconds = 12.25;
  body.due = Moment{kMorning, 60}.day() + 3;
  body.raw_interval = 3.1734;
  body.parameters = "default";
  body.algorithm = "FSRS-6";
  return body;
}

Event add(Record& record, Body body) {
  const auto events = record.append({std::move(body)});
  if (!events) throw std::runtime_error(events.error().line());
  return events->front();
}

Card card_of(const Record& record, Pair of) {
  const auto card = record.card(of);
  if (!card || !*card) throw std::runtime_error("no such card");
  return **card;
}

std::string bytes_of(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

void write_bytes(const fs::path& file, const std::string& bytes) {
  std::ofstream(file, std::ios::binary | std::ios::trunc) << bytes;
}

std::vector<std::string> lines_of(const fs::path& file) {
  std::vector<std::string> lines;
  std::ifstream in(file);
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

std::vector<std::string> troubles(const Record& record) {
  const auto found = record.diagnose();
  if (!found) return {found.error().line()};
  std::vector<std::string> lines;
  for (const Trouble& trouble : *found) lines.push_back(trouble.what);
  return lines;
}

std::vector<std::string> told(const Record& record) {
  const auto events = record.all_events();
  if (!events) return {events.error().line()};
  std::vector<std::string> lines;
  for (const Event& event : *events) lines.push_back(to_json(event));
  return lines;
}

std::vector<std::string> names_in(const fs::path& folder) {
  std::vector<std::string> names;
  std::error_code absent;
  for (const auto& entry : fs::directory_iterator(folder, absent)) {
    names.push_back(entry.path().filename().string());
  }
  std::ranges::sort(names);
  return names;
}

}  // namespace whylink::record
