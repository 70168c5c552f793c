// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/index/detail/proportion.hpp>
#include <tidemark/index/eligibility.hpp>
#include <tidemark/index/known_market.hpp>
#include <tidemark/index/ranking.hpp>
#include <tidemark/index/review_context.hpp>
#include <tidemark/index/traded_window.hpp>

#include <span>
#include <string>
#include <vector>

namespace tidemark::inline TIDEMARK_ABI::index {

/// Weights proportional to the value traded in a window, and a score by the same number:
/// `liquidity{.window = {90, unpublished::is_left_out}, .of = average::median}`.
///
/// Formula: w_i = v_i / sum of v, with v the mean or the median of the numbers in the window
/// No data: quiet NaN as a score for an asset with fewer numbers than the window asks for
/// Errors: as weights `std::domain_error`, with the asset, for fewer numbers, and where nothing was traded at all
struct liquidity {
    traded_window window;
    average of;

    double operator()(const applicant& a) const { return window.value(a, of); }

    std::vector<double> operator()(std::span<const candidate> members, const review_context& context) const {
        const known_market& known = context.market();
        const std::string what = "traded value of " + std::to_string(window.days()) + " days";
        return detail::in_proportion(what, members, context, [&](const candidate& c) {
            return (*this)(applicant{known, c.asset});
        });
    }
};

/// Weights proportional to the value traded on the day, and a score by the same number.
///
/// Formula: w_i = v_i / sum of v
/// Errors: `std::domain_error`, with the asset, for a member without one, and where nothing was traded at all
struct traded_value {
    double operator()(const applicant& a) const noexcept { return a.traded_value(); }

    std::vector<double> operator()(std::span<const candidate> members, const review_context& context = {}) const {
        return detail::in_proportion("traded value", members, context,
                                     [](const candidate& c) { return c.traded_value; });
    }
};

}
