# SPDX-License-Identifier: BSL-1.0
# An Eigen that is too old.
set(Eigen3_VERSION 3.3.9)
add_library(Eigen3::Eigen INTERFACE IMPORTED)
