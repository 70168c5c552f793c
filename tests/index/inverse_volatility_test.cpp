// SPDX-License-Identifier: BSL-1.0
#include <tidemark/index/inverse_volatility.hpp>

#include <tidemark/index/weighting.hpp>

#include "support/expect_near.hpp"
#include "support/markets.hpp"
#include "support/small_review.hpp"
#include "support/thrown.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <cstddef>
#include <stdexcept>
#include <vector>

using namespace tidemark::index;
using tidemark::support::absent;
using tidemark::support::expect_near;
using tidemark::support::market_of;
using tidemark::support::small_review;
using tidemark::support::table;
using tidemark::support::thrown;

namespace {

/// The same supplies on every day, so that A00 is the largest, A01 the next and so on.
table supplies_for(const table& prices) {
    table supplies = prices;
    for (auto& day : supplies) {
        for (std::size_t i = 0; i < day.size(); ++i) day[i] = std::pow(1e-3, static_cast<double>(i));
    }
    return supplies;
}

TEST(inverse_volatility, weighs_the_calm_most) {
    // Up by v and down by v again: a standard deviation of v times the square root of 2.
    const auto up = [](double v) { return 100 * std::exp(v); };
    const table prices{{100, 100, 100, 100}, {up(0.5), up(0.7), up(1.0), up(0.9)}, {100, 100, 100, 100}};
    const small_review review{market_of(prices, supplies_for(prices))};
    const inverse_volatility scheme{.days = 2, .min_count = 2};
    expect_near(scheme(review.members(), review.context()), {0.3610315186, 0.2578796562, 0.1805157593, 0.2005730659},
                5e-11);
}

TEST(inverse_volatility, agrees_with_its_definition_around_missing_prices) {
    table prices;
    for (int day = 0; day < 60; ++day) {
        prices.push_back({});
        for (int i = 0; i < 5; ++i) {
            const bool missing = i > 0 && (day * (i + 3)) % 17 == 5;
            prices.back().push_back(missing ? absent : 50 * std::exp(0.1 * (i + 1) * std::sin(day * day + i)));
        }
    }
    for (auto& price : prices.back()) price = 50;
    const small_review review{market_of(prices, supplies_for(prices))};
    const auto got = inverse_volatility{.days = 40, .min_count = 20}(review.members(), review.context());
    std::vector<long double> inverse;
    long double total = 0;
    for (std::size_t i = 0; i < 5; ++i) {
        std::vector<long double> returns;
        for (std::size_t day = 20; day < 60; ++day) {
            const auto before = static_cast<long double>(prices[day - 1][i]);
            const auto now = static_cast<long double>(prices[day][i]);
            if (!std::isnan(before) && !std::isnan(now)) returns.push_back(std::log(now / before));
        }
        long double mean = 0, squares = 0;
        for (const long double r : returns) mean += r / static_cast<long double>(returns.size());
        for (const long double r : returns) squares += (r - mean) * (r - mean);
        inverse.push_back(std::sqrt(static_cast<long double>(returns.size() - 1) / squares));
        total += inverse.back();
    }
    for (std::size_t i = 0; i < 5; ++i) EXPECT_NEAR(got[i], static_cast<double>(inverse[i] / total), 1e-15) << i;
}

TEST(inverse_volatility, a_missing_price_breaks_two_returns) {
    const table prices{{100, 7}, {110, 8}, {100, absent}, {120, 8}, {100, 7}};
    const small_review review{market_of(prices, supplies_for(prices))};
    const auto weigh = [&](market_days days, market_days min_count) {
        return inverse_volatility{.days = days, .min_count = min_count}(review.members(), review.context());
    };
    EXPECT_EQ(weigh(4, 2).size(), 2U);
    EXPECT_EQ(thrown<std::domain_error>([&] { weigh(4, 3); }), "number of returns of A01 is 2, needed is 3 in 4 days");
    EXPECT_EQ(thrown<std::domain_error>([&] { weigh(90, 5); }),
              "number of returns of A00 is 4, needed is 5 in 90 days");
}

TEST(inverse_volatility, refuses_what_has_no_answer) {
    const table prices{{100, 7}, {110, 7}, {100, 7}, {120, 7}};
    const small_review review{market_of(prices, supplies_for(prices))};
    const auto weigh = [&](market_days days, market_days min_count) {
        return inverse_volatility{.days = days, .min_count = min_count}(review.members(), review.context());
    };
    EXPECT_EQ(thrown<std::domain_error>([&] { weigh(3, 3); }),
              "volatility of A01 is 0, needed is a positive finite number");
    EXPECT_EQ(thrown<std::invalid_argument>([&] { weigh(3, 1); }),
              "min_count of inverse volatility is 1, expected 2 to the number of days, 3");
    EXPECT_EQ(thrown<std::invalid_argument>([&] { weigh(3, 4); }),
              "min_count of inverse volatility is 4, expected 2 to the number of days, 3");
    EXPECT_EQ(
        thrown<std::invalid_argument>([&] { inverse_volatility{.days = 3, .min_count = 3}(review.members(), {}); }),
        "rule needs the market of a review, which it was not given");
}

}
