// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/corr/hayashi_yoshida.hpp>

#include <vector>

namespace tidemark::inline TIDEMARK_ABI::corr {

/// How two markets correlate where one is read later than the other, and by how much the first seems to lead.
struct lead_lag_curve {
    std::vector<double> offsets;       ///< how much later y is read
    std::vector<double> correlations;  ///< at these
    double lead_time;                  ///< where the correlation is largest in size: above 0, x leads
    double correlation;                ///< there
    double lead_lag_ratio;             ///< above 1, x leads
};

/// The lead-lag curve of two markets that trade at different times.
///
/// The curve tells no cause, and a clock that runs late looks as a lead does: times must be those of the trades, and
/// prices that stand still (a shut market) must not be repeated.
///
/// Formula: r(h) = hayashi_yoshida_correlation(x, y, h); lead_time = argmax |r(h)|, of equal ones that nearest to 0;
///          lead_lag_ratio = sum of r(h)^2 over h > 0 / sum of r(h)^2 over h < 0
/// Input:   two series of prices, and ascending offsets in the unit of the times; the ratio means something on offsets
///          that are as many and as far on either side of 0
/// Value:   correlations at the offsets, the time by which x leads, and the ratio
/// No data: NaN with fewer than 2 prices on either side or a constant one; the ratio without offsets on both sides
/// Errors:  std::invalid_argument for no offset, or one that is not finite or not above the one before it
/// Cost:    O(n + m) an offset
/// Source:  Hoffmann, Rosenbaum and Yoshida (2013), Estimation of the lead-lag parameter from non-synchronous data;
///          Huth and Abergel (2014), High frequency lead/lag relationships
template <core::readable R>
lead_lag_curve hayashi_yoshida_lead_lag(const asynchronous_prices& x, const asynchronous_prices& y, const R& offsets) {
    const auto grid = core::as_sample(offsets);
    if (grid.size() == 0) core::refuse("number of offsets", grid.size(), "at least 1");
    for (std::size_t k = 0; k < grid.size(); ++k) {
        const auto entry = [&] { return "offsets[" + std::to_string(k) + "]"; };
        if (!core::is_finite(grid[k])) core::refuse(entry(), grid[k], "a finite time");
        if (k > 0 && !(grid[k] > grid[k - 1]))
            core::refuse(entry(), grid[k], "a time after " + core::text_of(grid[k - 1]));
    }
    lead_lag_curve curve{{}, {}, core::nan, core::nan, core::nan};
    double ahead = 0, behind = 0;
    for (std::size_t k = 0; k < grid.size(); ++k) {
        const double h = grid[k], r = hayashi_yoshida_correlation(x, y, h);
        curve.offsets.push_back(h);
        curve.correlations.push_back(r);
        if (h > 0) ahead += r * r;
        if (h < 0) behind += r * r;
        const double size = std::fabs(r), best = std::fabs(curve.correlation);
        const bool first = core::is_missing(best) && !core::is_missing(r);
        if (first || size > best || (size == best && std::fabs(h) < std::fabs(curve.lead_time))) {
            curve.lead_time = h;
            curve.correlation = r;
        }
    }
    if (grid[0] < 0 && grid[grid.size() - 1] > 0) curve.lead_lag_ratio = ahead / behind;
    return curve;
}

}
