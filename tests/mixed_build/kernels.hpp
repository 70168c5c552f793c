// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <string>
#include <vector>

/// What the kernels of one object say: how many lanes they have, what the linker calls a type of theirs, and their
/// answers, one vector for each.
struct spoken {
    std::size_t lanes;
    std::string symbol;
    std::vector<std::vector<double>> answers;
};

using measured = spoken(const std::vector<double>& x, const std::vector<double>& y, std::size_t window);

namespace baseline {
measured measure;
}
namespace avx2 {
measured measure;
}
namespace avx512 {
measured measure;
}
