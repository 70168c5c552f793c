// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/error.hpp>
#include <tidemark/core/numeric.hpp>
#include <tidemark/index/detail/proportion.hpp>
#include <tidemark/index/known_market.hpp>
#include <tidemark/index/market_days.hpp>
#include <tidemark/index/ranking.hpp>
#include <tidemark/index/review_context.hpp>
#include <tidemark/state/moments.hpp>

#include <cmath>
#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace tidemark::inline TIDEMARK_ABI::index {

/// Weights inversely proportional to volatility: the standard deviation of the log returns from one day of the market
/// to the next, over the last `days` of them.
///
/// A missing price leaves out two returns, the one to it and the one from it. Prices are read as they were published: a
/// split inside the window is a return.
/// Formula: w_i = (1 / s_i) / sum of 1 / s, with n - 1 in the standard deviation s
/// Input: `days` returns, of which a member must have `min_count`, 2 to `days`
/// Errors: `std::invalid_argument` for another `min_count`; `std::domain_error`, with the asset, for fewer returns, or
///   returns that are all the same
struct inverse_volatility {
    market_days days;
    market_days min_count;

    std::vector<double> operator()(std::span<const candidate> members, const review_context& context) const {
        if (min_count.count() < 2 || min_count.count() > days.count()) {
            core::refuse("min_count of inverse volatility", min_count.count(),
                         "2 to the number of days, " + std::to_string(days.count()));
        }
        const known_market& known = context.market();
        return detail::in_proportion("inverse volatility", members, context, [&](const candidate& c) {
            const auto returns = log_returns(known, c.asset);
            if (returns.count < static_cast<double>(min_count.count())) {
                detail::infeasible_number(
                    "number of returns", c, context, returns.count,
                    std::to_string(min_count.count()) + " in " + std::to_string(days.count()) + " days");
            }
            const double volatility = std::sqrt(returns.variance(1));
            if (!(volatility > 0)) {
                detail::infeasible_number("volatility", c, context, volatility, "a positive finite number");
            }
            return 1 / volatility;
        });
    }

private:
    tidemark::state::moments<2> log_returns(const known_market& known, std::size_t asset) const noexcept {
        tidemark::state::moments<2> returns;
        for (std::size_t ago = days.count(); ago > 0; --ago) {
            const double log_return = std::log(known.price(asset, ago - 1) / known.price(asset, ago));
            if (!core::is_missing(log_return)) returns.absorb(log_return);
        }
        return returns;
    }
};

}
