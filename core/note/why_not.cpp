#include "whylink/note.hpp"

namespace whylink::note {

std::string_view name(WhyNot why) {
  switch (why) {
    case WhyNot::fenced_code:
      return "fenced-code";
    case WhyNot::indented_code:
      return "indented-code";
    case WhyNot::code_span:
      return "code-span";
    case WhyNot::math_block:
      return "math-block";
    case WhyNot::math:
      return "math";
    case WhyNot::html_block:
      return "html-block";
    case WhyNot::html_tag:
      return "html-tag";
    case WhyNot::escaped:
      return "escaped";
    case WhyNot::table_bar:
      return "table-bar";
    case WhyNot::external:
      return "external";
    case WhyNot::empty:
      return "empty";
    case WhyNot::too_long:
      return "too-long";
    case WhyNot::over_limit:
      return "over-limit";
    case WhyNot::line_ending:
      return "line-ending";
    case WhyNot::blank_in_destination:
      return "blank-in-destination";
    case WhyNot::bad_front_matter:
      return "bad-front-matter";
    case WhyNot::property_unquoted:
      return "property-unquoted";
    case WhyNot::property_with_more:
      return "property-with-more";
    case WhyNot::inside_another:
      return "inside-another";
    case WhyNot::property_markdown:
      return "property-markdown";
  }
  return "";
}

std::string_view because(WhyNot why) {
  switch (why) {
    case WhyNot::fenced_code:
      return "it stands in a code block";
    case WhyNot::indented_code:
      return "its line is indented by four blanks or a tab, which makes it code; indent it less";
    case WhyNot::code_span:
      return "it stands between backticks";
    case WhyNot::math_block:
      return "a line that starts with $$ opened math and none closed it before; close or escape "
             "the $$";
    case WhyNot::math:
      return "it stands between dollar signs, as math; escape the first one if it is money";
    case WhyNot::html_block:
      return "it stands in a block of HTML, in which Obsidian reads no Markdown; put a blank line "
             "before it";
    case WhyNot::html_tag:
      return "it stands in an HTML tag or comment";
    case WhyNot::escaped:
      return "a backslash takes a bracket of it; remove the backslash";
    case WhyNot::table_bar:
      return "in a table its bar ends the cell; write \\| instead";
    case WhyNot::external:
      return "it leads out of the vault";
    case WhyNot::empty:
      return "it names nothing";
    case WhyNot::too_long:
      return "it is longer than any path can be";
    case WhyNot::over_limit:
      return "the note holds more links than are read";
    case WhyNot::line_ending:
      return "a link may not run over a line's end; join the lines";
    case WhyNot::blank_in_destination:
      return "its destination holds a blank or bracket; write %20, or put it between < and >";
    case WhyNot::bad_front_matter:
      return "the properties of this note are no valid YAML, so none of them counts; see the note "
             "in Obsidian's source view";
    case WhyNot::property_unquoted:
      return "in properties a link must be quoted: \"[[Note]]\"";
    case WhyNot::property_with_more:
      return "a property links only where the link is its whole value";
    case WhyNot::inside_another:
      return "other brackets around it, or none that close it, make it text";
    case WhyNot::property_markdown:
      return "Obsidian takes no Markdown link in a property for one; write [[Note]]";
  }
  return "";
}

}  // namespace whylink::note
