#include "app/window/folder_reader.hpp"

namespace whylink::window {

namespace {

std::string folder_of(const std::string& typed) {
  return typed.substr(0, typed.rfind('/') + 1);
}

}  // namespace

void FolderReader::look(std::string typed) {
  wanted_ = std::move(typed);
  // In the same folder one look is enough: a thread for each letter would pile up before a drive.
  const bool waits = away_ && !away_->over() && folder_ == folder_of(wanted_);
  if (!waits) begin();
  take();
}

void FolderReader::begin() {
  folder_ = folder_of(wanted_);
  const auto find = [choice = seen_, typed = wanted_, before = how_.before_looking](
                        const Away<workspace::FolderChoice>::Publish& publish) mutable {
    before(typed);
    choice.type(typed, publish);
    publish(choice);
  };
  away_.emplace(find, waker_);
  away_->wait(how_.patience);
}

bool FolderReader::take() {
  if (!away_) return false;
  const bool over = away_->over();
  auto came = away_->take();
  if (came) seen_ = std::move(*came);
  if (over) away_.reset();
  if (over && seen_.typed() != wanted_) {
    begin();
    return take() || came.has_value();
  }
  return came.has_value() || over;
}

}  // namespace whylink::window
