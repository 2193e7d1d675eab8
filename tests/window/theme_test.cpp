// Every theme can be read: WCAG contrast on every ground that text stands on.
#include "app/window/platform/theme.hpp"

#include <gtest/gtest.h>

#include "app/window/widgets/shapes.hpp"

namespace whylink::window {
namespace {

TEST(Theme, TextStandsOutOnEveryGround) {
  for (const Theme& theme : themes()) {
    for (const Colour ground : {theme.paper, theme.surface, theme.sunken}) {
      EXPECT_GE(contrast(theme.ink, ground), 12) << theme.name;
      for (const Colour text : {theme.muted, theme.faint, theme.accent}) {
        EXPECT_GE(contrast(text, ground), 4.5) << theme.name;
      }
      for (const Colour grade : theme.grades) EXPECT_GE(contrast(grade, ground), 4.5) << theme.name;
    }
    EXPECT_GE(contrast(theme.on_accent, theme.accent), 4.5) << theme.name;
    for (const Colour text : {theme.ink, theme.accent, theme.muted}) {
      EXPECT_GE(contrast(text, theme.mark), 4.5) << theme.name;
    }
    // Lines of a diff have a tinted ground with the words in ink and the sign in the tint.
    for (const Colour grade : theme.grades) {
      EXPECT_GE(contrast(theme.ink, mixed(theme.surface, grade, 0.3F)), 4.5) << theme.name;
    }
    // What can be told from its ground by its edge alone.
    EXPECT_GE(contrast(theme.edge, theme.paper), 3) << theme.name;
    EXPECT_GE(contrast(theme.edge, theme.surface), 3) << theme.name;
    EXPECT_GE(contrast(theme.muted, theme.surface), 3) << theme.name;
  }
}

}  // namespace
}  // namespace whylink::window
