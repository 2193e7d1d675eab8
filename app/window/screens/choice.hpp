// The screens on which a vault is chosen and opened: first start, the folder chooser, the switcher
// between vaults, and the wait while one is read.
#pragma once

#include <string>
#include <vector>

#include "app/window/screens/screens.hpp"
#include "app/window/widgets/list.hpp"
#include "app/window/widgets/progress.hpp"

namespace whylink::window {

struct StartState {
  std::vector<ListRow> vaults;
  ListState list;
};

struct VaultsState {
  std::vector<ListRow> vaults;
  ListState list;
};

struct ChooserState {
  std::vector<std::string> places;
  FieldState path;
  std::vector<ListRow> folders;
  ListState list;
  std::string trouble;  // why there is no list
  std::string about;    // what the chosen folder holds
  bool can_open = false;
  bool holds_notes = false;  // so that Enter alone opens it: a home folder is not read by mistake
  bool can_complete = false;
  bool fresh = true;  // the path takes the focus
};

struct OpeningState {
  std::string vault;
  ProgressState progress;
};

[[nodiscard]] Intent start_screen(Frame& frame, StartState& state);
[[nodiscard]] Intent vaults_screen(Frame& frame, VaultsState& state);
[[nodiscard]] Intent chooser_screen(Frame& frame, ChooserState& state);
[[nodiscard]] Intent opening_screen(Frame& frame, OpeningState& state);

}  // namespace whylink::window
