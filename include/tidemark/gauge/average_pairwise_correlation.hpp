// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/error.hpp>
#include <tidemark/core/numeric.hpp>
#include <tidemark/core/view.hpp>
#include <tidemark/gauge/detail/window_prices.hpp>
#include <tidemark/gauge/members.hpp>
#include <tidemark/index/known_market.hpp>
#include <tidemark/index/market_days.hpp>
#include <tidemark/index/required.hpp>

#include <concepts>
#include <cstddef>
#include <vector>

namespace tidemark::inline TIDEMARK_ABI::gauge {

/// The mean of the correlations between all pairs of columns, without a matrix: with columns that are centred and
/// scaled to length 1, the length of their sum tells it.
///
/// Formula: (|sum u_i|^2 - n) / (n (n - 1)), u_i = (x_i - mean x_i) / |x_i - mean x_i|: the mean of r_ij over i < j
/// Input:   a panel of returns, one column an asset
/// Value:   -1 / (n - 1) to 1 for n columns that count
/// No data: a column is left out that misses a return, since its correlations would not rest on the same rows, and one
///          whose squares of deviations sum to zero or to no finite number; NaN where fewer than two are left
/// Cost:    O(rows columns)
/// Source:  -
template <std::floating_point T>
double average_pairwise_correlation(const core::panel_view<T>& returns) {
    const std::size_t rows = returns.rows();
    std::vector<double> sum(rows, 0.0), own(rows);
    std::size_t columns = 0;
    for (std::size_t c = 0; c < returns.columns(); ++c) {
        const auto column = returns.column(c);
        // From the first: equal numbers are exactly zero.
        double total = 0;
        for (std::size_t i = 0; i < rows; ++i) total += own[i] = column[i] - column[0];
        const double mean = total / static_cast<double>(rows);
        double squares = 0;
        for (double& x : own) {
            x -= mean;
            squares += x * x;
        }
        if (!(squares > 0 && core::is_finite(squares))) continue;
        const double scale = 1 / core::sqrt(squares);
        for (std::size_t i = 0; i < rows; ++i) sum[i] += own[i] * scale;
        ++columns;
    }
    if (columns < 2) return core::nan;
    double length = 0;
    for (const double s : sum) length += s * s;
    const auto n = static_cast<double>(columns);
    return (length - n) / (n * (n - 1));
}

/// The mean of the correlations between the daily returns of all pairs of members of a market over a window.
///
/// Formula: mean of r_ij over i < j, of r_i(s) = P_i(s) / P_i(s - 1) - 1 on the days s of the window
/// Input:   closes of a market; who belongs to it, asked at the start of the window or at its end; how many returns
/// Value:   -1 / (n - 1) to 1 for n members that count
/// No data: a member counts that has a price on all window + 1 days, and not always the same return: all pairs rest on
///          the same days, and nothing is carried; NaN where fewer than two count
/// Errors:  std::invalid_argument for a window below 2
/// Cost:    O(window) a member
/// Source:  -
struct average_correlation_of_members {
    members_rule members;
    index::market_days window;
    index::required<membership_date> membership;
    index::checked parameters = check();

    index::checked check() const {
        if (window.count() < 2) core::refuse("window", window.count(), "2 days or more");
        return {};
    }

    double operator()(const index::known_market& known) const {
        const std::size_t rows = window.count();
        std::vector<double> returns;
        std::size_t columns = 0;
        for (const std::size_t asset : detail::members_over(members, membership, rows, known)) {
            for (std::size_t ago = rows; ago-- > 0;) {
                returns.push_back(known.price(asset, ago) / known.price(asset, ago + 1) - 1);
            }
            ++columns;
        }
        const core::panel_view<double> panel{returns.data(), rows, columns, core::storage::column_major};
        return average_pairwise_correlation(panel);
    }
};

}
