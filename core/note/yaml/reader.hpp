// The scalars of a tree of YAML, with dotted names.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "core/note/front_matter.hpp"
#include "core/note/yaml/before.hpp"
#include "core/note/yaml/tree.hpp"
#include "core/note/yaml/values.hpp"

namespace whylink::note::yaml {

// Refuses what the npm package `yaml` calls an error. One pass, but for what aliases weigh, which
// costs as much again for each level of nesting.
class Reader {
 public:
  Reader(std::string_view yaml, std::span<const Token> tokens, const Tree& tree,
         std::vector<Scalar>& scalars)
      : yaml_(yaml), tokens_(tokens), tree_(tree), scalars_(scalars) {}
  // False if the front matter is refused.
  bool run();
  // Names and values were longer in all than may be kept, and scalars were left out.
  [[nodiscard]] bool left_out() const { return left_out_; }

 private:
  struct Text {
    std::string value;
    ValueType type = ValueType::text;
    bool plain = false;
    bool quoted = false;
  };
  // An anchored node, for the aliases that name it.
  struct Anchor {
    Text text;                    // if it is a scalar
    std::size_t first_alias = 0;  // of aliases_, those inside it
    std::size_t last_alias = 0;
    std::uint64_t uses = 1;
    std::uint64_t weight = 0;  // what one use of it costs
    bool is_scalar = false;
    bool holds_scalar = false;
    bool is_open = true;
    bool is_weighed = false;
  };
  struct Key {
    std::string name;
    ValueType type = ValueType::text;
    bool is_scalar = false;  // others are never the same
  };

  // What stands in brackets.
  struct FlowList {
    const Node* node = nullptr;
    std::uint32_t number = 0;  // as a map
    bool is_map = false;
  };

  // Values: each adds the scalars of its node under path_.
  bool read_value(Index node, const Before& before);
  bool read_no_value(const Before& before);
  bool read_collection(Index node, const Before& before);
  bool read_map(const Node& map);
  bool read_pair(const Node& map, const Item& item, const Before& before, std::uint32_t number);
  bool read_list(const Node& list);
  bool read_flow(const Node& flow);
  bool read_flow_item(const FlowList& list, Index index, std::size_t number, bool& counts);
  bool read_flow_pair(const FlowList& list, const Item& item, const Before& before);
  bool read_named(std::string_view name, Index node, const Before& before);

  bool read_key(Index node, const Before& before, Key& key);
  bool is_new_key(const Key& key, std::uint32_t map_number);
  bool read_text(const Node& node, const Before& before, Text& text);
  bool read_written(const Node& node, Text& text);
  bool read_type(const Before& before, Text& text) const;

  bool set_anchor(const Before& before, const Text& text);
  bool open_anchor(const Before& before, std::size_t& anchor);
  void close_anchor(std::size_t anchor, std::size_t scalars_before);
  Anchor* use_alias(const Node& alias, const Before& before);

  [[nodiscard]] bool is_sound_key(const Node& map, const Item& item, const Before& before);
  [[nodiscard]] bool is_sound_tag(Index tag) const;
  [[nodiscard]] bool ends_well(TokenRange end) const;
  [[nodiscard]] bool is_far(const Before& before, const Item& item, Index mark) const;
  [[nodiscard]] bool has_newline(TokenRange range) const;
  // As far as it matters to a key, which has to stand on one line.
  [[nodiscard]] bool has_newline(Index node);
  [[nodiscard]] bool is_block_collection(Index node) const;
  [[nodiscard]] Following following(Index node, TokenRange otherwise) const;
  [[nodiscard]] std::string_view written(Index token) const {
    return yaml_.substr(tokens_[token].begin, tokens_[token].end - tokens_[token].begin);
  }
  // The last part of a tag that YAML itself defines: "int" of "!!int".
  [[nodiscard]] std::string_view core_type(Index tag) const;

  void add(const Text& text, std::size_t at);
  // Sets the scalar's line; `at` never falls from call to call.
  void set_line(Scalar& scalar, std::size_t at);

  std::string_view yaml_;
  std::span<const Token> tokens_;
  const Tree& tree_;
  std::vector<Scalar>& scalars_;
  std::string path_;  // the dotted name of the value that is read
  std::unordered_set<std::string> keys_;
  std::unordered_map<std::string_view, std::size_t> anchor_of_;
  std::vector<Anchor> anchors_;
  std::vector<std::size_t> aliases_;     // the anchors that were used, in order
  std::vector<std::int8_t> newline_in_;  // of a node: 1 yes, 0 no, -1 not known yet
  std::size_t depth_ = 0;                // parts of path_
  std::size_t scalars_read_ = 0;
  std::size_t kept_bytes_ = 0;
  std::size_t line_at_ = 0;
  std::size_t line_begin_ = 0;
  std::uint32_t line_ = 0;
  std::uint32_t maps_ = 0;
  bool in_key_ = false;  // scalars inside a key are no properties
  bool at_root_ = true;  // no map or list was met yet
  bool left_out_ = false;
};

}  // namespace whylink::note::yaml
