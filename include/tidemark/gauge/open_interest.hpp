// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/date.hpp>
#include <tidemark/core/error.hpp>
#include <tidemark/core/numeric.hpp>

#include <algorithm>
#include <cstddef>
#include <span>
#include <string>
#include <vector>

// Where open option contracts lie. They say nothing of direction: every contract has two sides.
namespace tidemark::inline TIDEMARK_ABI::gauge {

/// Contracts open on one strike of one expiry, in any unit that is the same for all: contracts, coins or notional.
struct option_interest {
    core::date expiry;
    double strike;
    double calls;
    double puts;
};

/// Contracts open on one strike.
struct strike_interest {
    double strike;
    double calls;
    double puts;

    friend bool operator==(const strike_interest&, const strike_interest&) = default;
};

namespace detail {

inline void require_interest(double contracts, const char* kind, double strike) {
    if (!(contracts >= 0 && core::is_finite(contracts))) {
        core::refuse("open interest in " + std::string{kind} + " at strike " + core::text_of(strike), contracts,
                     "zero or more contracts");
    }
}

inline void require_interest(double strike, double calls, double puts) {
    if (!(strike > 0 && core::is_finite(strike))) core::refuse("strike", strike, "a positive finite number");
    require_interest(calls, "calls", strike);
    require_interest(puts, "puts", strike);
}

/// Strikes ascend, each once.
inline void require_strikes(std::span<const strike_interest> strikes) {
    for (std::size_t i = 0; i < strikes.size(); ++i) {
        require_interest(strikes[i].strike, strikes[i].calls, strikes[i].puts);
        if (i > 0 && !(strikes[i - 1].strike < strikes[i].strike)) {
            core::refuse("strike " + std::to_string(i), strikes[i].strike,
                         "more than the strike before it, " + core::text_of(strikes[i - 1].strike));
        }
    }
}

struct interest_sums {
    double calls = 0, puts = 0;
};

inline interest_sums sums_of(std::span<const strike_interest> strikes) {
    require_strikes(strikes);
    interest_sums all;
    for (const strike_interest& s : strikes) {
        all.calls += s.calls;
        all.puts += s.puts;
    }
    return all;
}

template <class Interest>
double strike_of_most(std::span<const strike_interest> strikes, const Interest& of) {
    require_strikes(strikes);
    double most = 0, at = core::nan;
    for (const strike_interest& s : strikes) {
        if (of(s) <= most) continue;
        most = of(s);
        at = s.strike;
    }
    return at;
}

}

/// The contracts of some expiries, summed by strike. Which expiries are meant has to be said: sums over others mislead.
///
/// Formula: for each strike the sum over the expiries
/// Input: rows in any order, several of one strike and expiry too; expiries, each of which has rows
/// Value: strikes in ascending order
/// No data: nothing for no expiries
/// Errors: `std::invalid_argument` naming the strike for a number of contracts that is negative or missing and for a
///   strike that is not positive, and naming the expiry for one without rows
/// Cost: O(n log n)
/// Source: general usage
inline std::vector<strike_interest> open_interest_by_strike(std::span<const option_interest> rows,
                                                            std::span<const core::date> expiries) {
    const auto listed = [&](core::date day) {
        return std::find(expiries.begin(), expiries.end(), day) != expiries.end();
    };
    for (const core::date expiry : expiries) {
        const auto of_it = [&](const option_interest& row) { return row.expiry == expiry; };
        if (std::none_of(rows.begin(), rows.end(), of_it)) core::refuse("expiry", expiry, "one that rows are of");
    }
    std::vector<strike_interest> strikes;
    for (const option_interest& row : rows) {
        detail::require_interest(row.strike, row.calls, row.puts);
        if (listed(row.expiry)) strikes.push_back({row.strike, row.calls, row.puts});
    }
    std::stable_sort(strikes.begin(), strikes.end(), [](const auto& a, const auto& b) { return a.strike < b.strike; });
    std::vector<strike_interest> sums;
    for (const strike_interest& s : strikes) {
        if (sums.empty() || sums.back().strike != s.strike) {
            sums.push_back(s);
        } else {
            sums.back().calls += s.calls;
            sums.back().puts += s.puts;
        }
    }
    return sums;
}

/// Open puts for each open call.
///
/// Formula: sum of puts / sum of calls
/// Input: strikes in ascending order
/// Value: zero or more; infinite for puts without a call
/// No data: NaN where nothing is open
/// Errors: `std::invalid_argument` for strikes out of order and for negative open interest
/// Source: general usage
inline double put_call_ratio(std::span<const strike_interest> strikes) {
    const detail::interest_sums all = detail::sums_of(strikes);
    return all.puts / all.calls;
}

/// The strike with the most open calls, the lowest of equals.
///
/// Formula: argmax of calls
/// Input: strikes in ascending order
/// Value: a strike
/// No data: NaN where no call is open
/// Errors: `std::invalid_argument` for strikes out of order and for negative open interest
/// Source: general usage
inline double call_wall(std::span<const strike_interest> strikes) {
    return detail::strike_of_most(strikes, [](const strike_interest& s) { return s.calls; });
}

/// The strike with the most open puts, the lowest of equals.
///
/// Formula: argmax of puts
/// Input: strikes in ascending order
/// Value: a strike
/// No data: NaN where no put is open
/// Errors: `std::invalid_argument` for strikes out of order and for negative open interest
/// Source: general usage
inline double put_wall(std::span<const strike_interest> strikes) {
    return detail::strike_of_most(strikes, [](const strike_interest& s) { return s.puts; });
}

/// Which contracts are looked at.
enum class option_side { calls, puts, both };

namespace detail {

inline double interest_on(const strike_interest& s, option_side side) noexcept {
    return (side == option_side::puts ? 0 : s.calls) + (side == option_side::calls ? 0 : s.puts);
}

}

/// The share of the strike that has most of the open contracts.
///
/// Formula: largest / sum
/// Input: strikes in ascending order
/// Value: 1 / n for n equal strikes, to 1
/// No data: NaN where nothing is open on that side
/// Errors: `std::invalid_argument` for strikes out of order and for negative open interest
/// Source: general usage
inline double top_strike_share(std::span<const strike_interest> strikes, option_side side) {
    detail::require_strikes(strikes);
    double top = 0, sum = 0;
    for (const strike_interest& s : strikes) {
        top = (std::max)(top, detail::interest_on(s, side));
        sum += detail::interest_on(s, side);
    }
    return top / sum;
}

/// How far open contracts cluster around a price: the share of those on strikes near it.
///
/// Formula: sum over |strike / price - 1| <= within, over the sum of all
/// Input: strikes in ascending order; a price such as spot or a strike; a fraction of it such as 0.05
/// Value: 0 to 1
/// No data: NaN where nothing is open on that side, or without a price
/// Errors: `std::invalid_argument` for strikes out of order, negative open interest, a price that is not positive, and
///   a negative fraction
/// Source: general usage
inline double share_of_strikes_within(std::span<const strike_interest> strikes, option_side side, double price,
                                      double within) {
    detail::require_strikes(strikes);
    if (core::is_missing(price)) return core::nan;
    if (!(price > 0)) core::refuse("price", price, "a positive number");
    if (!(within >= 0)) core::refuse("within", within, "zero or more");
    double inside = 0, sum = 0;
    for (const strike_interest& s : strikes) {
        const double open = detail::interest_on(s, side);
        sum += open;
        if ((std::max)(s.strike - price, price - s.strike) <= within * price) inside += open;
    }
    return inside / sum;
}

/// A price at which options would settle, and what their writers would pay.
struct settlement {
    double strike;
    double payout;
};

/// What the writers of all options pay if they settle at each strike.
///
/// Formula: at S: sum of calls x max(S - K, 0) + sum of puts x max(K - S, 0)
/// Input: strikes in ascending order
/// Value: one for each strike, in the unit of open interest x price
/// No data: nothing for no strikes
/// Errors: `std::invalid_argument` for strikes out of order and for negative open interest
/// Cost: O(n)
/// Source: general usage
inline std::vector<settlement> payouts_by_settlement(std::span<const strike_interest> strikes) {
    detail::require_strikes(strikes);
    std::vector<settlement> payouts;
    payouts.reserve(strikes.size());
    double open = 0, paid = 0;
    for (std::size_t i = 0; i < strikes.size(); ++i) {  // calls pay for what lies below
        if (i > 0) paid += open * (strikes[i].strike - strikes[i - 1].strike);
        payouts.push_back({strikes[i].strike, paid});
        open += strikes[i].calls;
    }
    open = paid = 0;
    for (std::size_t i = strikes.size(); i-- > 0;) {  // puts for what lies above
        if (i + 1 < strikes.size()) paid += open * (strikes[i + 1].strike - strikes[i].strike);
        payouts[i].payout += paid;
        open += strikes[i].puts;
    }
    return payouts;
}

/// The strike at which the writers of all options pay least, the lowest of equals.
///
/// Formula: argmin over strikes of `payouts_by_settlement`
/// Input: strikes in ascending order
/// Value: a strike and the payout there
/// No data: NaN where nothing is open
/// Errors: `std::invalid_argument` for strikes out of order and for negative open interest
/// Cost: O(n)
/// Source: Deribit Insights, Max pain
inline settlement max_pain(std::span<const strike_interest> strikes) {
    const detail::interest_sums all = detail::sums_of(strikes);
    if (all.calls + all.puts == 0) return {core::nan, core::nan};
    const std::vector<settlement> payouts = payouts_by_settlement(strikes);
    return *std::min_element(payouts.begin(), payouts.end(),
                             [](const settlement& a, const settlement& b) { return a.payout < b.payout; });
}

}
