#include "app/window/widgets/diff.hpp"

#include <algorithm>

#include "app/window/widgets/shapes.hpp"
#include "app/window/widgets/word_changes.hpp"

namespace whylink::window {

namespace {

constexpr float kInset = 12;
constexpr float kBetween = 12;
constexpr float kHunkGap = 20;

std::string number(int line) {
  return line > 0 ? std::to_string(line) : std::string();
}

// Control characters become visible marks, but indentation is part of what is compared.
std::string with_tabs(std::string_view line) {
  std::string out;
  while (true) {
    const std::size_t tab = line.find('\t');
    out += text::printable(line.substr(0, tab));
    if (tab == std::string_view::npos) return out;
    out += '\t';
    line.remove_prefix(tab + 1);
  }
}

Colour colour_of(const Theme& t, DiffLine::Kind kind) {
  if (kind == DiffLine::Kind::kept) return t.muted;
  return kind == DiffLine::Kind::removed ? t.grades[0] : t.grades[2];
}

std::string_view sign_of(DiffLine::Kind kind) {
  if (kind == DiffLine::Kind::kept) return " ";
  return kind == DiffLine::Kind::removed ? "−" : "+";
}

}  // namespace

Diff::Diff(const std::vector<DiffHunk>& hunks) {
  for (const DiffHunk& hunk : hunks) {
    bool first = true;
    for (const DiffLine& line : hunk.lines) {
      const bool old = line.kind != DiffLine::Kind::added;
      const bool fresh = line.kind != DiffLine::Kind::removed;
      lines_.push_back({line.kind,
                        old ? number(line.before) : "",
                        fresh ? number(line.after) : "",
                        with_tabs(line.text),
                        {},
                        first});
      digits_ = std::max({digits_, lines_.back().before.size(), lines_.back().after.size()});
      first = false;
    }
  }
  std::size_t at = 0;
  const auto skip = [&](DiffLine::Kind kind) {
    while (at < lines_.size() && lines_[at].kind == kind) ++at;
    return at;
  };
  while (at < lines_.size()) {
    const std::size_t removed = skip(DiffLine::Kind::kept);
    const std::size_t added = skip(DiffLine::Kind::removed);
    pair_words(removed, added, skip(DiffLine::Kind::added));
  }
}

void Diff::pair_words(std::size_t removed, std::size_t added, std::size_t end) {
  for (std::size_t i = 0; removed + i < added && added + i < end; ++i) {
    if (lines_[added + i].first_of_hunk) return;
    const WordChanges changes = word_changes(lines_[removed + i].text, lines_[added + i].text);
    lines_[removed + i].changed = changes.removed;
    lines_[added + i].changed = changes.added;
  }
}

// Two columns of numbers and the sign.
float Diff::text_left(const Canvas& canvas) const {
  const float digit = canvas.advance(Type::mono, '0');
  return kInset + 2 * (static_cast<float>(digits_) * digit + kBetween) + digit + kBetween;
}

void Diff::lay_out(const Canvas& canvas, float width) {
  if (width == width_ && canvas.scale() == scale_) return;
  width_ = width;
  scale_ = canvas.scale();
  rows_.clear();
  high_ = 0;
  const float room = std::max(24.0F, width - text_left(canvas) - kInset);
  for (std::size_t i = 0; i < lines_.size(); ++i) {
    if (i > 0 && lines_[i].first_of_hunk) high_ += kHunkGap;
    bool first = true;
    for (const TextRow& row : canvas.rows(Type::mono, lines_[i].text, room)) {
      rows_.push_back({i, row, first, high_});
      high_ += Canvas::line_height(Type::mono);
      first = false;
    }
  }
}

void Diff::draw_changed(Canvas& canvas, const Row& row, Box place, float left,
                        Colour ground) const {
  const Line& line = lines_[row.line];
  const std::string_view text = line.text;
  auto range = std::ranges::lower_bound(line.changed, row.text.begin + 1, {}, &text::Range::end);
  for (; range != line.changed.end() && range->begin < row.text.end; ++range) {
    const std::size_t begin = std::max(range->begin, row.text.begin);
    const std::size_t end = std::min(range->end, row.text.end);
    const float from =
        canvas.text_width(Type::mono, text.substr(row.text.begin, begin - row.text.begin));
    const float wide = canvas.text_width(Type::mono, text.substr(begin, end - begin));
    canvas.fill({left + from - 1, place.y + 1, wide + 2, place.h - 2}, ground, 3);
  }
}

void Diff::draw_row(Canvas& canvas, const Row& row, Box place) const {
  const Theme& t = canvas.theme();
  const Line& line = lines_[row.line];
  const Colour colour = colour_of(t, line.kind);
  const float left = place.x + text_left(canvas);
  if (line.kind != DiffLine::Kind::kept) {
    canvas.fill(place, mixed(t.surface, colour, kLineGround));
    draw_changed(canvas, row, place, left, mixed(t.surface, colour, kWordGround));
  }
  if (row.first) {
    const float digit = canvas.advance(Type::mono, '0');
    const float column = static_cast<float>(digits_) * digit;
    const auto write = [&](float x, const std::string& text) {
      const float wide = static_cast<float>(text.size()) * digit;
      if (!text.empty()) {
        canvas.line(x + column - wide, place.y, wide + 1, Type::mono, t.muted, text);
      }
    };
    write(place.x + kInset, line.before);
    write(place.x + kInset + column + kBetween, line.after);
    if (line.kind != DiffLine::Kind::kept) {
      canvas.line(left - kBetween - digit, place.y, digit + 1, Type::mono, colour,
                  sign_of(line.kind));
    }
  }
  const std::string_view words =
      std::string_view(line.text).substr(row.text.begin, row.text.end - row.text.begin);
  if (words.empty()) return;
  canvas.line(left, place.y, place.right() - left, Type::mono, t.ink, words);
}

void Diff::draw(Frame& frame, std::string_view name, Box area) {
  Canvas& canvas = frame.canvas();
  const Theme& t = frame.theme();
  const Touch touch = frame.touch(name, area);
  canvas.fill(area, t.surface, 8);
  canvas.outline(area, touch.ring ? t.accent : t.line, 8, touch.ring ? 2 : 1);
  const Box inner{area.x + 8, area.y + 8, area.w - 24, area.h - 16};
  lay_out(canvas, inner.w);
  Scroll scroll(frame, inner, scroll_, frame.is_focused(name));
  const float high = Canvas::line_height(Type::mono);
  const float top = scroll.top();
  auto row = std::ranges::lower_bound(rows_, inner.y - top - high, {}, &Row::y);
  for (; row != rows_.end() && top + row->y < inner.bottom(); ++row) {
    const float y = top + row->y;
    if (row->first && row->line > 0 && lines_[row->line].first_of_hunk) {
      canvas.rule(inner.x, y - kHunkGap / 2, inner.w);
    }
    draw_row(canvas, *row, {inner.x, y, inner.w, high});
  }
  scroll.finish(top + high_);
}

}  // namespace whylink::window
