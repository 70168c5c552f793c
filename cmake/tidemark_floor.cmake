# SPDX-License-Identifier: BSL-1.0

include("${CMAKE_CURRENT_LIST_DIR}/tidemarkDependencies.cmake")

# tidemark_floor(<name> [ON <targets>] HEADERS <files>): one dependency floor of the library.
#
# Makes the INTERFACE target tidemark_<name>, also called tidemark::<name> as it is after installation. It carries its
# headers and the targets it stands on, and neither flags nor settings.
function(tidemark_floor name)
    cmake_parse_arguments(PARSE_ARGV 1 floor "" "" "ON;HEADERS")
    set(target tidemark_${name})
    add_library(${target} INTERFACE)
    add_library(tidemark::${name} ALIAS ${target})
    target_compile_features(${target} INTERFACE cxx_std_20)
    target_link_libraries(${target} INTERFACE ${floor_ON})
    target_sources(${target} INTERFACE
        FILE_SET HEADERS BASE_DIRS "${PROJECT_SOURCE_DIR}/include" FILES ${floor_HEADERS})

    tidemark_find_dependencies(${name} missing)
    if(PROJECT_IS_TOP_LEVEL AND NOT missing)
        set(verify ON)
    else()
        set(verify OFF)
    endif()
    set_target_properties(${target} PROPERTIES EXPORT_NAME ${name} VERIFY_INTERFACE_HEADER_SETS ${verify})
endfunction()
