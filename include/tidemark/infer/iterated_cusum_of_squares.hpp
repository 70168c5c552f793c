// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/contract.hpp>
#include <tidemark/infer/cusum_of_squares.hpp>

#include <span>

namespace tidemark::inline TIDEMARK_ABI::infer {

/// A stretch of one variance.
struct variance_stretch {
    std::size_t position = 0;  ///< the caller's row with which it begins
    std::size_t rows = 0;      ///< observed
    double variance = core::nan;
};

/// The stretches of constant variance of a series, however many: the test for one break again and again.
///
/// Formula:  the test on all rows, on those before the break that it finds, as long as it finds one, and on those after
///           it likewise, which gives the first and the last break; then the same between these two. At last each break
///           is tested on the rows between its neighbours, until all that are left stand
/// Input:    a series of 20 rows or more in order of time; missing rows are left out, and the others close up; the test
///           (about its mean: that of all rows); the level of each test, to which the chance of a false break in a long
///           series is close for normal rows
/// Value:    the stretches in their order, at least one, and their variances about the same number
/// No data:  one stretch of variance NaN for an infinite value; a stretch of fewer than 20 rows is not tested again
/// Errors:   std::invalid_argument for fewer than 20 observed rows, a bandwidth above 20, a level outside (0, 1)
/// Cost:     that of the test, about twice for each break
/// Source:   Inclan and Tiao (1994), Use of cumulative sums of squares for retrospective detection of changes of
///           variance; Sanso, Arago and Carrion (2004), Testing for changes in the unconditional variance of financial
///           time series
struct iterated_cusum_of_squares {
    cusum_of_squares test{};
    double level = 0.05;

    constexpr core::complaint check() const noexcept {
        if (!(level > 0 && level < 1)) return {"level", level, "a probability above 0 and below 1"};
        if (test.bandwidth > cusum_of_squares::least_rows)
            return {"bandwidth", static_cast<double>(test.bandwidth), "at most 20, the rows of the shortest stretch"};
        return {};
    }

    template <core::readable X>
    std::vector<variance_stretch> operator()(const X& x) const {
        if (const core::complaint c = check(); c.argument != nullptr) core::refuse(c.argument, c.value, c.expected);
        detail::observed_rows observed{core::as_sample(x), cusum_of_squares::least_rows};
        if (test.centre == cusum_of_squares::about::mean) detail::centre(observed.rows);
        const std::vector<std::size_t> ends = confirmed(observed.rows, candidates(observed.rows));

        std::vector<variance_stretch> stretches;
        for (std::size_t i = 0; i + 1 < ends.size(); ++i) {
            double squares = 0;
            for (std::size_t t = ends[i]; t < ends[i + 1]; ++t) squares += observed.rows[t] * observed.rows[t];
            const std::size_t rows = ends[i + 1] - ends[i];
            const double variance = squares / static_cast<double>(rows);
            stretches.push_back({observed.positions[ends[i]], rows, core::is_finite(variance) ? variance : core::nan});
        }
        return stretches;
    }

private:
    static constexpr std::size_t none = static_cast<std::size_t>(-1);

    /// The row with which a new variance begins between two rows; none where the test finds none.
    std::size_t between(const std::vector<double>& rows, std::size_t first, std::size_t last) const {
        if (last - first < cusum_of_squares::least_rows) return none;
        cusum_of_squares about_zero = test;
        about_zero.centre = cusum_of_squares::about::zero;
        const cusum_break found = about_zero(std::span{rows}.subspan(first, last - first));
        return found.p_value < level ? first + found.position : none;
    }

    /// Both ends of the sample and what is found from the outside to the inside.
    std::vector<std::size_t> candidates(const std::vector<double>& rows) const {
        std::vector<std::size_t> early{0}, late{rows.size()};
        std::size_t first = 0, last = rows.size();
        while (first < last) {
            const std::size_t found = between(rows, first, last);
            if (found == none) break;
            std::size_t lowest = found, highest = found;
            for (std::size_t k = found; k != none; k = between(rows, first, k)) lowest = k;
            for (std::size_t k = found; k != none; k = between(rows, k, last)) highest = k;
            early.push_back(lowest);
            if (highest != lowest) late.push_back(highest);
            first = lowest;
            last = highest;
        }
        early.insert(early.end(), late.rbegin(), late.rend());
        return early;
    }

    /// Each break where the test puts it between its neighbours, without those that it does not confirm.
    std::vector<std::size_t> confirmed(const std::vector<double>& rows, std::vector<std::size_t> ends) const {
        constexpr int most_rounds = 20;
        for (int round = 0; round < most_rounds; ++round) {
            std::vector<std::size_t> kept{0};
            for (std::size_t i = 1; i + 1 < ends.size(); ++i) {
                const std::size_t found = between(rows, ends[i - 1], ends[i + 1]);
                if (found != none && found > kept.back()) kept.push_back(found);
            }
            kept.push_back(rows.size());
            if (kept == ends) break;
            ends = std::move(kept);
        }
        return ends;
    }
};

}
