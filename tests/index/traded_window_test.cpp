// SPDX-License-Identifier: BSL-1.0
#include <tidemark/index/traded_window.hpp>

#include "support/applicants.hpp"
#include "support/markets.hpp"
#include "support/thrown.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <stdexcept>
#include <type_traits>
#include <utility>
#include <vector>

using namespace tidemark::index;
using tidemark::core::date;
using tidemark::support::thrown;
using tidemark::support::trading;

namespace {

constexpr date new_year{2020, 1, 1};
constexpr double absent = std::numeric_limits<double>::quiet_NaN();
using numbers = std::vector<double>;

static_assert(!std::is_default_constructible_v<traded_window>);

TEST(traded_window, needs_a_window_and_no_more_numbers_than_it_has_days) {
    constexpr auto policy = unpublished::is_zero;
    EXPECT_EQ(traded_window(3, policy).days(), 3U);
    EXPECT_EQ(traded_window(3, policy).min_count(), 3U);
    EXPECT_EQ(traded_window(3, policy, 3).min_count(), 3U);
    EXPECT_EQ(traded_window(3, policy, 1).min_count(), 1U);
    EXPECT_EQ(thrown<std::invalid_argument>([] { traded_window(3, policy, 4); }),
              "min_count is 4, expected at most the window, 3");
    EXPECT_EQ(thrown<std::invalid_argument>([] { traded_window(0, policy); }),
              "number of market days is 0, expected 1 or more");
    EXPECT_EQ(thrown<std::invalid_argument>([] { traded_window(3, policy, 0); }),
              "number of market days is 0, expected 1 or more");
}

TEST(traded_window, looks_at_the_last_days_alone_the_newest_first) {
    const market all = trading({900, 1, 2, 6, 1000});
    const known_market known{all, 3};
    const traded_window three{3, unpublished::is_left_out};
    EXPECT_EQ(three.values({known, 0}), (numbers{6, 2, 1}));
    EXPECT_EQ(three.value({known, 0}, average::mean), 3);
    EXPECT_EQ(three.value({known, 0}, average::median), 2);
    EXPECT_EQ(traded_window(2, unpublished::is_left_out).value({known, 0}, average::median), 4);
}

TEST(traded_window, takes_a_day_without_a_number_as_zero_or_leaves_it_out) {
    const market all = trading({9, 1, absent, 3, absent, 8});
    const known_market known{all, 5};
    const traded_window zero{5, unpublished::is_zero}, left_out{5, unpublished::is_left_out, 3};
    EXPECT_EQ(zero.values({known, 0}), (numbers{8, 0, 3, 0, 1}));
    EXPECT_EQ(left_out.values({known, 0}), (numbers{8, 3, 1}));
    EXPECT_EQ(zero.value({known, 0}, average::mean), 2.4);
    EXPECT_EQ(zero.value({known, 0}, average::median), 1);
    EXPECT_EQ(left_out.value({known, 0}, average::mean), 4);
    EXPECT_EQ(left_out.value({known, 0}, average::median), 3);
}

TEST(traded_window, has_no_value_for_too_few_numbers) {
    const market all = trading({7, absent, 9});
    const known_market known{all, 2};
    for (const average of : {average::mean, average::median}) {
        EXPECT_EQ(traded_window(3, unpublished::is_left_out, 2).value({known, 0}, of), 8);
        EXPECT_TRUE(std::isnan(traded_window(3, unpublished::is_left_out).value({known, 0}, of)));
        EXPECT_TRUE(std::isnan(traded_window(4, unpublished::is_zero).value({known, 0}, of)))
            << "days before the first of the market are none";
    }
    const market silent = trading({absent});
    EXPECT_TRUE(std::isnan(traded_window(1, unpublished::is_left_out).value({{silent, 0}, 0}, average::median)));
}

TEST(traded_window, begins_when_the_asset_was_first_seen) {
    market_builder rows{{{.id = "A"}, {.id = "clock"}}};
    for (int day = 0; day < 6; ++day) {
        rows.add({.date = new_year + day, .asset = "clock"});
        if (day >= 3) rows.add({.date = new_year + day, .asset = "A", .price = 1, .traded_value = 10 + day});
    }
    const market all = std::move(rows).build();
    const traded_window six{6, unpublished::is_zero, 3};
    const known_market last{all, 5}, before{all, 2};
    EXPECT_EQ(six.values({last, 0}), (numbers{15, 14, 13}));
    EXPECT_EQ(six.value({last, 0}, average::mean), 14);
    EXPECT_TRUE(six.values({before, 0}).empty());
    EXPECT_TRUE(std::isnan(six.value({before, 0}, average::mean)));
}

TEST(traded_window, agrees_with_its_definition_on_a_market_that_lives) {
    constexpr std::size_t assets = 20;
    const market all = tidemark::support::market_of(tidemark::support::random_quotes(7, assets, 60), assets);
    const traded_window ten{10, unpublished::is_left_out, 4};
    std::size_t judged = 0;
    for (std::size_t day = 0; day < all.dates().size(); day += 7) {
        const known_market known{all, day};
        for (std::size_t i = 0; i < assets; ++i) {
            numbers values;
            for (std::size_t d = day < 9 ? 0 : day - 9; d <= day; ++d) {
                if (!std::isnan(all.traded_values(d)[i])) values.push_back(all.traded_values(d)[i]);
            }
            const double mean = ten.value({known, i}, average::mean), median = ten.value({known, i}, average::median);
            ASSERT_EQ(std::isnan(mean), values.size() < 4);
            ASSERT_EQ(std::isnan(median), values.size() < 4);
            if (values.size() < 4) continue;
            ++judged;
            std::sort(values.begin(), values.end());
            long double sum = 0;
            for (const double x : values) sum += static_cast<long double>(x);
            const std::size_t n = values.size();
            EXPECT_NEAR(mean, static_cast<double>(sum / static_cast<long double>(n)), 1e-12 * mean);
            EXPECT_NEAR(median, (values[n / 2] + values[(n - 1) / 2]) / 2, 1e-15 * median);
        }
    }
    EXPECT_GT(judged, 40U);
}

}
