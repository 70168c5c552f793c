# SPDX-License-Identifier: BSL-1.0

# Each floor has an export file of its own, so that who asks for core only is never asked for Eigen or Boost.
# The package lies in share/: nothing in it depends on the processor.
include(GNUInstallDirs)
include(CMakePackageConfigHelpers)

set(TIDEMARK_INSTALL_CMAKEDIR "${CMAKE_INSTALL_DATADIR}/cmake/tidemark" CACHE STRING "Where the CMake package goes")

foreach(floor IN ITEMS core linalg infer tidemark)
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
