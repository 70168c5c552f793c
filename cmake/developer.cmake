# SPDX-License-Identifier: BSL-1.0

# For Tidemark's own tests, benchmarks and programs; nothing of this reaches a user of the library.

tidemark_find_dependencies(tidemark missing)
if(missing)
    message(FATAL_ERROR "${missing}, and its tests, benchmarks and examples need all of it")
endif()

# The library as its developers compile it: every warning on. The presets turn warnings into errors.
add_library(tidemark_developer INTERFACE)
target_link_libraries(tidemark_developer INTERFACE tidemark::tidemark)
target_compile_options(tidemark_developer INTERFACE
    $<IF:$<CXX_COMPILER_ID:MSVC>,/W4,-Wall;-Wextra;-Wpedantic;-Wconversion;-Wshadow;-Wdouble-promotion>)

find_program(TIDEMARK_CCACHE ccache)
if(TIDEMARK_CCACHE AND NOT DEFINED CMAKE_CXX_COMPILER_LAUNCHER)
    set(CMAKE_CXX_COMPILER_LAUNCHER "${TIDEMARK_CCACHE}")
endif()

if(TIDEMARK_BUILD_TESTS)
    enable_testing()
endif()
