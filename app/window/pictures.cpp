#include "app/window/pictures.hpp"

#include "app/window/application.hpp"
#include "app/window/platform/rasteriser.hpp"
#include "app/window/platform/stage.hpp"

namespace whylink::window {

namespace {

class NoClipboard : public Clipboard {
 public:
  std::string text() override { return {}; }
  void set_text(const std::string&) override {}
};

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
  auto workspace = workspace::Workspace::open(how);
  if (!workspace) return tl::make_unexpected(workspace.error());
  Stage stage(options.width, options.height, options.scale, *theme);
  NoClipboard clipboard;
  Launch launch;
  launch.how = std::move(how);
  Application application(std::move(launch), clipboard);
  application.adopt(std::make_unique<Desk>(std::move(*workspace)));
  for (const ScreenId screen : kScreens) {
    application.show(screen);
    const ImDrawData* drawn = nullptr;
    constexpr int kFrames = 3;  // the first sets the focus, the last shows it
    for (int i = 0; i < kFrames; ++i) {
      stage.begin();
      application.draw(stage.canvas(), {});
      drawn = &stage.end();
    }
    if (application.screen() != screen) continue;  // nothing to ask: no such screen today
    const std::string file = std::string(name(screen)) + ".png";
    const Status written =
        write_png(rasterise(*drawn, stage.fonts(), theme->paper), options.folder / file);
    if (!written) return written;
  }
  return {};
}

}  // namespace whylink::window
