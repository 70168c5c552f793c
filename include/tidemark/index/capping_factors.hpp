// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/error.hpp>
#include <tidemark/core/numeric.hpp>

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace tidemark::inline TIDEMARK_ABI::index {

/// By what the supply of each member is to be multiplied so that its weight becomes the wanted one, the largest factor
/// being 1: capping factors, weighting adjustment factors.
///
/// Formula: A_i = (w_i / m_i) / max over j of (w_j / m_j)
/// Input: wanted weights w, zero or more, and the weights m without factors, positive; each of any sum
/// Errors: `std::invalid_argument` for other numbers, for different lengths, and where all wanted weights are zero
inline std::vector<double> capping_factors(std::span<const double> weights, std::span<const double> parent) {
    if (weights.size() != parent.size()) {
        core::refuse("number of parent weights", parent.size(),
                     "one for each weight, " + std::to_string(weights.size()));
    }
    std::vector<double> factors;
    factors.reserve(weights.size());
    double largest = 0;
    for (std::size_t i = 0; i < weights.size(); ++i) {
        const auto at = [&](const char* what) { return std::string{what} + " at position " + std::to_string(i); };
        if (!(weights[i] >= 0 && core::is_finite(weights[i]))) {
            core::refuse(at("weight"), weights[i], "a finite number, zero or more");
        }
        if (!(parent[i] > 0 && core::is_finite(parent[i]))) {
            core::refuse(at("parent weight"), parent[i], "a positive finite number");
        }
        factors.push_back(weights[i] / parent[i]);
        largest = core::larger(largest, factors.back());
    }
    if (!factors.empty() && !(largest > 0)) core::refuse("largest weight", largest, "a positive number");
    for (double& factor : factors) factor /= largest;
    return factors;
}

}
