# Debian 12 packages PCRE2 without a CMake file. Defines pcre2::pcre2-8.
include(FindPackageHandleStandardArgs)
find_path(pcre2_INCLUDE_DIR pcre2.h)
find_library(pcre2_LIBRARY pcre2-8)
find_package_handle_standard_args(pcre2 DEFAULT_MSG pcre2_LIBRARY pcre2_INCLUDE_DIR)
mark_as_advanced(pcre2_INCLUDE_DIR pcre2_LIBRARY)
if(pcre2_FOUND AND NOT TARGET pcre2::pcre2-8)
  add_library(pcre2::pcre2-8 UNKNOWN IMPORTED)
  set_target_properties(pcre2::pcre2-8 PROPERTIES
    IMPORTED_LOCATION ${pcre2_LIBRARY} INTERFACE_INCLUDE_DIRECTORIES ${pcre2_INCLUDE_DIR})
endif()
