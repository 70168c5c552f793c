// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/contract.hpp>
#include <tidemark/risk/convention.hpp>
#include <tidemark/state/newest_among.hpp>

namespace tidemark::inline TIDEMARK_ABI::gauge {

/// A band about the mean of a window, and where in it the newest observation stands.
struct bollinger_values {
    double middle = core::nan;
    double upper = core::nan;
    double lower = core::nan;
    double percent_b = core::nan;  ///< 0 at the lower band, 1 at the upper, beyond them outside
    double bandwidth = core::nan;  ///< as a fraction of the middle
};

/// Bollinger's bands: some standard deviations to either side of the moving average. Rolling over 20 rows gives his.
///
/// Formula:  middle = mean(x); upper, lower = middle +- width sd; percent_b = (x_n - lower) / (upper - lower);
///           bandwidth = (upper - lower) / middle, with sd = sqrt(sum((x - mean)^2) / (n - ddof))
/// Input:    prices or levels; missing ones are left out
/// Value:    middle, upper and lower in the unit of the series, percent_b and bandwidth as fractions
/// No data:  NaN, all but the middle with no more than ddof observations; equal ones: no width, and percent_b 0/0
/// Errors:   width not positive, ddof negative
/// Rounding: about an observation of the window, so that bands do not collapse where the price dwarfs its spread
/// Source:   Bollinger (2001), Bollinger on Bollinger Bands, who takes the population's deviation (ddof 0), as TA-Lib
///           does; pandas' rolling std has ddof 1
struct bollinger_bands {
    double width = 2;  ///< in standard deviations
    double ddof = 0;

    using state = tidemark::state::newest_among;

    constexpr core::complaint check() const noexcept {
        if (!(width > 0 && core::is_finite(width))) return {"width", width, "a positive number"};
        return risk::check_ddof(ddof);
    }
    bollinger_values lower(const state& s) const noexcept {
        const double middle = s.all.mean(), reach = width * core::sqrt(s.all.variance(ddof));
        return {middle, middle + reach, middle - reach, 0.5 + s.deviation() / (2 * reach), 2 * reach / middle};
    }
};

}
