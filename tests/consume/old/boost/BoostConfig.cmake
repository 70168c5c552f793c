# SPDX-License-Identifier: BSL-1.0
# A Boost that is too old.
add_library(Boost::headers INTERFACE IMPORTED)
