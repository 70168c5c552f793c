// SPDX-License-Identifier: BSL-1.0
#include <tidemark/index/liquidity.hpp>

#include <tidemark/index/weighting.hpp>

#include "support/markets.hpp"
#include "support/small_review.hpp"
#include "support/thrown.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <cstddef>
#include <optional>
#include <stdexcept>
#include <vector>

using namespace tidemark::index;
using tidemark::core::date;
using tidemark::support::one_day;
using tidemark::support::small_review;
using tidemark::support::thrown;

namespace {

using numbers = std::vector<double>;

void expect_near(const numbers& got, const numbers& want, double tolerance) {
    ASSERT_EQ(got.size(), want.size());
    for (std::size_t i = 0; i < got.size(); ++i) EXPECT_NEAR(got[i], want[i], tolerance) << "at position " << i;
}

/// Assets A00, A01 and so on, the first the largest, with the values traded on consecutive days.
market traded(const std::vector<std::vector<std::optional<double>>>& values_of_each) {
    std::vector<tidemark::support::quote> quotes;
    for (std::size_t day = 0; day < values_of_each.front().size(); ++day) {
        for (std::size_t i = 0; i < values_of_each.size(); ++i) {
            quotes.push_back({date{2024, 1, 1} + static_cast<int>(day), i, 1, 100.0 - static_cast<double>(i),
                              values_of_each[i][day]});
        }
    }
    return tidemark::support::market_of(quotes, values_of_each.size());
}

TEST(traded_value, weighs_by_what_was_traded_on_the_day) {
    const small_review review{one_day({{"A", 1000, 50}, {"B", 400, 30}, {"C", 100, 4}, {"D", 50, 6}})};
    expect_near(traded_value{}(review.members()), {0.5555555556, 0.3333333333, 0.0444444444, 0.0666666667}, 5e-11);
    const weighting_rule rule = traded_value{};
    EXPECT_EQ(rule(review.members(), review.context()), traded_value{}(review.members()));
    EXPECT_EQ(score_weighted{traded_value{}}(review.members(), review.context()), traded_value{}(review.members()));
}

TEST(traded_value, names_a_member_without_one) {
    const small_review review{one_day({{"A", 1000, 50}, {"B", 400}})};
    EXPECT_EQ(thrown<std::domain_error>([&] { traded_value{}(review.members(), review.context()); }),
              "traded value of B is nan, needed is a finite number, zero or more");
    const small_review idle{one_day({{"A", 1000, 0}, {"B", 400, 0}})};
    EXPECT_EQ(thrown<std::domain_error>([&] { traded_value{}(idle.members(), idle.context()); }),
              "traded value of all 2 members together is 0, needed is a positive finite number");
}

TEST(liquidity, tells_mean_from_median) {
    // Nine quiet days and one of four hundred: 44.6 in the mean, 5 in the median.
    const small_review review{traded({{5, 5, 6, 5, 4, 5, 6, 5, 5, 400}, {10, 10, 10, 10, 10, 10, 10, 10, 10, 10}})};
    const applicant spiky{review.context().market(), 0};
    const liquidity mean{.days = 10, .of = average::mean, .min_count = 10};
    const liquidity median{.days = 10, .of = average::median, .min_count = 10};
    EXPECT_DOUBLE_EQ(mean(spiky), 44.6);
    EXPECT_EQ(median(spiky), 5);
    expect_near(mean(review.members(), review.context()), {44.6 / 54.6, 10 / 54.6}, 1e-15);
    expect_near(median(review.members(), review.context()), {1 / 3.0, 2 / 3.0}, 1e-15);
}

TEST(liquidity, reads_the_last_days_alone) {
    const small_review review{traded({{900, 900, 1, 2, 6}, {7, 7, 8, 2, 2}})};
    const applicant a{review.context().market(), 0};
    EXPECT_EQ((liquidity{.days = 3, .of = average::mean, .min_count = 3}(a)), 3);
    EXPECT_EQ((liquidity{.days = 3, .of = average::median, .min_count = 3}(a)), 2);
    EXPECT_EQ((liquidity{.days = 2, .of = average::median, .min_count = 2}(a)), 4);
    EXPECT_EQ((liquidity{.days = 1, .of = average::mean, .min_count = 1}(review.members(), review.context())),
              traded_value{}(review.members()));
}

TEST(liquidity, asks_for_enough_published_values) {
    const small_review review{traded({{4, {}, 2, {}, 6}, {1, 1, 1, 1, 1}})};
    const applicant a{review.context().market(), 0};
    EXPECT_EQ((liquidity{.days = 5, .of = average::mean, .min_count = 3}(a)), 4);
    EXPECT_EQ((liquidity{.days = 5, .of = average::median, .min_count = 3}(a)), 4);
    EXPECT_TRUE(std::isnan(liquidity{.days = 5, .of = average::mean, .min_count = 4}(a)));
    EXPECT_TRUE(std::isnan(liquidity{.days = 9, .of = average::mean, .min_count = 6}(a)));  // before the market
    EXPECT_EQ(thrown<std::domain_error>([&] {
                  liquidity{.days = 5, .of = average::mean, .min_count = 4}(review.members(), review.context());
              }),
              "traded value of 5 days of A00 is nan, needed is a finite number, zero or more");
    EXPECT_EQ(thrown<std::invalid_argument>([&] { liquidity{.days = 5, .of = average::mean, .min_count = 6}(a); }),
              "min_count of liquidity is 6, expected 1 to the number of days, 5");
}

}
