# SPDX-License-Identifier: BSL-1.0

# Each floor has an export file of its own, so that who asks for core only is never asked for Eigen or Boost.
# The package lies in share/: nothing in it depends on the processor.
include(GNUInstallDirs)
include(CMakePackageConfigHelpers)

set(TIDEMARK_INSTALL_CMAKEDIR "${CMAKE_INSTALL_DATADIR}/cmake/tidemark" CACHE STRING "Where the CMake package goes")

foreach(floor IN ITEMS core linalg infer tbb tidemark)
    # INCLUDES DESTINATION is for users with a CMake before 3.23, which does not know file sets.
    install(TARGETS tidemark_${floor} EXPORT tidemark_${floor}
        FILE_SET HEADERS
        INCLUDES DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}")
    install(EXPORT tidemark_${floor} NAMESPACE tidemark:: DESTINATION "${TIDEMARK_INSTALL_CMAKEDIR}")
endforeach()

configure_package_config_file(
    cmake/tidemarkConfig.cmake.in tidemarkConfig.cmake
    INSTALL_DESTINATION "${TIDEMARK_INSTALL_CMAKEDIR}"
    NO_SET_AND_CHECK_MACRO)
write_basic_package_version_file(tidemarkConfigVersion.cmake COMPATIBILITY SameMinorVersion ARCH_INDEPENDENT)
install(FILES
    cmake/tidemarkDependencies.cmake
    "${CMAKE_CURRENT_BINARY_DIR}/tidemarkConfig.cmake"
    "${CMAKE_CURRENT_BINARY_DIR}/tidemarkConfigVersion.cmake"
    DESTINATION "${TIDEMARK_INSTALL_CMAKEDIR}")

# pkg-config: tidemark-core needs the standard library only; tidemark is all of it (Boost has no .pc of its own). The
# paths start from the file, so that the prefix may be moved.
set(tidemark_pkgconfigdir "${CMAKE_INSTALL_DATADIR}/pkgconfig")
file(RELATIVE_PATH tidemark_up "/prefix/${tidemark_pkgconfigdir}" "/prefix")
string(REGEX REPLACE "/$" "" tidemark_up "${tidemark_up}")
if(IS_ABSOLUTE "${CMAKE_INSTALL_INCLUDEDIR}")
    set(tidemark_includedir "${CMAKE_INSTALL_INCLUDEDIR}")
else()
    set(tidemark_includedir "\${prefix}/${CMAKE_INSTALL_INCLUDEDIR}")
endif()

function(tidemark_pkg_config name description requires)
    configure_file(cmake/packaging/tidemark.pc.in "${name}.pc" @ONLY)
    install(FILES "${CMAKE_CURRENT_BINARY_DIR}/${name}.pc" DESTINATION "${tidemark_pkgconfigdir}")
endfunction()
tidemark_pkg_config(tidemark-core "${PROJECT_DESCRIPTION}: what needs the standard library only" "")
tidemark_pkg_config(tidemark "${PROJECT_DESCRIPTION}" "tidemark-core eigen3 >= 3.4")
