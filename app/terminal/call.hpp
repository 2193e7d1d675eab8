// One call of the program: the options that every command has, and what the chosen command does.
#pragma once

#include <CLI/CLI.hpp>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>

#include "app/terminal/console.hpp"
#include "app/terminal/exit_code.hpp"
#include "app/terminal/rows.hpp"
#include "app/workspace/workspace.hpp"

namespace whylink::terminal {

struct Globals {
  std::string format;
  std::string data;
  bool no_cache = false;
  std::string now;
  std::optional<std::uint64_t> seed;
  bool quiet = false;
  bool verbose = false;
  bool no_color = false;
};

class Call {
 public:
  explicit Call(Console& console) : console_(&console) {}

  Globals globals;
  // Set by the command that was named; returns the exit code.
  std::function<Result<int>()> run;
  // Whether the command opened the record to write into it: once run() is through, all is kept.
  bool writes = false;

  [[nodiscard]] Console& console() { return *console_; }
  // Reads what the options say together. usage.
  [[nodiscard]] Status prepare();

  [[nodiscard]] const Clock& clock() const { return clock_; }
  [[nodiscard]] Format format_of_rows() const;
  [[nodiscard]] Format format_of_object() const;
  [[nodiscard]] std::unique_ptr<RowWriter> rows(Columns columns);
  void object(const Json& object);
  // One line on standard error that counts the findings by kind. Before it, with --verbose, each of
  // them; else what hides notes or exclusions: folders that cannot be listed, links that should be
  // followed and are not, the first of both with their places, and settings that cannot be read.
  void tell_findings(const vault::Snapshot& snapshot, std::string_view vault);

  // `command` is what a second writer is told.
  [[nodiscard]] workspace::OpenOptions open_options(const std::string& vault,
                                                    std::string_view command);
  [[nodiscard]] Result<std::unique_ptr<workspace::Workspace>> open(
      const std::string& vault, workspace::Reach reach = workspace::Reach::reviews);
  [[nodiscard]] Result<std::unique_ptr<workspace::Workspace>> open_to_write(
      const std::string& vault, std::string_view command);

 private:
  [[nodiscard]] Result<std::unique_ptr<workspace::Workspace>> open(workspace::OpenOptions options);

  Console* console_;
  Clock clock_;
  std::optional<Format> format_;
};

// The optional place of the vault, the same for all commands.
void add_vault(CLI::App& command, std::string& vault);
// "Example:" and the lines below it, at the end of the help.
void add_examples(CLI::App& command, const std::string& lines);

}  // namespace whylink::terminal
