# cmark-gfm brings no CMake files in Debian, and its pkg-config file leaves the extensions out.
find_path(cmark-gfm_INCLUDE_DIR cmark-gfm-core-extensions.h)
find_library(cmark-gfm_LIBRARY cmark-gfm)
find_library(cmark-gfm_EXTENSIONS_LIBRARY cmark-gfm-extensions)
include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(cmark-gfm
  REQUIRED_VARS cmark-gfm_LIBRARY cmark-gfm_EXTENSIONS_LIBRARY cmark-gfm_INCLUDE_DIR)
if(cmark-gfm_FOUND AND NOT TARGET cmark-gfm::cmark-gfm)
  add_library(cmark-gfm::cmark-gfm INTERFACE IMPORTED)
  target_include_directories(cmark-gfm::cmark-gfm INTERFACE ${cmark-gfm_INCLUDE_DIR})
  target_link_libraries(cmark-gfm::cmark-gfm INTERFACE ${cmark-gfm_EXTENSIONS_LIBRARY} ${cmark-gfm_LIBRARY})
endif()
