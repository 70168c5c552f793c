// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/date.hpp>
#include <tidemark/index/detail/expectations.hpp>
#include <tidemark/index/required.hpp>
#include <tidemark/index/track.hpp>

#include <cstddef>
#include <span>
#include <vector>

namespace tidemark::inline TIDEMARK_ABI::index {

/// What borrowed money costs and what idle money earns: overnight rates, simple, as annual fractions, each known at its
/// close and paid for all calendar days to the next one, three of them over a weekend.
struct financing {
    std::span<const double> rates;   ///< one for each close; the last is not looked at
    required<double> days_per_year;  ///< 360 in most money markets, 365 in some
};

namespace detail {

/// The exposure over one period with what it costs to hold, on a level that ends at zero and stays there.
constexpr double geared(double level, double exposure, double period_return, double interest) noexcept {
    const double growth = 1 + exposure * period_return - (exposure - 1) * interest;
    return growth > 0 ? level * growth : 0;
}

inline void require_financing(const financing& f, std::size_t closes) {
    require_known_at_closes("rates", f.rates, closes);
    require_positive("days_per_year", f.days_per_year);
}

/// Interest from one close to the next.
inline double interest(const financing& f, std::span<const core::date> dates, std::size_t close) noexcept {
    return f.rates[close] * (dates[close + 1] - dates[close]) / f.days_per_year;
}

}

/// A constant multiple of each day's return, less what the borrowed part costs; with a negative multiple the index is
/// inverse and earns interest on what was sold and on its own capital.
///
/// Formula: K_t = K_(t-1) (1 + k r_t - (k - 1) b_(t-1) days / days_per_year), from K_0 = L_0; r_t = L_t / L_(t-1) - 1
/// Input: ascending dates and as many levels, financing for each; or levels alone, where borrowing is free
/// Value: as many levels; none for none. The multiple is set anew at every close, so that over more days the return
///   is no multiple of the index's. A level that would fall below zero is zero, and stays so: whoever begins anew
///   begins another series
/// Errors: std::invalid_argument for a multiple or rate that is not finite, lengths that differ, dates out of order, a
///   level or number of days that is not positive and finite
/// Rounding: at most eight units in the last place of the day's greatest term, each day
/// Source: S&P Dow Jones Indices, Index Mathematics Methodology (leveraged and inverse indices)
struct leveraged {
    required<double> multiple;  ///< 2, 3, -1, -2

    std::vector<double> operator()(std::span<const core::date> dates, std::span<const double> levels,
                                   const financing& cost) const {
        detail::require_dated_levels(dates, levels);
        detail::require_financing(cost, levels.size());
        return chained(levels, [&](std::size_t close) { return detail::interest(cost, dates, close); });
    }
    std::vector<double> operator()(std::span<const double> levels) const {
        detail::require_positive("levels", levels);
        return chained(levels, [](std::size_t) { return 0.0; });
    }
    std::vector<double> operator()(const track& t, const financing& cost) const {
        return (*this)(t.dates, t.levels, cost);
    }
    std::vector<double> operator()(const track& t) const { return (*this)(t.levels); }

private:
    template <class Interest>
    std::vector<double> chained(std::span<const double> levels, const Interest& interest) const {
        detail::require_finite("multiple", multiple);
        std::vector<double> result(levels.begin(), levels.end());
        for (std::size_t t = 1; t < levels.size(); ++t) {
            result[t] = detail::geared(result[t - 1], multiple, levels[t] / levels[t - 1] - 1, interest(t - 1));
        }
        return result;
    }
};

}
