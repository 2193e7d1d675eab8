#include "tests/note/work/recipe.hpp"

#include <array>
#include <string_view>

namespace whylink::note::work {

namespace {

constexpr auto kMarks = std::to_array<std::string_view>(
    {"- ",        "* ",      "1. ",    "> ",    ">",         "> [!n] ", "[^1]: ",   "- [ ] ",
     "# ",        "###### ", "```",    "~~~",   "---",       "===",     "***",      "| a |",
     "a|b",       "|-|-|",   "-|-",    "|",     "<div>",     "</div>",  "<pre>",    "<!--",
     "-->",       "<?",      "?>",     "<!a",   "<![CDATA[", "]]>",     "<script>", "<a b='",
     "<a b=\"",   "<x>",     "<",      ">",     "$$",        "$",       "%%",       "==",
     "~~",        "*",       "_",      "`",     "``",        "[[",      "]]",       "[",
     "]",         "![",      "](",     "(",     ")",         "](a)",    "[[a]]",    "[[#",
     "[[a#b|c]]", "[^",      "<http:", "\"",    "'",         "\\",      "#t",       "#",
     "^id",       "^",       "|c",     "&amp;", "!",         ".",       "?"});
constexpr auto kBlanks =
    std::to_array<std::string_view>({" ", " ", "\t", "  ", "    ", "\n", "\n", "\n", "\n\n", "\r",
                                     "\r\n", "\n    ", "\n> ", "\n- "});
constexpr auto kWords = std::to_array<std::string_view>(
    {"a", "b", "x", "1", "Word", "\xc3\xa9", "\xe6\x97\xa5", "\xe3\x80\x82", "\xc2\xa0", "\xff",
     "e.g.", "Note.md", "%20", "://", "/"});
constexpr auto kYaml = std::to_array<std::string_view>(
    {"a: ", "- ",   "? ",   ": ",    ":",      "{",         "}",  "[",   "]",    ",",
     "&a ", "*a",   "!t ",  "!!",    "|",      ">",         "|-", "|+2", "\"",   "'",
     "\\",  "# ",   "#",    "%YAML", "---",    "...",       "~",  "<<",  "1",    "\n",
     "\n ", "\n  ", "\n- ", "\na: ", "tags: ", "\"[[a]]\"", "@",  "`",   "[[a]]"});
constexpr auto kJson = std::to_array<std::string_view>({"{",
                                                        "}",
                                                        "[",
                                                        "]",
                                                        ",",
                                                        ":",
                                                        "\"",
                                                        "\"a\"",
                                                        "\"id\":\"",
                                                        "\"nodes\":[",
                                                        "\"edges\":[",
                                                        R"("type":"text",)",
                                                        R"("type":"file",)",
                                                        R"("file":"a",)",
                                                        R"("text":")",
                                                        R"("label":")",
                                                        R"("fromNode":"1")",
                                                        R"("toNode":"1")",
                                                        "\\u005b",
                                                        "\\",
                                                        "\\n",
                                                        "1",
                                                        "1.5e9",
                                                        "-",
                                                        "true",
                                                        "null",
                                                        "{},",
                                                        R"({"id":"1","type":"file","file":"a"},)",
                                                        R"({"fromNode":"1","toNode":"1"},)",
                                                        R"({"type":"text","text":"[[a]]"},)",
                                                        "\"nodes\":{",
                                                        "[[a]]"});

// What a random recipe begins and ends with, so that it is more than text: front matter, and JSON
// in the form of a canvas.
struct Frame {
  std::string_view head;
  std::string_view tail;
};
constexpr auto kCanvasFrames =
    std::to_array<Frame>({{R"({"nodes":[)", "{}]}"},
                          {R"({"nodes":[{"type":"text","text":")", "\"}]}"},
                          {R"({"nodes":[{)", R"("a":1}]})"},
                          {R"({"edges":[)", "{}]}"},
                          {"{", R"("a":1})"}});
constexpr Frame kFrontMatter = {"---\n", "\n---\n"};

std::size_t below(Random& random, std::size_t count) {
  return random() % count;
}

template <std::size_t kSize>
std::string any_of(const std::array<std::string_view, kSize>& list, Random& random) {
  return std::string(list[below(random, kSize)]);
}

std::string special(Random& random) {
  switch (below(random, 4)) {
    case 0:
      return std::string(1, kGrowing);
    case 1:
      return std::string(1 + below(random, 300), 'a');
    case 2:
      return std::string(1 + below(random, 70), ' ');
    default:
      return std::string(1, kNumber);
  }
}

std::string token(Kind kind, Random& random) {
  if (below(random, 10) == 0) return special(random);
  if (kind == Kind::canvas && below(random, 5) > 0) return any_of(kJson, random);
  if (kind == Kind::front_matter && below(random, 4) > 0) return any_of(kYaml, random);
  const std::size_t die = below(random, 10);
  if (die < 6) return any_of(kMarks, random);
  return die < 8 ? any_of(kBlanks, random) : any_of(kWords, random);
}

