#include "app/terminal/program.hpp"

int main(int argc, char** argv) {
  return whylink::terminal::run(argc, argv);
}
