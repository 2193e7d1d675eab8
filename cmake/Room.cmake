# A room is one folder of core/ or app/, built as one static library. USES names the rooms it may
# include; the order of core/CMakeLists.txt and tests/structure hold the direction.
add_library(whylink_warnings INTERFACE)
target_compile_options(whylink_warnings INTERFACE
  -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Werror)
# At -O3 gcc 12 sees overlaps in std::string that cannot be (GCC bug 105651).
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
  target_compile_options(whylink_warnings INTERFACE $<$<CONFIG:Release>:-Wno-restrict>)
endif()

function(whylink_room name)
  cmake_parse_arguments(ROOM "" "" "SOURCES;USES;LIBRARIES" ${ARGN})
  add_library(whylink_${name} STATIC ${ROOM_SOURCES})
  target_include_directories(whylink_${name} PUBLIC ${PROJECT_SOURCE_DIR}/include)
  target_include_directories(whylink_${name} PRIVATE ${PROJECT_SOURCE_DIR})
  foreach(other ${ROOM_USES})
    target_link_libraries(whylink_${name} PUBLIC whylink_${other})
  endforeach()
  target_link_libraries(whylink_${name} PUBLIC tl::expected PRIVATE whylink_warnings ${ROOM_LIBRARIES})
endfunction()

# A test program of one room: tests/<name>/*.cpp, one CTest test per GoogleTest case.
function(whylink_test name)
  cmake_parse_arguments(TEST "" "" "SOURCES;USES;LIBRARIES" ${ARGN})
  add_executable(test_${name} ${TEST_SOURCES})
  target_include_directories(test_${name} PRIVATE ${PROJECT_SOURCE_DIR})
  foreach(other ${TEST_USES})
    target_link_libraries(test_${name} PRIVATE whylink_${other})
  endforeach()
  target_link_libraries(test_${name} PRIVATE whylink_warnings ${TEST_LIBRARIES}
    GTest::gtest GTest::gmock GTest::gtest_main)
  target_compile_definitions(test_${name} PRIVATE
    WHYLINK_SOURCE_DIR="${PROJECT_SOURCE_DIR}" WHYLINK_PROGRAM="${CMAKE_BINARY_DIR}/whylink")
  gtest_discover_tests(test_${name} TEST_PREFIX "${name}: " DISCOVERY_TIMEOUT 60
    PROPERTIES TIMEOUT 300)
endfunction()
