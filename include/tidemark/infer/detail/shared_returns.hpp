// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/alignment.hpp>
#include <tidemark/core/numeric.hpp>

#include <cmath>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace tidemark::inline TIDEMARK_ABI::infer {

/// Closing prices of one series on the days of its own market. A price that is missing (NaN) is a day without a price.
struct price_history {
    std::string_view name;
    std::span<const core::date> dates;
    std::span<const double> prices;
};

namespace detail {

/// Two histories on their shared days, as returns between them.
class shared_returns {
public:
    shared_returns(const price_history& asset, const price_history& benchmark) {
        const priced first{"asset", asset}, second{"benchmark", benchmark};
        const core::shared_days shared = core::align(first.dates, second.dates);
        days = shared.dates;
        first_left_out = first.dates.size() - days.size();
        second_left_out = second.dates.size() - days.size();
        for (std::size_t i = 1; i < days.size(); ++i) {
            const double x = first.prices[shared.first[i]] / first.prices[shared.first[i - 1]];
            const double y = second.prices[shared.second[i]] / second.prices[shared.second[i - 1]];
            log_rows.push_back({std::log(x), std::log(y)});
            simple_rows.push_back({x - 1, y - 1});
        }
    }

    std::vector<core::date> days;
    std::vector<core::pair> log_rows, simple_rows;  // row i ends on day i + 1
    std::size_t first_left_out = 0, second_left_out = 0;

private:
    struct priced {
        priced(std::string_view which, const price_history& history) {
            const std::string name{which};
            core::require_ascending(name + ".dates", history.dates);
            if (history.prices.size() != history.dates.size())
                core::refuse("length of " + name + ".prices", history.prices.size(),
                             "that of " + name + ".dates, " + std::to_string(history.dates.size()));
            for (std::size_t i = 0; i < history.dates.size(); ++i) {
                const double price = history.prices[i];
                if (core::is_missing(price)) continue;
                if (!(price > 0 && core::is_finite(price)))
                    core::refuse(name + ".prices[" + std::to_string(i) + "]", price,
                                 "a positive price, or NaN for none");
                dates.push_back(history.dates[i]);
                prices.push_back(price);
            }
        }

        std::vector<core::date> dates;
        std::vector<double> prices;
    };
};

/// Rows of pairs as a sample, which drivers read.
class pair_rows_view {
public:
    using observation = core::pair;

    explicit pair_rows_view(std::span<const core::pair> rows) noexcept : rows_{rows} {}

    std::size_t size() const noexcept { return rows_.size(); }
    core::pair operator[](std::size_t i) const noexcept { return rows_[i]; }
    pair_rows_view part(std::size_t first, std::size_t count) const noexcept {
        return pair_rows_view{rows_.subspan(first, count)};
    }

private:
    std::span<const core::pair> rows_;
};

}

}
