// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/error.hpp>
#include <tidemark/core/numeric.hpp>
#include <tidemark/gauge/detail/window_prices.hpp>
#include <tidemark/gauge/members.hpp>
#include <tidemark/index/known_market.hpp>
#include <tidemark/index/market_days.hpp>
#include <tidemark/index/required.hpp>
#include <tidemark/risk/mean_absolute_deviation.hpp>
#include <tidemark/risk/range.hpp>
#include <tidemark/risk/standard_deviation.hpp>
#include <tidemark/run/whole.hpp>

#include <cstddef>
#include <span>
#include <vector>

namespace tidemark::inline TIDEMARK_ABI::gauge {

/// The spread of a cross-section: its best return less its worst. It grows with the number of assets, so that those of
/// universes of different size are not to be compared.
///
/// Formula: max(r) - min(r)
/// Input:   a return of each asset over the same time
/// Value:   unit of the returns, 0 or more
/// No data: NaN without a return; assets without one (NaN) are left out
/// Source:  -
inline double cross_sectional_spread(std::span<const double> returns) { return run::whole(risk::range{}, returns); }

/// The standard deviation of a cross-section.
///
/// Formula: sqrt(sum((r - mean)^2) / (n - ddof))
/// Input:   a return of each asset over the same time
/// Value:   unit of the returns, 0 or more
/// No data: NaN with no more than ddof returns; assets without one (NaN) are left out
/// Errors:  std::invalid_argument for a ddof that is negative or not finite
/// Source:  -
inline double cross_sectional_standard_deviation(std::span<const double> returns, double ddof = 1) {
    return run::whole(risk::standard_deviation{.ddof = ddof}, returns);
}

/// The mean absolute deviation of a cross-section from its mean.
///
/// Formula: mean(abs(r - mean))
/// Input:   a return of each asset over the same time
/// Value:   unit of the returns, 0 or more
/// No data: NaN without a return; assets without one (NaN) are left out
/// Source:  -
inline double cross_sectional_mean_absolute_deviation(std::span<const double> returns) {
    return run::whole(risk::mean_absolute_deviation{}, returns);
}

enum class dispersion : unsigned char { best_less_worst, standard_deviation, mean_absolute_deviation };

/// How far the members of a market went apart over a window.
///
/// Formula: max(r) - min(r), sd(r) or mean(abs(r - mean)), with r_i = P_i(t) / P_i(t - window) - 1
/// Input:   closes of a market; who belongs to it, asked at the start of the window or at its end
/// Value:   fraction, 0 or more
/// No data: a member without a price at one end of the window is left out; NaN where nobody is left, and for the
///          standard deviation with no more than ddof members
/// Errors:  std::invalid_argument for a window below 1, and for a ddof that is negative or not finite
/// Cost:    that of the members
/// Source:  -
struct cross_sectional_dispersion {
    members_rule members;
    index::market_days window;
    index::required<membership_date> membership;
    index::required<dispersion> measure;
    double ddof = 1;  ///< of the standard deviation
    index::checked parameters = check();

    index::checked check() const {
        if (!(ddof >= 0 && core::is_finite(ddof))) core::refuse("ddof", ddof, "a finite number, zero or more");
        return {};
    }

    double operator()(const index::known_market& known) const {
        const std::vector<double> all = returns(known);
        switch (measure) {
            case dispersion::best_less_worst: return cross_sectional_spread(all);
            case dispersion::standard_deviation: return cross_sectional_standard_deviation(all, ddof);
            case dispersion::mean_absolute_deviation: return cross_sectional_mean_absolute_deviation(all);
        }
        return core::nan;
    }

    /// Those that it is made of, NaN for a member that is left out.
    std::vector<double> returns(const index::known_market& known) const {
        std::vector<double> all;
        for (const std::size_t asset : detail::members_over(members, membership, window.count(), known)) {
            all.push_back(known.price(asset) / known.price(asset, window.count()) - 1);
        }
        return all;
    }
};

}
