#include "app/window/pictures.hpp"

#include <functional>

#include "app/window/application.hpp"
#include "app/window/platform/rasteriser.hpp"
#include "app/window/platform/stage.hpp"
#include "app/window/screens/gallery.hpp"
#include "app/workspace/sample_vault.hpp"

namespace whylink::window {

namespace {

class NoClipboard : public Clipboard {
 public:
  std::string text() override { return {}; }
  void set_text(const std::string&) override {}
};

// A picture of what `draw` draws into a frame.
Status write_picture(Stage& stage, const std::filesystem::path& file,
                     const std::function<void(Canvas&)>& draw) {
  const ImDrawData* drawn = nullptr;
  constexpr int kFrames = 3;  // the first sets the focus, the last shows it
  for (int i = 0; i < kFrames || stage.must_draw_again(); ++i) {
    stage.begin();
    draw(stage.canvas());
    drawn = &stage.end();
  }
  return write_png(rasterise(*drawn, stage.fonts(), stage.canvas().theme().paper, &stage.images()),
                   file);
}

Status write_gallery(Stage& stage, const std::filesystem::path& folder) {
  NoClipboard clipboard;
  GalleryState state;
  for (state.page = 0; state.page < kGalleryPages.size(); ++state.page) {
    FocusState focus;
    const std::string file = "gallery-" + std::string(kGalleryPages.at(state.page)) + ".png";
    const Status written = write_picture(stage, folder / file, [&](Canvas& canvas) {
      Frame frame(canvas, {}, focus, clipboard);
      static_cast<void>(gallery_screen(frame, state));
    });
    if (!written) return written;
  }
  return {};
}

}  // namespace

Status write_pictures(workspace::OpenOptions how, const PictureOptions& options) {
  const Theme* theme = theme_named(options.theme);
  if (theme == nullptr) {
    return fail(ErrorKind::usage, "--theme knows no such theme", options.theme,
                "use light, dark or contrast");
  }
  std::error_code error;
  std::filesystem::create_directories(options.folder, error);
  if (error) {
    return fail(ErrorKind::io, "the folder cannot be made: " + error.message(),
                options.folder.string(), "choose another with --out");
  }
  if (options.gallery) {
    Stage stage(options.width, options.height, options.scale, *theme);
    return write_gallery(stage, options.folder);
  }
  auto workspace = workspace::Workspace::open(how);
  if (!workspace) return tl::make_unexpected(workspace.error());
  Stage stage(options.width, options.height, options.scale, *theme);
  NoClipboard clipboard;
  Launch launch;
  launch.sample = workspace::find_sample_vault();
  launch.how = std::move(how);
  Application application(std::move(launch), clipboard);
  application.adopt(std::make_unique<Desk>(std::move(*workspace)));
  for (const ScreenId screen : kScreens) {
    application.show(screen);
    const std::string file = std::string(name(screen)) + ".png";
    if (application.screen() != screen) continue;  // nothing to ask: no such screen today
    const Status written = write_picture(stage, options.folder / file, [&](Canvas& canvas) {
      application.draw(canvas, {});
      application.wait();
    });
    if (!written) return written;
  }
  return {};
}

}  // namespace whylink::window
