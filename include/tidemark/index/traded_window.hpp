// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/date.hpp>
#include <tidemark/core/error.hpp>
#include <tidemark/core/numeric.hpp>
#include <tidemark/index/eligibility.hpp>
#include <tidemark/index/known_market.hpp>
#include <tidemark/index/market_days.hpp>
#include <tidemark/risk/median.hpp>

#include <algorithm>
#include <cstddef>
#include <numeric>
#include <span>
#include <string>
#include <vector>

namespace tidemark::inline TIDEMARK_ABI::index {

/// What a day of the market without a published traded value says, once the asset was first seen.
enum class unpublished : unsigned char {
    is_zero,     ///< that nothing was traded
    is_left_out  ///< nothing
};

/// Which number stands for those of several days. A single day can carry the mean: the median is harder to move.
enum class average : unsigned char { mean, median };

namespace detail {

/// Sorts the values where it must.
inline double average_of(std::vector<double>& values, average of) {
    if (of == average::mean) {
        return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
    }
    std::sort(values.begin(), values.end());
    return risk::median{}.lower(std::span<const double>{values});
}

}

/// The days of the market, today the last, whose traded values are looked at: `{90, unpublished::is_left_out, 60}` are
/// ninety days, of which sixty must have a number; without the third number all of them must.
///
/// Errors: `std::invalid_argument` unless 1 <= min_count <= days
/// Cost: O(days) for each asset that is asked about, O(days log days) for a median
class traded_window {
public:
    constexpr traded_window(int days, unpublished policy) : traded_window{days, policy, days} {}
    constexpr traded_window(int days, unpublished policy, int min_count)
        : days_{days}, min_count_{min_count}, policy_{policy} {
        if (min_count > days) core::refuse("min_count", min_count, "at most the window, " + std::to_string(days));
    }

    constexpr std::size_t days() const noexcept { return days_.count(); }
    constexpr std::size_t min_count() const noexcept { return min_count_.count(); }

    /// The numbers of an asset, the newest first, of the days since it was first seen.
    std::vector<double> values(const applicant& a) const {
        const known_market& known = a.market();
        const std::size_t days = (std::min)(days_.count(), known.dates().size());
        const core::date first = known.first_seen(a.asset());
        std::vector<double> numbers;
        if (!first.ok()) return numbers;
        numbers.reserve(days);
        for (std::size_t ago = 0; ago < days && known.dates()[known.day() - ago] >= first; ++ago) {
            const double traded = known.traded_value(a.asset(), ago);
            if (!core::is_missing(traded))
                numbers.push_back(traded);
            else if (policy_ == unpublished::is_zero)
                numbers.push_back(0);
        }
        return numbers;
    }

    /// Their mean, or their median: of an even number the mean of the middle two.
    ///
    /// No data: quiet NaN for fewer numbers than `min_count`
    double value(const applicant& a, average of) const {
        std::vector<double> numbers = values(a);
        return numbers.size() < min_count() ? core::nan : detail::average_of(numbers, of);
    }

private:
    market_days days_;
    market_days min_count_;
    unpublished policy_;
};

}
