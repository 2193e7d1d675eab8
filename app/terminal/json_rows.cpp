#include "app/terminal/rows.hpp"

namespace whylink::terminal {

namespace {

// A list of one row a line, or the rows as lines of their own.
class JsonRows final : public RowWriter {
 public:
  JsonRows(Console& console, bool lines) : console_(console), lines_(lines) {}

  void row(const Json& row) override {
    if (!lines_) console_.write(any_ ? ",\n" : "[\n");
    any_ = true;
    console_.write(dump(row));
    if (lines_) console_.write("\n");
  }

  void end() override {
    if (!lines_) console_.write(any_ ? "\n]\n" : "[]\n");
  }

 private:
  Console& console_;
  bool lines_;
  bool any_ = false;
};

}  // namespace

std::unique_ptr<RowWriter> make_json_rows(Console& console, bool lines) {
  return std::make_unique<JsonRows>(console, lines);
}

}  // namespace whylink::terminal
