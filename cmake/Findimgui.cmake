# Debian packages Dear ImGui without a CMake file, with the GLFW and OpenGL 3 backends inside.
# Defines imgui::imgui. Wants the targets glfw and Freetype::Freetype.
include(FindPackageHandleStandardArgs)
find_path(imgui_INCLUDE_DIR imgui.h PATH_SUFFIXES imgui)
find_library(imgui_LIBRARY imgui)
find_library(imgui_stb_LIBRARY stb)
if(imgui_INCLUDE_DIR)
  file(STRINGS ${imgui_INCLUDE_DIR}/imgui.h imgui_VERSION REGEX "#define IMGUI_VERSION +\"")
  string(REGEX REPLACE ".*\"([0-9.]+).*" "\\1" imgui_VERSION "${imgui_VERSION}")
endif()
find_package_handle_standard_args(imgui
  REQUIRED_VARS imgui_LIBRARY imgui_stb_LIBRARY imgui_INCLUDE_DIR VERSION_VAR imgui_VERSION)
mark_as_advanced(imgui_INCLUDE_DIR imgui_LIBRARY imgui_stb_LIBRARY)
if(imgui_FOUND AND NOT TARGET imgui::imgui)
  add_library(imgui::imgui UNKNOWN IMPORTED)
  set_target_properties(imgui::imgui PROPERTIES IMPORTED_LOCATION ${imgui_LIBRARY}
    INTERFACE_INCLUDE_DIRECTORIES "${imgui_INCLUDE_DIR}"
    INTERFACE_LINK_LIBRARIES "${imgui_stb_LIBRARY};Freetype::Freetype;glfw;${CMAKE_DL_LIBS}")
endif()
