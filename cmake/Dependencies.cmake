# Every library comes from the system where it is packaged (Debian 12 names in scripts/setup), else
# from a pinned upstream release.
include(FetchContent)
set(FETCHCONTENT_QUIET ON)
set(THREADS_PREFER_PTHREAD_FLAG ON)
find_package(Threads REQUIRED)

FetchContent_Declare(tl-expected
  GIT_REPOSITORY https://github.com/TartanLlama/expected.git GIT_TAG v1.1.0 GIT_SHALLOW ON
  FIND_PACKAGE_ARGS)
FetchContent_Declare(fmt
  GIT_REPOSITORY https://github.com/fmtlib/fmt.git GIT_TAG 9.1.0 GIT_SHALLOW ON
  FIND_PACKAGE_ARGS 9)
FetchContent_Declare(utf8proc
  GIT_REPOSITORY https://github.com/JuliaStrings/utf8proc.git GIT_TAG v2.8.0 GIT_SHALLOW ON
  FIND_PACKAGE_ARGS MODULE)
FetchContent_Declare(xxhash
  GIT_REPOSITORY https://github.com/Cyan4973/xxHash.git GIT_TAG v0.8.1 GIT_SHALLOW ON
  SOURCE_SUBDIR cmake_unofficial
  FIND_PACKAGE_ARGS MODULE)
FetchContent_Declare(pcre2
  GIT_REPOSITORY https://github.com/PCRE2Project/pcre2.git GIT_TAG pcre2-10.42 GIT_SHALLOW ON
  FIND_PACKAGE_ARGS MODULE)
FetchContent_Declare(nlohmann_json
  GIT_REPOSITORY https://github.com/nlohmann/json.git GIT_TAG v3.11.2 GIT_SHALLOW ON
  FIND_PACKAGE_ARGS 3.11)
FetchContent_Declare(CLI11
  GIT_REPOSITORY https://github.com/CLIUtils/CLI11.git GIT_TAG v2.3.2 GIT_SHALLOW ON
  FIND_PACKAGE_ARGS)
FetchContent_Declare(SQLite3
  URL https://www.sqlite.org/2022/sqlite-amalgamation-3400100.zip
  FIND_PACKAGE_ARGS 3.40)
FetchContent_MakeAvailable(tl-expected fmt utf8proc xxhash pcre2 nlohmann_json CLI11 SQLite3)

if(NOT TARGET SQLite::SQLite3)  # the amalgamation brings no CMake file of its own
  add_library(whylink_sqlite3 STATIC ${sqlite3_SOURCE_DIR}/sqlite3.c)
  target_include_directories(whylink_sqlite3 SYSTEM PUBLIC ${sqlite3_SOURCE_DIR})
  target_link_libraries(whylink_sqlite3 PUBLIC Threads::Threads ${CMAKE_DL_LIBS})
  add_library(SQLite::SQLite3 ALIAS whylink_sqlite3)
endif()
if(NOT TARGET utf8proc::utf8proc)
  add_library(utf8proc::utf8proc ALIAS utf8proc)
endif()

if(NOT TARGET pcre2::pcre2-8)
  add_library(pcre2::pcre2-8 ALIAS pcre2-8-static)
endif()

# The window. fontconfig, FreeType, X11 and OpenGL are the system's own on every desktop.
find_package(PkgConfig REQUIRED)
find_package(Freetype REQUIRED)
find_package(OpenGL REQUIRED)
find_package(X11 REQUIRED)
pkg_check_modules(fontconfig REQUIRED IMPORTED_TARGET fontconfig)
# Debian's own CMake files of md4c want a package more than is needed.
pkg_check_modules(md4c IMPORTED_TARGET GLOBAL md4c>=0.4.8)
if(md4c_FOUND)
  add_library(md4c::md4c ALIAS PkgConfig::md4c)
else()
  FetchContent_Declare(md4c
    GIT_REPOSITORY https://github.com/mity/md4c.git GIT_TAG release-0.4.8 GIT_SHALLOW ON)
  FetchContent_MakeAvailable(md4c)
  target_include_directories(md4c SYSTEM INTERFACE ${md4c_SOURCE_DIR}/src)
  add_library(md4c::md4c ALIAS md4c)
endif()
set(GLFW_BUILD_DOCS OFF)
set(GLFW_INSTALL OFF)
FetchContent_Declare(glfw3
  GIT_REPOSITORY https://github.com/glfw/glfw.git GIT_TAG 3.3.8 GIT_SHALLOW ON
  FIND_PACKAGE_ARGS 3.3)
FetchContent_MakeAvailable(glfw3)
FetchContent_Declare(imgui
  GIT_REPOSITORY https://github.com/ocornut/imgui.git GIT_TAG v1.90.1 GIT_SHALLOW ON
  FIND_PACKAGE_ARGS 1.86 MODULE)
FetchContent_MakeAvailable(imgui)
if(NOT TARGET imgui::imgui)  # upstream brings no CMake file of its own
  file(GLOB imgui_sources ${imgui_SOURCE_DIR}/imgui*.cpp)
  list(FILTER imgui_sources EXCLUDE REGEX imgui_demo)
  add_library(whylink_imgui STATIC ${imgui_sources}
    ${imgui_SOURCE_DIR}/backends/imgui_impl_opengl3.cpp)
  target_compile_definitions(whylink_imgui PRIVATE IMGUI_DISABLE_DEMO_WINDOWS)
  target_include_directories(whylink_imgui SYSTEM PUBLIC ${imgui_SOURCE_DIR})
  target_link_libraries(whylink_imgui PUBLIC ${CMAKE_DL_LIBS})
  add_library(imgui::imgui ALIAS whylink_imgui)
endif()
find_path(stb_INCLUDE_DIR stb/stb_image_write.h)
if(NOT stb_INCLUDE_DIR)  # has no releases; headers alone
  FetchContent_Declare(stb
    GIT_REPOSITORY https://github.com/nothings/stb.git
    GIT_TAG 5736b15f7ea0ffb08dd38af21067c314d6a3aae9 SOURCE_DIR ${CMAKE_BINARY_DIR}/_deps/stb/stb)
  FetchContent_MakeAvailable(stb)
  set(stb_INCLUDE_DIR ${CMAKE_BINARY_DIR}/_deps/stb)
endif()

if(WHYLINK_TESTS)
  FetchContent_Declare(GTest
    GIT_REPOSITORY https://github.com/google/googletest.git GIT_TAG release-1.12.1 GIT_SHALLOW ON
    FIND_PACKAGE_ARGS 1.12)
  # Another reader of Markdown, to compare with.
  FetchContent_Declare(cmark-gfm
    GIT_REPOSITORY https://github.com/github/cmark-gfm.git GIT_TAG 0.29.0.gfm.6 GIT_SHALLOW ON
    FIND_PACKAGE_ARGS MODULE)
  FetchContent_MakeAvailable(GTest cmark-gfm)
  if(NOT TARGET cmark-gfm::cmark-gfm)
    add_library(whylink_cmark_gfm INTERFACE)
    target_link_libraries(whylink_cmark_gfm INTERFACE libcmark-gfm-extensions_static libcmark-gfm_static)
    add_library(cmark-gfm::cmark-gfm ALIAS whylink_cmark_gfm)
  endif()
  include(GoogleTest)
endif()
if(WHYLINK_BENCH)
  FetchContent_Declare(benchmark
    GIT_REPOSITORY https://github.com/google/benchmark.git GIT_TAG v1.7.1 GIT_SHALLOW ON
    FIND_PACKAGE_ARGS)
  FetchContent_MakeAvailable(benchmark)
endif()
