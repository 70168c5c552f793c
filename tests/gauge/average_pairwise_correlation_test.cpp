// SPDX-License-Identifier: BSL-1.0
#include <tidemark/gauge/average_pairwise_correlation.hpp>

#include "support/markets.hpp"
#include "support/thrown.hpp"

#include <tidemark/core/pairs.hpp>
#include <tidemark/risk/correlation.hpp>
#include <tidemark/run/whole.hpp>

#include <gtest/gtest.h>

#include <cmath>
#include <cstddef>
#include <random>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

using namespace tidemark::gauge;
namespace core = tidemark::core;
using tidemark::index::every_asset;
using tidemark::index::known_market;
using tidemark::index::market;
using tidemark::support::market_of;
using tidemark::support::thrown;

namespace {

constexpr double none = tidemark::support::absent;

using series = std::vector<double>;

double average_of(const std::vector<series>& columns) {
    series all;
    for (const series& c : columns) all.insert(all.end(), c.begin(), c.end());
    return average_pairwise_correlation(core::panel_view<double>{all.data(), columns.empty() ? 0 : columns[0].size(),
                                                                 columns.size(), core::storage::column_major});
}

double mean_of_pairs(const std::vector<series>& columns) {
    double sum = 0, pairs = 0;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        for (std::size_t j = i + 1; j < columns.size(); ++j) {
            sum += tidemark::run::whole(tidemark::risk::correlation{}, core::pairs(columns[i], columns[j]));
            pairs += 1;
        }
    }
    return sum / pairs;
}

std::vector<series> factor_returns(std::size_t columns, std::size_t rows, double loading, unsigned seed) {
    std::mt19937_64 random{seed};
    std::normal_distribution<double> normal;
    std::vector<series> all(columns, series(rows));
    for (std::size_t t = 0; t < rows; ++t) {
        const double factor = normal(random);
        for (std::size_t i = 0; i < columns; ++i) {
            all[i][t] = 0.01 * static_cast<double>(i + 1) * (0.3 + loading * factor + normal(random));
        }
    }
    return all;
}

TEST(average_pairwise_correlation, is_the_mean_over_all_pairs) {
    for (const std::size_t columns : {2U, 3U, 20U, 60U}) {
        for (const std::size_t rows : {2U, 3U, 30U, 250U}) {
            for (const double loading : {0.0, 1.0, 30.0}) {
                const auto returns = factor_returns(columns, rows, loading, 7);
                EXPECT_NEAR(average_of(returns), mean_of_pairs(returns), 1e-13) << columns << " x " << rows;
            }
        }
    }
}

TEST(average_pairwise_correlation, lies_between_its_bounds) {
    const series x{.01, .03, -.02};
    EXPECT_NEAR(average_of({x, x, x}), 1, 1e-15);
    EXPECT_NEAR(average_of({{1, 2, 3}, {3, 2, 1}}), -1, 1e-15);
    EXPECT_NEAR(average_of({{1, -1, 0}, {0, 1, -1}, {-1, 0, 1}}), -.5, 1e-15) << "-1 / (n - 1)";
    EXPECT_NEAR(average_of({{1, 2, 3}, {1e-9, 2e-9, 3e-9}, {5 + 1e9, 6 + 1e9, 7 + 1e9}}), 1, 1e-15);
}

TEST(average_pairwise_correlation, leaves_out_what_has_no_correlation_on_the_same_rows) {
    const series x{.01, .03, -.02}, y{.02, -.01, .01}, gap{.01, none, .02}, still{.1, .1, .1}, wild{1, HUGE_VAL, 2};
    EXPECT_EQ(average_of({x, gap, y, still, wild}), average_of({x, y}));
    EXPECT_TRUE(std::isnan(average_of({x, gap, still})));
    EXPECT_TRUE(std::isnan(average_of({})));
    EXPECT_TRUE(std::isnan(average_of({x})));
    EXPECT_TRUE(std::isnan(average_of({{1}, {2}}))) << "of one row";
    EXPECT_TRUE(std::isnan(average_of({{}, {}})));
}

TEST(average_pairwise_correlation, reads_panels_of_any_layout) {
    const std::vector<float> rows{1, 2, 0, 4, 1, 0, 2, 5, 0};
    const core::panel_view<float> panel{rows.data(), 3, 2, 3, 1};
    EXPECT_NEAR(average_pairwise_correlation(panel), mean_of_pairs({{1, 4, 2}, {2, 1, 5}}), 1e-15);
}

members_rule everybody() {
    return [](const known_market& known) {
        std::vector<std::size_t> all(known.asset_count());
        for (std::size_t i = 0; i < all.size(); ++i) all[i] = i;
        return all;
    };
}

TEST(average_correlation_of_members, is_that_of_their_daily_returns) {
    const market universe =
        market_of({{1, 1, 1, 5}, {2, 3, 1, none}, {3, 3, 1, 5}, {9, 6, 1, 7}}, std::vector<series>(4, {9, 8, 7, 6}));
    const auto over = [&](int window, std::size_t day) {
        return average_correlation_of_members{.members = everybody(),
                                              .window = window,
                                              .membership = membership_date::window_end}(known_market(universe, day));
    };
    EXPECT_NEAR(over(3, 3), mean_of_pairs({{1, .5, 2}, {2, 0, 1}}), 1e-15) << "one stands still, one missed a day";
    EXPECT_NEAR(over(2, 2), mean_of_pairs({{1, .5}, {2, 0}}), 1e-15);
    EXPECT_TRUE(std::isnan(over(3, 2))) << "before the market";
}

TEST(average_correlation_of_members, asks_who_belongs_on_the_day_that_is_said) {
    const market universe = market_of({{1, 1, 1}, {2, 3, 5}, {3, 3, 7}}, {{9, 8, 1}, {9, 8, 1}, {9, 1, 8}});
    const auto on = [&](membership_date day) {
        return average_correlation_of_members{.members = members{.eligibility = every_asset{}, .count = 2},
                                              .window = 2,
                                              .membership = day}(known_market(universe, 2));
    };
    EXPECT_NEAR(on(membership_date::window_start), mean_of_pairs({{1, .5}, {2, 0}}), 1e-15);
    EXPECT_NEAR(on(membership_date::window_end), mean_of_pairs({{1, .5}, {4, .4}}), 1e-15);
}

TEST(average_correlation_of_members, refuses_a_window_of_one_return) {
    EXPECT_EQ(thrown<std::invalid_argument>([] {
                  return average_correlation_of_members{
                      .members = everybody(), .window = 1, .membership = membership_date::window_end};
              }),
              "window is 1, expected 2 days or more");
}

}
