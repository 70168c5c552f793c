// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/risk/quantile.hpp>

namespace tidemark::inline TIDEMARK_ABI::risk {

namespace detail {

constexpr core::complaint check_share(double share) noexcept {
    if (share >= 0 && share < 0.5) return {};
    return {"share", share, "a number in [0, 0.5)"};
}

}

/// The mean of what is left when a share of the observations is taken from either end.
///
/// Formula: mean of the ascending x[k], ..., x[n-1-k], k = floor(n share)
/// Input:   any series
/// Value:   unit of the series
/// No data: NaN
/// Errors:  share outside [0, 0.5)
/// Cost:    a visit of the values in the window a row
/// Source:  Tukey (1962), The future of data analysis
struct trimmed_mean {
    double share = 0.1;  ///< of the observations, at each end

    constexpr core::complaint check() const noexcept { return detail::check_share(share); }
    template <core::ordered_window W>
    constexpr double lower(const W& ascending) const noexcept {
        const std::size_t n = ascending.size();
        if (n == 0) return core::nan;
        const std::size_t cut = core::lesser(trimmed(static_cast<double>(n)), (n - 1) / 2);
        const double middle = ascending[n / 2];
        double sum = 0;
        std::size_t seen = 0;
        core::visit_smallest(ascending, n - cut,
                             [&](double x) { sum += seen++ < cut || x == middle ? 0 : x - middle; });
        return middle + sum / static_cast<double>(n - 2 * cut);
    }

private:
    // A whole number that the product misses by rounding alone counts as reached, as in quantiles.
    constexpr std::size_t trimmed(double n) const noexcept {
        const double exactly = core::product(n, share);
        return static_cast<std::size_t>(exactly + core::product(0x4p-52, core::larger(exactly, 1)));
    }
};

/// The mean of the observations when those beyond a quantile at either end are moved to it.
///
/// Formula: mean of min(max(x, q), Q), q and Q the linear (type 7) quantiles at `share` and 1 - share
/// Input:   any series
/// Value:   unit of the series
/// No data: NaN
/// Errors:  share outside [0, 0.5)
/// Cost:    a visit of the values in the window a row
/// Source:  Dixon (1960), Simplified estimation from censored normal samples
struct winsorized_mean {
    double share = 0.1;  ///< of the observations, at each end

    constexpr core::complaint check() const noexcept { return detail::check_share(share); }
    template <core::ordered_window W>
    constexpr double lower(const W& ascending) const noexcept {
        const std::size_t n = ascending.size();
        if (n == 0) return core::nan;
        const quantile_position place = locate_quantile(share, n, quantile_type::linear);
        const auto quantile = [place](auto at) {
            const double outer = at(place.below);
            return place.weight == 0 ? outer : between(outer, at(place.below + 1), place.weight);
        };
        const double low = quantile([&](std::size_t k) { return ascending[k]; });
        const double high = quantile([&](std::size_t k) { return ascending[n - 1 - k]; });
        const double middle = ascending[n / 2];
        double sum = 0;
        core::visit_smallest(ascending, n, [&](double x) {
            const double moved = core::smaller(core::larger(x, low), high);
            sum += moved == middle ? 0 : moved - middle;
        });
        return middle + sum / static_cast<double>(n);
    }
};

}
