// SPDX-License-Identifier: BSL-1.0
// The rulebooks on the real market, against levels and members that an independent program computed with pandas.
#include <tidemark/index/calculate.hpp>
#include <tidemark/index/methodologies/coindesk.hpp>
#include <tidemark/index/methodologies/marketvector.hpp>

#include "support/real_market.hpp"

#include <gtest/gtest.h>

#include <cstddef>
#include <optional>
#include <vector>

using namespace tidemark::index;
using namespace tidemark::index::methodologies;
using tidemark::core::date;

namespace {

using methodologies_on_real_data = tidemark::support::real_market_test;

/// The growth between two days, in per cent.
double growth(const track& t, date from, date to) {
    const auto at = [&](date day) { return t.levels.at(static_cast<std::size_t>(day - t.dates.front())); };
    return 100 * (at(to) / at(from) - 1);
}

struct expected {
    const track& of;
    double first_quarter;  ///< of 2025
    double to_mid_july;
};

void expect_growth(const std::vector<expected>& all) {
    for (const expected& e : all) {
        EXPECT_NEAR(growth(e.of, {2024, 12, 31}, {2025, 3, 31}), e.first_quarter, 0.005) << e.of.name;
        EXPECT_NEAR(growth(e.of, {2024, 12, 31}, {2025, 7, 15}), e.to_mid_july, 0.005) << e.of.name;
    }
}

std::size_t additions(const track& t) {
    std::size_t all = 0;
    for (std::size_t r = 1; r < t.reviews.size(); ++r) all += t.reviews[r].additions.size();
    return all;
}

TEST_F(methodologies_on_real_data, marketvector_from_2020_to_2025) {
    const market& universe = this->universe();
    const marketvector_data data{.cut_off = 0, .pegged = exclude_classes{"stable", "wrapped"}};
    const missing_price_rule missing = carry{.max_age = 31};
    const base_point base{.date = date{2020, 1, 31}, .level = 100};
    const rulebook rules = marketvector_100_style(data, base, missing);
    const auto snapshots = rank_reviews(rules, universe);
    const track hundred = calculate(rules, universe, snapshots);
    const track large =
        calculate(marketvector_large_cap_style(data, hundred, std::nullopt, base, missing), universe, snapshots);
    const track mid =
        calculate(marketvector_mid_cap_style(data, hundred, large, std::nullopt, base, missing), universe, snapshots);
    const track small =
        calculate(marketvector_small_cap_style(data, hundred, large, mid, base, missing), universe, snapshots);
    EXPECT_NEAR(hundred.levels.back(), 756.769148, 5e-7);
    EXPECT_NEAR(large.levels.back(), 818.209693, 5e-7);
    EXPECT_NEAR(mid.levels.back(), 320.559284, 5e-7);
    EXPECT_NEAR(small.levels.back(), 111.045740, 5e-7);
    expect_growth({{hundred, -20.02, 13.17}, {large, -18.58, 15.92}, {mid, -38.92, -28.22}, {small, -51.32, -35.69}});
    EXPECT_NEAR(growth(small, {2020, 11, 17}, {2025, 11, 17}), -7.08, 0.005);
    EXPECT_NEAR(growth(large, {2020, 11, 17}, {2025, 11, 17}), 397.16, 0.005);
    ASSERT_EQ(hundred.reviews.size(), 70U);
    EXPECT_EQ(additions(hundred), 227U);
    EXPECT_EQ(additions(large), 103U);
    EXPECT_EQ(additions(mid), 328U);
    EXPECT_EQ(additions(small), 396U);
}

TEST_F(methodologies_on_real_data, coindesk_in_the_first_half_of_2025) {
    const market& universe = this->universe();
    const coindesk_data data{.stablecoins = exclude_classes{"stable"},
                             .traded = {90, unpublished::is_left_out, 60},
                             .wrapped = exclude_classes{"wrapped"}};
    const missing_price_rule missing = carry{.max_age = 120};
    const base_point base{.date = date{2024, 12, 30}, .level = 1000};
    const rulebook rules = coindesk_20_style(data, base, missing);
    const auto snapshots = rank_reviews(rules, universe);
    const track twenty = calculate(rules, universe, snapshots);
    const track eighty = calculate(coindesk_80_style(data, twenty, base, missing), universe, snapshots);
    const track five = calculate(coindesk_5_style(data, twenty, base, missing), universe, snapshots);
    const track hundred = calculate(coindesk_100_style(data, twenty, eighty, base, missing), universe, snapshots);
    expect_growth({{twenty, -23.85, 8.97}, {eighty, -43.66, -38.50}, {five, -17.24, 19.21}, {hundred, -19.46, 14.28}});
}

}
