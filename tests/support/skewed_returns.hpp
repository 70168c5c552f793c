// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <random>
#include <vector>

namespace tidemark::support {

/// Returns mean + 0.01 (z + skew z^2), z normal: with fat tails on the side of `skew`.
inline std::vector<double> skewed_returns(std::size_t n, double mean, double skew, std::uint64_t seed) {
    std::mt19937_64 random{seed};
    std::normal_distribution<double> normal;
    std::vector<double> r(n);
    for (double& v : r) {
        const double z = normal(random);
        v = mean + 0.01 * (z + skew * z * z);
    }
    return r;
}

}
