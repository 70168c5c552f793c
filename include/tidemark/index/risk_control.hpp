// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/contract.hpp>
#include <tidemark/core/date.hpp>
#include <tidemark/core/error.hpp>
#include <tidemark/core/frequency.hpp>
#include <tidemark/index/detail/expectations.hpp>
#include <tidemark/index/leverage.hpp>
#include <tidemark/index/required.hpp>
#include <tidemark/index/track.hpp>
#include <tidemark/risk/riskmetrics_volatility.hpp>

#include <cstddef>
#include <span>
#include <vector>

namespace tidemark::inline TIDEMARK_ABI::index {

/// A risk-controlled index, from the first close at which an exposure is known.
struct controlled_levels {
    std::vector<core::date> dates;
    std::vector<double> levels;
    std::vector<double> exposures;  ///< held from this close to the next one
};

/// An index whose exposure is such that its volatility would be the target, were it what it was some days ago.
///
/// Formula: C_t = C_(t-1) (1 + k r_t - (k - 1) b_(t-1) days / days_per_year), from C = L at the first close;
///   k = min(max_exposure, target / sigma_(t - lag)), sigma the RiskMetrics volatility of the returns up to that one
/// Input: ascending dates and as many levels; with financing for each, or without, where what is not invested earns
///   nothing and what is borrowed costs nothing
/// Value: levels from the close `lag` rows after the first; none where there are no more rows than that. Equal
///   levels have no volatility and the greatest exposure. A level that would fall below zero is zero, and stays so
/// Errors: std::invalid_argument for a target or exposure that is not positive and finite, lambda outside [0, 1), a
///   lag below 1, lengths that differ, dates out of order, a level that is not positive and finite, a rate that is not
///   finite
/// Rounding: that of riskmetrics_volatility, and eight units in the last place a day
/// Cost: O(n)
/// Source: S&P Dow Jones Indices, Index Mathematics Methodology (risk control indices)
struct risk_control {
    required<double> target_volatility;  ///< fraction per square root of a year
    required<double> max_exposure;       ///< 1.5 borrows half as much again
    required<double> lambda;             ///< weight of yesterday's variance, usually 0.94
    required<int> lag;                   ///< in rows: 1 trades at the close that it reads, 2 at the next one
    core::frequency periods_per_year;

    controlled_levels operator()(std::span<const core::date> dates, std::span<const double> levels,
                                 const financing& cost) const {
        detail::require_dated_levels(dates, levels);
        detail::require_financing(cost, levels.size());
        return chained(dates, levels, [&](std::size_t close) { return detail::interest(cost, dates, close); });
    }
    controlled_levels operator()(std::span<const core::date> dates, std::span<const double> levels) const {
        detail::require_dated_levels(dates, levels);
        return chained(dates, levels, [](std::size_t) { return 0.0; });
    }
    controlled_levels operator()(const track& t, const financing& cost) const {
        return (*this)(t.dates, t.levels, cost);
    }
    controlled_levels operator()(const track& t) const { return (*this)(t.dates, t.levels); }

private:
    template <class Interest>
    controlled_levels chained(std::span<const core::date> dates, std::span<const double> levels,
                              const Interest& interest) const {
        const risk::riskmetrics_volatility volatility{.periods_per_year = periods_per_year, .lambda = lambda};
        require_parameters(volatility.check());
        const auto first = static_cast<std::size_t>(lag);
        const auto return_of = [&](std::size_t t) { return levels[t] / levels[t - 1] - 1; };
        controlled_levels result;
        if (levels.size() <= first) return result;
        risk::riskmetrics_volatility::state known;
        double level = levels[first];
        for (std::size_t t = first; t < levels.size(); ++t) {
            if (t > first) level = detail::geared(level, result.exposures.back(), return_of(t), interest(t - 1));
            core::absorb(volatility, known, return_of(t - first + 1));
            result.dates.push_back(dates[t]);
            result.levels.push_back(level);
            result.exposures.push_back(core::smaller(target_volatility / volatility.lower(known), max_exposure));
        }
        return result;
    }

    void require_parameters(const core::complaint& about_volatility) const {
        detail::require_positive("target_volatility", target_volatility);
        detail::require_positive("max_exposure", max_exposure);
        if (lag < 1) core::refuse("lag", lag, "1 or more");
        if (about_volatility.argument != nullptr) {
            core::refuse(about_volatility.argument, about_volatility.value, about_volatility.expected);
        }
    }
};

}
