// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/contract.hpp>

#include <cmath>

namespace tidemark::inline TIDEMARK_ABI::core {

/// How fast the past is forgotten: each row weighs `factor` times what the next one weighs. Made by the name of the
/// measure that the user thinks in; there is no default. A wrong measure is told by `check`.
class decay {
public:
    /// The factor itself, often called lambda: 0 (only the last row counts) to less than 1.
    static constexpr decay factor(double lambda) noexcept {
        return {lambda, lambda >= 0 && lambda < 1, "factor", lambda, "a number in [0, 1)"};
    }
    /// The weight of the newest row in a long series: 1 - alpha is the factor.
    static constexpr decay alpha(double alpha) noexcept {
        return {1 - alpha, alpha > 0 && alpha <= 1, "alpha", alpha, "a number in (0, 1]"};
    }
    /// The number of rows of a moving average whose weights are as old on average: alpha = 2 / (span + 1).
    static constexpr decay span(double rows) noexcept {
        return {(rows - 1) / (rows + 1), rows >= 1 && is_finite(rows), "span", rows, "1 or more"};
    }
    /// The average age of the weights, in rows: alpha = 1 / (1 + centre).
    static constexpr decay centre_of_mass(double rows) noexcept {
        return {rows / (1 + rows), rows >= 0 && is_finite(rows), "centre_of_mass", rows, "0 or more"};
    }
    /// The age at which a weight has halved, in rows: factor = 2^(-1 / half_life).
    static decay half_life(double rows) noexcept {
        return {std::exp2(-1 / rows), rows > 0 && is_finite(rows), "half_life", rows, "a positive number"};
    }
    /// Wilder's smoothing over so many rows: alpha = 1 / rows.
    static constexpr decay wilder(double rows) noexcept {
        return {(rows - 1) / rows, rows >= 1 && is_finite(rows), "wilder", rows, "1 or more"};
    }

    constexpr double factor() const noexcept { return factor_; }
    /// The measure by whose name it was made, "half_life", and what was given for it.
    constexpr const char* measure() const noexcept { return given_.argument; }
    constexpr double given() const noexcept { return given_.value; }
    constexpr complaint check() const noexcept { return valid_ ? complaint{} : given_; }

private:
    constexpr decay(double factor, bool valid, const char* measure, double given, const char* expected) noexcept
        : factor_{factor}, valid_{valid}, given_{measure, given, expected} {}

    double factor_;
    bool valid_;
    complaint given_;  // it is one when the measure is not valid
};

}
