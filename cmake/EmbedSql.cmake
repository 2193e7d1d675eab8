# Puts SQL files into a program. Migrations are numbered and kept in their order; every other file holds
# statements, each under a line "-- name: like_this", which becomes sql::kLikeThis.
#
#   embed_sql(OUT_SOURCES FOLDER)   sets OUT_SOURCES to the generated record_sql.cpp and record_sql.hpp
#
# The same file, run as a script (cmake -P), does the writing, so that a changed statement is a build
# step and no new configuration.

if(NOT CMAKE_SCRIPT_MODE_FILE)
  set(EMBED_SQL_SCRIPT ${CMAKE_CURRENT_LIST_FILE})

  function(embed_sql out_sources folder)
    file(GLOB files CONFIGURE_DEPENDS ${folder}/*.sql ${folder}/migrations/*.sql)
    set(stem ${CMAKE_CURRENT_BINARY_DIR}/record_sql)
    add_custom_command(
      OUTPUT ${stem}.cpp ${stem}.hpp
      COMMAND ${CMAKE_COMMAND} -DFOLDER=${folder} -DSTEM=${stem} -P ${EMBED_SQL_SCRIPT}
      DEPENDS ${files} ${EMBED_SQL_SCRIPT}
      COMMENT "Embedding SQL" VERBATIM)
    set(${out_sources} ${stem}.cpp ${stem}.hpp PARENT_SCOPE)
  endfunction()
  return()
endif()

cmake_policy(VERSION 3.25)

# "insert_event" -> "kInsertEvent"
function(constant_name name out)
  set(result k)
  string(REPLACE "_" ";" words "${name}")
  foreach(word ${words})
    string(SUBSTRING ${word} 0 1 first)
    string(SUBSTRING ${word} 1 -1 rest)
    string(TOUPPER ${first} first)
    string(APPEND result ${first}${rest})
  endforeach()
  set(${out} ${result} PARENT_SCOPE)
endfunction()

set(header "// Written by cmake/EmbedSql.cmake.\n#pragma once\n\n#include <array>\n#include <string_view>\n\n")
string(APPEND header "namespace whylink::record::sql {\n\n")
set(source "// Written by cmake/EmbedSql.cmake.\n#include \"record_sql.hpp\"\n\n")
string(APPEND source "namespace whylink::record::sql {\n\n")

file(GLOB migrations ${FOLDER}/migrations/*.sql)
list(SORT migrations)
list(LENGTH migrations count)
string(APPEND header "// In order: the first makes version 1.\n")
string(APPEND header "extern const std::array<std::string_view, ${count}> kMigrations;\n\n")
string(APPEND source "const std::array<std::string_view, ${count}> kMigrations = {\n")
foreach(file ${migrations})
  file(READ ${file} text)
  string(APPEND source "R\"sql(${text})sql\",\n")
endforeach()
string(APPEND source "};\n\n")

file(GLOB files ${FOLDER}/*.sql)
list(SORT files)
set(mark "-- name: ")
string(LENGTH "${mark}" mark_length)
foreach(file ${files})
  file(READ ${file} text)
  string(FIND "${text}" "${mark}" at)
  while(NOT at EQUAL -1)
    math(EXPR at "${at} + ${mark_length}")
    string(SUBSTRING "${text}" ${at} -1 text)
    string(FIND "${text}" "\n" line_end)
    string(SUBSTRING "${text}" 0 ${line_end} name)
    string(SUBSTRING "${text}" ${line_end} -1 text)
    string(FIND "${text}" "${mark}" at)
    string(SUBSTRING "${text}" 0 ${at} statement)
    string(STRIP "${statement}" statement)
    constant_name(${name} constant)
    string(APPEND header "extern const std::string_view ${constant};\n")
    string(APPEND source "const std::string_view ${constant} = R\"sql(${statement})sql\";\n")
  endwhile()
endforeach()

string(APPEND header "\n}  // namespace whylink::record::sql\n")
string(APPEND source "\n}  // namespace whylink::record::sql\n")
file(WRITE ${STEM}.hpp "${header}")
file(WRITE ${STEM}.cpp "${source}")
