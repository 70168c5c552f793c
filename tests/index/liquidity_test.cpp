// SPDX-License-Identifier: BSL-1.0
#include <tidemark/index/liquidity.hpp>

#include <tidemark/index/weighting.hpp>

#include "support/expect_near.hpp"
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
using tidemark::support::expect_near;
using tidemark::support::one_day;
using tidemark::support::small_review;
using tidemark::support::thrown;

namespace {

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
    const traded_window ten{10, unpublished::is_left_out};
    const liquidity mean{.window = ten, .of = average::mean};
    const liquidity median{.window = ten, .of = average::median};
    EXPECT_DOUBLE_EQ(mean(spiky), 44.6);
    EXPECT_EQ(median(spiky), 5);
    expect_near(mean(review.members(), review.context()), {44.6 / 54.6, 10 / 54.6}, 1e-15);
    expect_near(median(review.members(), review.context()), {1 / 3.0, 2 / 3.0}, 1e-15);
}

TEST(liquidity, reads_the_last_days_alone) {
    const small_review review{traded({{900, 900, 1, 2, 6}, {7, 7, 8, 2, 2}})};
    const applicant a{review.context().market(), 0};
    const auto over = [](int days, average of) {
        return liquidity{.window = {days, unpublished::is_left_out}, .of = of};
    };
    EXPECT_EQ(over(3, average::mean)(a), 3);
    EXPECT_EQ(over(3, average::median)(a), 2);
    EXPECT_EQ(over(2, average::median)(a), 4);
    EXPECT_EQ(over(1, average::mean)(review.members(), review.context()), traded_value{}(review.members()));
}

TEST(liquidity, asks_for_enough_published_values) {
    const small_review review{traded({{4, {}, 2, {}, 6}, {1, 1, 1, 1, 1}})};
    const applicant a{review.context().market(), 0};
    const auto of_five = [](int min_count, average of) {
        return liquidity{.window = {5, unpublished::is_left_out, min_count}, .of = of};
    };
    EXPECT_EQ(of_five(3, average::mean)(a), 4);
    EXPECT_EQ(of_five(3, average::median)(a), 4);
    EXPECT_TRUE(std::isnan(of_five(4, average::mean)(a)));
    const liquidity longer{.window = {9, unpublished::is_left_out, 6}, .of = average::mean};
    EXPECT_TRUE(std::isnan(longer(a))) << "before the first day of the market";
    EXPECT_EQ(thrown<std::domain_error>([&] { of_five(4, average::mean)(review.members(), review.context()); }),
              "traded value of 5 days of A00 is nan, needed is a finite number, zero or more");
    EXPECT_EQ(thrown<std::invalid_argument>([&] { of_five(6, average::mean); }),
              "min_count is 6, expected at most the window, 5");
}

TEST(liquidity, takes_a_day_without_a_number_as_its_window_says) {
    const small_review review{traded({{4, {}, 2, {}, 6}, {1, 1, 1, 1, 1}})};
    const applicant a{review.context().market(), 0};
    const traded_window five{5, unpublished::is_zero};
    EXPECT_EQ((liquidity{.window = five, .of = average::mean}(a)), 2.4);
    EXPECT_EQ((liquidity{.window = five, .of = average::median}(a)), 2);
    expect_near(liquidity{.window = five, .of = average::median}(review.members(), review.context()),
                {2 / 3.0, 1 / 3.0}, 1e-15);
}

}
