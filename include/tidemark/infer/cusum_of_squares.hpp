// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/infer/cusum_test.hpp>

namespace tidemark::inline TIDEMARK_ABI::infer {

/// Has the variance of a series changed, at a date that nobody names beforehand?
///
/// Formula:  max over j of |C_j - j C_n / n| / (d sqrt(n)), C_j the sum of the first j squares; d^2 for `normal` rows
///           2 s^4, s^2 = C_n / n: the statistic of Inclan and Tiao, max sqrt(n / 2) |C_j / C_n - j / n|; for
///           `independent` ones m_4 - s^4: kappa-1; for `dependent` ones c_0 + 2 sum over 0 < h < bandwidth of
///           (1 - h / bandwidth) c_h, c_h the autocovariances of the squares: kappa-2
/// Input:    a series of 20 rows or more in order of time; missing rows are left out, and the others close up; what is
///           known of them: returns are fat in the tails and their squares depend on those before, so that a test for
///           normal ones rejects too often; about which number their squares are; bandwidth, read for `dependent`
///           alone: 0 for the rule of Newey and West
/// Value:    the statistic, and the probability that a Brownian bridge goes as far; the row after which the statistic
///           is largest, the first of equals, and the variances before and from it about the same number. Of normal
///           rows each is true to its level from 500 rows. At a level of 5 % kappa rejects in 3.5 % of samples of
///           Student's t with 5 degrees, and kappa-2 in 15 % of 500 rows whose volatility lasts for weeks
/// No data:  NaN, and position 0, when the squares are all equal or one of them is infinite
/// Errors:   std::invalid_argument for fewer than 20 observed rows, or a bandwidth above their number
/// Cost:     O(n), `dependent` O(n bandwidth)
/// Source:   Inclan and Tiao (1994), Use of cumulative sums of squares for retrospective detection of changes of
///           variance; Sanso, Arago and Carrion (2004), Testing for changes in the unconditional variance of financial
///           time series
struct cusum_of_squares {
    static constexpr std::size_t least_rows = cusum_test::least_rows;

    enum class rows_are { normal, independent, dependent };
    enum class about { mean, zero };

    rows_are assumed = rows_are::dependent;
    about centre = about::mean;
    std::size_t bandwidth = 0;
    bridge_path path = bridge_path::sampled;

    template <core::readable X>
    cusum_break operator()(const X& x) const {
        detail::observed_rows rows{core::as_sample(x), least_rows};
        if (bandwidth > rows.size())
            core::refuse("bandwidth", bandwidth, "at most the number of rows, " + std::to_string(rows.size()));
        if (centre == about::mean) detail::centre(rows.rows);
        for (double& r : rows.rows) r *= r;
        const double variance = detail::centre(rows.rows);
        const std::size_t lags = assumed != rows_are::dependent ? 1
                                 : bandwidth == 0               ? detail::newey_west_bandwidth(rows.rows)
                                                                : bandwidth;
        const double spread = detail::long_run_variance(rows.rows, lags);
        const double assumed_spread = assumed == rows_are::normal && spread > 0 ? 2 * variance * variance : spread;
        return detail::broken(rows, variance, assumed_spread, lags, path);
    }
};

}
