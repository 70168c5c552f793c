// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/pairs.hpp>
#include <tidemark/infer/surrogates.hpp>
#include <tidemark/run/whole.hpp>

#include <concepts>
#include <cstddef>
#include <span>
#include <string>
#include <type_traits>
#include <vector>

namespace tidemark::inline TIDEMARK_ABI::infer {

/// What speaks against chance: a statistic above those of the surrogates, below them, or either.
enum class tail { upper, lower, both };

/// A statistic of two series beside what it is by chance.
struct surrogate_significance {
    double observed = core::nan;
    double mean = core::nan;                ///< of the surrogates: what is to be expected by chance
    double standard_deviation = core::nan;  ///< of the surrogates, by their number
    double p_value = core::nan;             ///< ties count against the finding: never too small
    double mid_p_value = core::nan;         ///< ties count by half: right on average where p_value is too large
    std::size_t above = 0;                  ///< surrogates with a larger statistic
    std::size_t equal = 0;                  ///< and with the same
    std::size_t surrogates = 0;
    std::size_t rows = 0;  ///< rows on which both series are observed
};

/// Whether two series have more to do with each other than chance: a statistic of them, beside the same statistic of
/// the first with surrogates of the second, which move as it did at other times.
///
/// With circular shifts, the default, either series may be autocorrelated, and nothing is random. The series have to be
/// stationary, such as returns: a statistic of levels makes them from returns by itself, as `gauge::co_peak_count`
/// does, for levels shifted against each other would take a common trend for chance.
///
/// Formula: p = (1 + surrogates with a statistic at least as large) / (1 + surrogates); `tail::lower` at most as large;
///          `tail::both` twice the smaller, at most 1; mid-p takes half of the equal ones, the observed one included
/// Input:   a statistic: a metric of pairs, or what is called with two spans of equal length; two series, on the same
///          rows, in time order; rows on which either is missing are left out
/// Value:   p-values, and what the surrogates have shown
/// No data: NaN where the statistic, or that of any surrogate, is NaN or infinite
/// Errors:  std::invalid_argument for lengths that differ, fewer than 2 rows, and those of statistic and surrogates
/// Cost:    as many statistics as there are surrogates: n - 1 with circular shifts
/// Source:  Davison and Hinkley (1997), Bootstrap methods and their application, ch. 4, for p; Lancaster (1961) for
///          mid-p
template <surrogate_scheme Surrogates = circular_shifts>
struct surrogate_test {
    Surrogates surrogates{};
    tail rejects = tail::upper;

    constexpr core::complaint check() const noexcept { return surrogates.check(); }

    template <class Statistic, core::readable X, core::readable Y>
    surrogate_significance operator()(const Statistic& statistic, const X& x, const Y& y) const {
        if (const core::complaint wrong = check(); wrong.argument != nullptr)
            core::refuse(wrong.argument, wrong.value, wrong.expected);
        std::vector<double> first, second;
        const auto rows = core::pairs(x, y);
        for (std::size_t i = 0; i < rows.size(); ++i) {
            if (core::is_missing(rows[i])) continue;
            first.push_back(rows[i].x);
            second.push_back(rows[i].y);
        }
        if (first.size() < 2) core::refuse("number of rows on which both are observed", first.size(), "2 or more");
        return compared(statistic, first, second);
    }

private:
    template <class Statistic>
    static double value(const Statistic& statistic, std::span<const double> x, std::span<const double> y) {
        if constexpr (std::is_invocable_r_v<double, const Statistic&, std::span<const double>, std::span<const double>>)
            return statistic(x, y);
        else
            return run::whole(statistic, core::pairs(x, y));
    }

    template <class Statistic>
    surrogate_significance compared(const Statistic& statistic, std::span<const double> x,
                                    std::span<const double> y) const {
        surrogate_significance found{.observed = value(statistic, x, y)};
        found.rows = x.size();
        found.surrogates = surrogates.count(x.size());
        std::vector<double> surrogate(y.size());
        double sum = 0, squares = 0;  // of deviations from what was observed
        for (std::size_t k = 0; k < found.surrogates; ++k) {
            surrogates.make(k, y, surrogate);
            const double deviation = value(statistic, x, surrogate) - found.observed;
            sum += deviation;
            squares += deviation * deviation;
            found.above += deviation > 0 ? 1 : 0;
            found.equal += deviation == 0 ? 1 : 0;
        }
        if (core::is_missing(sum)) {  // some statistic did not answer
            found.above = found.equal = 0;
            return found;
        }
        const double n = static_cast<double>(found.surrogates), mean = sum / n;
        found.mean = found.observed + mean;
        found.standard_deviation = core::sqrt(core::larger(squares / n - mean * mean, 0));
        const double above = static_cast<double>(found.above), tied = static_cast<double>(found.equal) + 1,
                     below = n + 1 - above - tied;
        found.p_value = in_tail((above + tied) / (n + 1), (below + tied) / (n + 1));
        found.mid_p_value = in_tail((above + tied / 2) / (n + 1), (below + tied / 2) / (n + 1));
        return found;
    }

    constexpr double in_tail(double upper, double lower) const noexcept {
        if (rejects == tail::both) return core::smaller(2 * core::smaller(upper, lower), 1);
        return rejects == tail::upper ? upper : lower;
    }
};

}
