# SPDX-License-Identifier: BSL-1.0
# cmake -DPORT=<folder> -DWORK=<folder> -P vcpkg_port.cmake: runs the port as vcpkg would, for machines without vcpkg.
# Its helper functions stand in here by what their documents say they do.
set(CURRENT_PACKAGES_DIR "${WORK}/packages")

function(vcpkg_cmake_configure)
    cmake_parse_arguments(PARSE_ARGV 0 arg "" "SOURCE_PATH" "OPTIONS")
    execute_process(
        COMMAND ${CMAKE_COMMAND} -S "${arg_SOURCE_PATH}" -B "${WORK}/build"
            "-DCMAKE_INSTALL_PREFIX=${CURRENT_PACKAGES_DIR}" -DCMAKE_BUILD_TYPE=Release
            -DCMAKE_DISABLE_FIND_PACKAGE_Eigen3=ON -DCMAKE_DISABLE_FIND_PACKAGE_Boost=ON ${arg_OPTIONS}
        COMMAND_ERROR_IS_FATAL ANY)
endfunction()

function(vcpkg_cmake_install)
    execute_process(COMMAND ${CMAKE_COMMAND} --build "${WORK}/build" --target install COMMAND_ERROR_IS_FATAL ANY)
endfunction()

function(vcpkg_cmake_config_fixup)
    cmake_parse_arguments(PARSE_ARGV 0 arg "" "CONFIG_PATH" "")
    file(RENAME "${CURRENT_PACKAGES_DIR}/${arg_CONFIG_PATH}" "${CURRENT_PACKAGES_DIR}/share/tidemark")
    file(REMOVE_RECURSE "${CURRENT_PACKAGES_DIR}/share/cmake")
endfunction()

function(vcpkg_fixup_pkgconfig)
endfunction()

function(vcpkg_install_copyright)
    cmake_parse_arguments(PARSE_ARGV 0 arg "" "" "FILE_LIST")
    file(COPY_FILE ${arg_FILE_LIST} "${CURRENT_PACKAGES_DIR}/share/tidemark/copyright")
endfunction()

include("${PORT}/portfile.cmake")

# What vcpkg's own checks would complain about after the installation.
foreach(expected IN ITEMS include/tidemark/tidemark.hpp share/tidemark/tidemarkConfig.cmake share/tidemark/copyright
        share/pkgconfig/tidemark.pc)
    if(NOT EXISTS "${CURRENT_PACKAGES_DIR}/${expected}")
        message(FATAL_ERROR "the port installs no ${expected}")
    endif()
endforeach()
foreach(unwanted IN ITEMS lib debug bin share/cmake)
    if(EXISTS "${CURRENT_PACKAGES_DIR}/${unwanted}")
        message(FATAL_ERROR "the port leaves ${unwanted} behind")
    endif()
endforeach()