Tokens tokens(Kind kind, std::size_t most, Random& random) {
  Tokens out;
  const std::size_t count = below(random, most + 1);
  for (std::size_t i = 0; i < count; ++i) out.push_back(token(kind, random));
  return out;
}

void bake(const Tokens& tokens, std::size_t number, std::string& out) {
  for (const std::string& token : tokens) {
    for (const char c : token) {
      if (c == kNumber) {
        out += std::to_string(number);
      } else if (c == kGrowing) {
        if (!out.empty()) out.append(number % kMostGrown, out.back());
      } else {
        out += c;
      }
    }
  }
}

template <typename AnyRecipe>
auto parts(AnyRecipe& recipe) {
  return std::array{&recipe.head, &recipe.unit, &recipe.middle, &recipe.closing, &recipe.tail};
}

void change_one(Tokens& part, Kind kind, Random& random) {
  const std::size_t at = below(random, part.size() + 1);
  const auto place = part.begin() + static_cast<std::ptrdiff_t>(at);
  if (at == part.size() || below(random, 4) == 0) {
    part.insert(place, token(kind, random));
  } else if (below(random, 3) == 0) {
    part.erase(place);
  } else if (below(random, 3) == 0) {
    part.insert(place, part[below(random, part.size())]);
  } else {
    *place = token(kind, random);
  }
}

std::string quoted(const Tokens& tokens) {
  std::string out = "\"";
  std::string text;
  for (const std::string& token : tokens) text += token;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const std::size_t next = text.find_first_not_of(c, i);
    const std::size_t run = (next == std::string::npos ? text.size() : next) - i;
    if (run > 20) {  // no reader counts them
      out += "{" + std::to_string(run) + " of '" + c + "'}";
      i += run - 1;
    } else if (c == kNumber) {
      out += "{number}";
    } else if (c == kGrowing) {
      out += "{growing}";
    } else if (c == '\n' || c == '\r' || c == '\t') {
      out += c == '\n' ? "\\n" : c == '\r' ? "\\r" : "\\t";
    } else {
      if (c == '"' || c == '\\') out += '\\';
      out += c;
    }
  }
  return out + "\"";
}

}  // namespace

std::string baked(const Recipe& recipe, std::size_t size) {
  std::string out;
  bake(recipe.head, 0, out);
  std::string closing;
  for (std::size_t i = 0; out.size() + closing.size() < size; ++i) {
    const std::size_t before = out.size() + closing.size();
    bake(recipe.unit, i, out);
    bake(recipe.closing, i, closing);
    if (out.size() + closing.size() == before) out += 'a';
  }
  bake(recipe.middle, 0, out);
  out += closing;
  bake(recipe.tail, 0, out);
  return out;
}

Recipe random_recipe(Kind kind, Random& random) {
  Recipe recipe;
  recipe.kind = kind;
  recipe.head = tokens(kind, 3, random);
  recipe.unit = tokens(kind, 5, random);
  if (below(random, 4) == 0) {
    recipe.middle = tokens(kind, 2, random);
    recipe.closing = tokens(kind, 3, random);
  }
  recipe.tail = tokens(kind, 3, random);
  if (kind == Kind::note) return recipe;
  const Frame& frame = kind == Kind::front_matter
                           ? kFrontMatter
                           : kCanvasFrames[below(random, kCanvasFrames.size())];
  recipe.head.insert(recipe.head.begin(), std::string(frame.head));
  recipe.tail.emplace_back(frame.tail);
  return recipe;
}

Recipe changed(const Recipe& recipe, Random& random) {
  Recipe out = recipe;
  const auto all = parts(out);
  for (std::size_t changes = 1 + below(random, 3); changes > 0; --changes) {
    // Half of the changes are in what is repeated.
    Tokens& part = below(random, 2) == 0 ? out.unit : *all[below(random, all.size())];
    change_one(part, recipe.kind, random);
  }
  return out;
}

std::vector<Recipe> smaller(const Recipe& recipe) {
  std::vector<Recipe> out;
  for (std::size_t p = 0; p < parts(recipe).size(); ++p) {
    const Tokens& part = *parts(recipe)[p];
    for (std::size_t i = 0; i < part.size(); ++i) {
      Recipe less = recipe;
      parts(less)[p]->erase(parts(less)[p]->begin() + static_cast<std::ptrdiff_t>(i));
      out.push_back(std::move(less));
      if (part[i].size() < 2) continue;
      less = recipe;
      std::string& token = (*parts(less)[p])[i];
      token.resize(token.size() / 2);
      out.push_back(std::move(less));
    }
  }
  return out;
}

std::string shown(const Recipe& recipe) {
  std::string out;
  if (!recipe.head.empty()) out += quoted(recipe.head) + " + ";
  out += quoted(recipe.unit) + " * n";
  if (!recipe.middle.empty()) out += " + " + quoted(recipe.middle);
  if (!recipe.closing.empty()) out += " + " + quoted(recipe.closing) + " * n";
  if (!recipe.tail.empty()) out += " + " + quoted(recipe.tail);
  return out;
}

}  // namespace whylink::note::work
