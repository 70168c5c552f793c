# SPDX-License-Identifier: BSL-1.0
set(VCPKG_BUILD_TYPE release) # header-only

# As an overlay the port lies in a checkout and installs that. From a registry it comes alone and fetches the release
# from where the repository is published, which whoever publishes it writes here, or a triplet sets.
if(NOT DEFINED TIDEMARK_URL)
    set(TIDEMARK_URL "")
endif()
get_filename_component(SOURCE_PATH "${CMAKE_CURRENT_LIST_DIR}/../../../../.." ABSOLUTE)
if(NOT EXISTS "${SOURCE_PATH}/include/tidemark/core/version.hpp")
    if(TIDEMARK_URL STREQUAL "")
        message(FATAL_ERROR "TIDEMARK_URL is empty, expected where the repository of Tidemark is published: "
            "set it in the triplet, or use this port as an overlay from a checkout")
    endif()
    vcpkg_from_git(OUT_SOURCE_PATH SOURCE_PATH URL "${TIDEMARK_URL}" REF "v${VERSION}" FETCH_REF "v${VERSION}")
endif()

vcpkg_cmake_configure(SOURCE_PATH "${SOURCE_PATH}"
    OPTIONS
        -DTIDEMARK_INSTALL=ON
        -DTIDEMARK_BUILD_TESTS=OFF
        -DTIDEMARK_BUILD_BENCHMARKS=OFF
        -DTIDEMARK_BUILD_EXAMPLES=OFF)
vcpkg_cmake_install()
vcpkg_cmake_config_fixup(CONFIG_PATH share/cmake/tidemark)
vcpkg_fixup_pkgconfig()
vcpkg_install_copyright(FILE_LIST "${SOURCE_PATH}/LICENSE")
