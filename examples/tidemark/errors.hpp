// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <stdexcept>

namespace program {

/// The data cannot answer, or cannot be read or written: the program ends with exit code 1.
struct data_error : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// The program was asked wrongly: exit code 2.
struct usage_error : std::runtime_error {
    using std::runtime_error::runtime_error;
};

}
