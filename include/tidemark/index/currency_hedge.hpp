// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/alignment.hpp>
#include <tidemark/core/date.hpp>
#include <tidemark/core/error.hpp>
#include <tidemark/index/detail/expectations.hpp>
#include <tidemark/index/required.hpp>

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace tidemark::inline TIDEMARK_ABI::index {

// Spot and forward rates are in the investor's currency for one unit of the index's.

/// The return of an investor in another currency who lets the exchange rate work.
///
/// Formula: (1 + r) S1 / S0 - 1
/// Input: local return as a fraction; spot rates before and now
/// Value: fraction
/// No data: NaN
constexpr double unhedged_return(double local_return, double spot_before, double spot) noexcept {
    return (1 + local_return) * spot / spot_before - 1;
}

/// What a forward that was sold on the value of the index brings at its end, for each unit of that value.
///
/// Formula: F0 / S0 - S1 / S0
/// Input: spot and forward rate when it was sold; spot rate at its end
/// Value: fraction of the value when it was sold; positive where the index's currency fell below the forward
/// No data: NaN
constexpr double hedge_impact(double spot_before, double forward_before, double spot) noexcept {
    return (forward_before - spot) / spot_before;
}

/// The rate at which a one-month forward is valued on its way: between the forward and the spot rate of the day.
///
/// Formula: S + (F - S) (D - d) / D
/// Input: spot and one-month forward rate of the day; d days of D that have gone by
/// Value: rate; the spot rate at the end
/// No data: NaN
constexpr double interpolated_forward(double spot, double forward, int days_gone, int days) noexcept {
    return spot + (forward - spot) * (days - days_gone) / days;
}

/// The last calendar day of each month, from that of one day to the first at or after another: the rolls of a hedge on
/// a market that never shuts. Where it does, the rolls are the last days on which it is open.
///
/// Input: days, `last` not before `first`
/// Errors: std::invalid_argument for a date that names no day, or days out of order
inline std::vector<core::date> month_ends(core::date first, core::date last) {
    if (!first.ok()) core::refuse("first", first, "a day");
    if (!(last.ok() && last >= first)) core::refuse("last", last, "a day, the first or later");
    const auto end_of_month = [](core::date d) {
        return core::date{d.year() + (d.month() == 12 ? 1 : 0), d.month() % 12 + 1, 1} - 1;
    };
    std::vector<core::date> ends{end_of_month(first)};
    while (ends.back() < last) ends.push_back(end_of_month(ends.back() + 1));
    return ends;
}

/// Exchange rates of each close.
struct exchange_rates {
    std::span<const double> spot;
    std::span<const double> one_month_forward;
};

/// An index as investors in another currency have it. All begin at the first local level.
struct currency_levels {
    std::vector<double> unhedged;
    std::vector<double> hedged;
    std::vector<double> hedge_impacts;  ///< since the last roll, for each unit of the hedged level at that roll
};

/// An index hedged by forwards that are sold at each roll on its value at that close; the amount is not adjusted until
/// the next one, so that what the index gains in between is not hedged.
///
/// Formula: H_t = H_r (L_t S_t / (L_r S_r) + ratio (F_r - f_t) / S_r), r the roll before t, and f the interpolated
///   forward, d and D being calendar days since the roll and between rolls; U_t = L_t S_t / S_0
/// Input: ascending dates; as many local levels and rates; ascending rolls, the first of them the first date and the
///   last at or after the last date, those between them among the dates
/// Value: as many levels; none for none. With month ends for dates these are the monthly ones
/// Errors: std::invalid_argument for a ratio outside [0, 1], lengths that differ, dates out of order, a level or rate
///   that is not positive and finite, rolls that are not as above; std::domain_error for a hedged level that is not
///   positive
/// Rounding: at most eight units in the last place a roll
/// Source: MSCI, Hedged, FX Hedge and Global Currency Indexes Methodology; S&P Dow Jones Indices, Index Mathematics
///   Methodology
struct currency_hedged {
    required<double> ratio;  ///< 1 hedges all of the value

    currency_levels operator()(std::span<const core::date> dates, std::span<const double> levels,
                               const exchange_rates& rates, std::span<const core::date> rolls) const {
        detail::require_fraction("ratio", ratio);
        detail::require_dated_levels(dates, levels);
        detail::require_length("spot", rates.spot.size(), "dates", dates.size());
        detail::require_length("one_month_forward", rates.one_month_forward.size(), "dates", dates.size());
        detail::require_positive("spot", rates.spot);
        detail::require_positive("one_month_forward", rates.one_month_forward);
        if (dates.empty()) return {};
        require_rolls(rolls, dates);

        currency_levels result{.unhedged = {levels[0]}, .hedged = {levels[0]}, .hedge_impacts = {0}};
        std::size_t sold = 0;  // the date at whose close the forward was sold
        std::size_t next = 1;  // the roll at which it ends
        for (std::size_t t = 1; t < dates.size(); ++t) {
            const double spot = rates.spot[t];
            const double forward = interpolated_forward(spot, rates.one_month_forward[t], dates[t] - dates[sold],
                                                        rolls[next] - rolls[next - 1]);
            const double impact = ratio * hedge_impact(rates.spot[sold], rates.one_month_forward[sold], forward);
            const double grown = (levels[t] / levels[sold]) * (spot / rates.spot[sold]) + impact;
            result.unhedged.push_back(levels[t] * (spot / rates.spot[0]));
            result.hedged.push_back(result.hedged[sold] * grown);
            result.hedge_impacts.push_back(impact);
            if (!(grown > 0)) {
                core::infeasible("hedged level on " + std::string{core::iso_text{dates[t]}} + " is " +
                                 core::text_of(result.hedged.back()) + ", a positive one is needed");
            }
            if (dates[t] == rolls[next] && t + 1 < dates.size()) {
                sold = t;
                ++next;
            }
        }
        return result;
    }

private:
    static void require_rolls(std::span<const core::date> rolls, std::span<const core::date> dates) {
        core::require_ascending("rolls", rolls);
        if (rolls.empty()) core::refuse("length of rolls", std::size_t{0}, "1 or more");
        if (rolls.front() != dates.front()) {
            core::refuse("rolls[0]", rolls.front(), "the first date, " + std::string{core::iso_text{dates.front()}});
        }
        if (rolls.back() < dates.back()) {
            core::refuse("last of rolls", rolls.back(),
                         "the last date, " + std::string{core::iso_text{dates.back()}} + ", or later");
        }
        std::size_t t = 0;
        for (std::size_t i = 0; i < rolls.size() && rolls[i] <= dates.back(); ++i) {
            while (dates[t] < rolls[i]) ++t;
            if (dates[t] != rolls[i]) core::refuse(detail::place("rolls", i), rolls[i], "one of the dates");
        }
    }
};

}
