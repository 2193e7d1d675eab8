#include "app/terminal/program.hpp"
#include "app/window/window.hpp"

int main(int argc, char** argv) {
  if (const auto code = whylink::window::run(argc, argv)) return *code;
  return whylink::terminal::run(argc, argv);
}
