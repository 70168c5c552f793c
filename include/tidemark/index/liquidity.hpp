// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/error.hpp>
#include <tidemark/core/numeric.hpp>
#include <tidemark/index/detail/proportion.hpp>
#include <tidemark/index/eligibility.hpp>
#include <tidemark/index/known_market.hpp>
#include <tidemark/index/market_days.hpp>
#include <tidemark/index/ranking.hpp>
#include <tidemark/index/review_context.hpp>

#include <algorithm>
#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace tidemark::inline TIDEMARK_ABI::index {

/// Which number stands for those of several days.
enum class average : unsigned char { mean, median };

/// Weights proportional to the value traded in the last days of the market, and a score by the same number.
///
/// Formula: w_i = v_i / sum of v, with v the mean or the median of the values that were published
/// Input:   `days` values, today's the last, of which a member must have `min_count`, 1 to `days`
/// No data: quiet NaN as a score for an asset with fewer values
/// Errors:  `std::invalid_argument` for another `min_count`; as weights `std::domain_error`, with the asset, for fewer
///   values, and where nothing was traded at all
struct liquidity {
    market_days days;
    average of;
    market_days min_count;

    double operator()(const applicant& a) const {
        if (min_count.count() > days.count()) {
            core::refuse("min_count of liquidity", min_count.count(),
                         "1 to the number of days, " + std::to_string(days.count()));
        }
        std::vector<double> published;
        published.reserve(days.count());
        for (std::size_t ago = 0; ago < days.count(); ++ago) {
            const double value = a.market().traded_value(a.asset(), ago);
            if (!core::is_missing(value)) published.push_back(value);
        }
        if (published.size() < min_count.count()) return core::nan;
        return of == average::mean ? mean(published) : median(published);
    }

    std::vector<double> operator()(std::span<const candidate> members, const review_context& context) const {
        const known_market& known = context.market();
        const std::string what = "traded value of " + std::to_string(days.count()) + " days";
        return detail::in_proportion(what, members, context, [&](const candidate& c) {
            return (*this)(applicant{known, c.asset});
        });
    }

private:
    static double mean(const std::vector<double>& values) noexcept {
        double sum = 0;
        for (const double v : values) sum += v;
        return sum / static_cast<double>(values.size());
    }

    static double median(std::vector<double>& values) noexcept {
        const auto upper = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
        std::nth_element(values.begin(), upper, values.end());
        if (values.size() % 2 != 0) return *upper;
        return (*std::max_element(values.begin(), upper) + *upper) / 2;
    }
};

/// Weights proportional to the value traded on the day, and a score by the same number.
///
/// Formula: w_i = v_i / sum of v
/// Errors:  `std::domain_error`, with the asset, for a member without one, and where nothing was traded at all
struct traded_value {
    double operator()(const applicant& a) const noexcept { return a.traded_value(); }

    std::vector<double> operator()(std::span<const candidate> members, const review_context& context = {}) const {
        return detail::in_proportion("traded value", members, context,
                                     [](const candidate& c) { return c.traded_value; });
    }
};

}
