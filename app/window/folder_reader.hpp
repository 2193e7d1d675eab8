// Folders looked into away from the window's thread. A disk answers before anybody notices; a drive
// that does not answer holds up neither the window nor another folder.
#pragma once

#include <optional>
#include <string>

#include "app/window/away.hpp"
#include "app/workspace/folder_choice.hpp"

namespace whylink::window {

// How the window deals with drives.
struct Patience {
  std::chrono::milliseconds patience{30};  // that the window waits for what is mostly there at once
  // Called on the thread that is about to look into that path; for tests, which let it hang.
  std::function<void(const std::string& path)> before_looking = [](const std::string&) {};
};

class FolderReader {
 public:
  FolderReader(workspace::FolderChoice home, Patience how, std::shared_ptr<Waker> waker)
      : seen_(std::move(home)), how_(std::move(how)), waker_(std::move(waker)) {}

  // Looks into what is typed; what was asked before is of no interest any more.
  void look(std::string typed);
  // Takes what came since; true: there is something new to be seen.
  bool take();
  // What is typed, as far as it was looked into. Of another text while is_reading().
  [[nodiscard]] const workspace::FolderChoice& seen() const { return seen_; }
  [[nodiscard]] bool is_reading() const { return seen_.typed() != wanted_ || away_.has_value(); }
  // Names can be read already, though not all is known of them.
  [[nodiscard]] bool has_names() const { return seen_.typed() == wanted_; }

 private:
  void begin();

  workspace::FolderChoice seen_;
  Patience how_;
  std::shared_ptr<Waker> waker_;
  std::string wanted_;
  std::string folder_;  // that away_ looks into
  std::optional<Away<workspace::FolderChoice>> away_;
};

}  // namespace whylink::window
