// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/date.hpp>
#include <tidemark/core/years.hpp>
#include <tidemark/index/detail/expectations.hpp>
#include <tidemark/index/required.hpp>
#include <tidemark/index/track.hpp>

#include <cstddef>
#include <span>
#include <vector>

namespace tidemark::inline TIDEMARK_ABI::index {

/// Which incomes of a track are reinvested: distributions, staking rewards, or both.
enum class reinvested : unsigned char { ordinary, staking, both };

/// The index points of a track that are reinvested, day by day.
inline std::vector<double> incomes_of(const track& t, reinvested which) {
    detail::require_length("incomes", t.incomes.size(), "levels", t.levels.size());
    detail::require_length("staking_incomes", t.staking_incomes.size(), "levels", t.levels.size());
    if (which == reinvested::ordinary) return t.incomes;
    if (which == reinvested::staking) return t.staking_incomes;
    std::vector<double> both;
    both.reserve(t.incomes.size());
    for (std::size_t i = 0; i < t.incomes.size(); ++i) both.push_back(t.incomes[i] + t.staking_incomes[i]);
    return both;
}

/// Levels with incomes reinvested in the whole index on the day they are paid, after the tax that is withheld of them.
///
/// Formula: TR_t = TR_(t-1) (L_t + (1 - withholding) ID_t) / L_(t-1), from TR_0 = L_0
/// Input: levels; as many incomes in index points, each of its ex-date (that of the first day is in no return)
/// Value: as many levels; none for none
/// Errors: std::invalid_argument for a withholding outside [0, 1], lengths that differ, a level that is not positive
///   and finite, an income that is negative or not finite
/// Rounding: at most four units in the last place a day
/// Source: S&P Dow Jones Indices, Index Mathematics Methodology (total return calculations)
struct net_total_return {
    required<double> withholding;  ///< 0.30 keeps back 30 %

    std::vector<double> operator()(std::span<const double> levels, std::span<const double> incomes) const {
        detail::require_fraction("withholding", withholding);
        detail::require_length("incomes", incomes.size(), "levels", levels.size());
        detail::require_positive("levels", levels);
        detail::require_not_negative("incomes", incomes);
        std::vector<double> total(levels.begin(), levels.end());
        for (std::size_t t = 1; t < levels.size(); ++t) {
            total[t] = total[t - 1] * ((levels[t] + (1 - withholding) * incomes[t]) / levels[t - 1]);
        }
        return total;
    }
    std::vector<double> operator()(const track& t, reinvested which) const {
        return (*this)(t.levels, incomes_of(t, which));
    }
};

/// Levels with the whole incomes reinvested.
///
/// Formula: net_total_return with nothing withheld
/// Input: as net_total_return
/// Value: as net_total_return
/// Errors: as net_total_return
/// Source: as net_total_return
struct gross_total_return {
    std::vector<double> operator()(std::span<const double> levels, std::span<const double> incomes) const {
        return net_total_return{.withholding = 0}(levels, incomes);
    }
    std::vector<double> operator()(const track& t, reinvested which) const {
        return net_total_return{.withholding = 0}(t, which);
    }
};

/// Levels that earn a staking reward of a published annual rate, where the rewards themselves are not in the data.
///
/// Formula: ST_t = ST_(t-1) L_t / L_(t-1) (1 + staked (1 - fee) y_(t-1) days / year), from ST_0 = L_0
/// Input: ascending dates; as many levels; as many annual rates as fractions, each known at the close of its date and
///   earned over the calendar days to the next one (the last is not looked at)
/// Value: as many levels; none for none
/// Errors: std::invalid_argument for a share or fee outside [0, 1], lengths that differ, dates out of order, a level
///   that is not positive and finite, a rate that is not finite
/// Rounding: at most six units in the last place a day
struct staking_total_return {
    required<double> staked;           ///< share of the index that is staked
    required<double> fee;              ///< share of the reward that the validator or provider keeps
    required<core::year_length> year;  ///< what the rate's year is long: it differs between publishers

    std::vector<double> operator()(std::span<const core::date> dates, std::span<const double> levels,
                                   std::span<const double> rates) const {
        detail::require_fraction("staked", staked);
        detail::require_fraction("fee", fee);
        detail::require_dated_levels(dates, levels);
        detail::require_known_at_closes("rates", rates, levels.size());
        std::vector<double> total(levels.begin(), levels.end());
        for (std::size_t t = 1; t < levels.size(); ++t) {
            const double years = core::years_between(dates[t - 1], dates[t], year);
            total[t] = total[t - 1] * (levels[t] / levels[t - 1]) * (1 + staked * (1 - fee) * rates[t - 1] * years);
        }
        return total;
    }
    std::vector<double> operator()(const track& t, std::span<const double> rates) const {
        return (*this)(t.dates, t.levels, rates);
    }
};

}
