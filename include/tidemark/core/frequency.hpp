// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/contract.hpp>

#include <concepts>

namespace tidemark::inline TIDEMARK_ABI::core {

/// How many periods make a year: 365 for a market that never shuts, 252 for an exchange, 12 for months, 1 to stay per
/// period. There is no default and none is guessed: a metric that needs it does not compile without it.
class frequency {
public:
    template <class N>
        requires(std::integral<N> || std::floating_point<N>) && (!std::same_as<N, bool>)
    constexpr frequency(N periods_per_year) noexcept  // NOLINT(google-explicit-constructor): `= 365` is how it reads
        : periods_per_year_{static_cast<double>(periods_per_year)} {}

    constexpr double value() const noexcept { return periods_per_year_; }

    constexpr complaint check() const noexcept {
        if (periods_per_year_ > 0 && is_finite(periods_per_year_)) return {};
        return {"periods_per_year", periods_per_year_, "a positive number"};
    }

private:
    double periods_per_year_;
};

}
