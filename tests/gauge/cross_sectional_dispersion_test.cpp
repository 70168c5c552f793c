// SPDX-License-Identifier: BSL-1.0
#include <tidemark/gauge/cross_sectional_dispersion.hpp>

#include "support/markets.hpp"
#include "support/thrown.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <cstddef>
#include <stdexcept>
#include <string>
#include <vector>

using namespace tidemark::gauge;
using tidemark::index::every_asset;
using tidemark::index::known_market;
using tidemark::index::market;
using tidemark::support::market_of;
using tidemark::support::thrown;

namespace {

constexpr double none = tidemark::support::absent;

using series = std::vector<double>;
using enum membership_date;

// The sectors and the basket of a weekly note of CF Benchmarks, 12 January 2026, in per cent; the last two figures were
// computed by an independent program.
TEST(cross_sectional_dispersion, is_what_a_published_note_says_of_its_sectors) {
    const series sectors{4.18, -.62, -2.35, -3.93, -3.41, -3.12}, basket{2.29, -3.69};
    EXPECT_NEAR(cross_sectional_spread(sectors), 8.11, 1e-14);
    EXPECT_NEAR(cross_sectional_spread(basket), 5.98, 1e-14);
    EXPECT_NEAR(cross_sectional_standard_deviation(sectors), 3.030718836623857, 1e-14);
    EXPECT_NEAR(cross_sectional_standard_deviation(sectors, 0), 2.7666551204578345, 1e-14);
    EXPECT_NEAR(cross_sectional_mean_absolute_deviation(sectors), 2.2144444444444447, 1e-14);
}

TEST(cross_sectional_dispersion, leaves_out_who_has_no_return) {
    const series with{none, 1, 3, none};
    EXPECT_EQ(cross_sectional_spread(with), 2);
    EXPECT_EQ(cross_sectional_standard_deviation(with), std::sqrt(2.0));
    EXPECT_EQ(cross_sectional_mean_absolute_deviation(with), 1);
    for (const series& nobody : {series{}, series{none}}) {
        EXPECT_TRUE(std::isnan(cross_sectional_spread(nobody)));
        EXPECT_TRUE(std::isnan(cross_sectional_standard_deviation(nobody)));
        EXPECT_TRUE(std::isnan(cross_sectional_mean_absolute_deviation(nobody)));
    }
    EXPECT_EQ(cross_sectional_spread(series{7}), 0);
    EXPECT_TRUE(std::isnan(cross_sectional_standard_deviation(series{7})));
    EXPECT_EQ(cross_sectional_mean_absolute_deviation(series{7}), 0);
    EXPECT_EQ(cross_sectional_standard_deviation(series{.1, .1, .1}), 0);
}

members_rule everybody() {
    return [](const known_market& known) {
        std::vector<std::size_t> all(known.asset_count());
        for (std::size_t i = 0; i < all.size(); ++i) all[i] = i;
        return all;
    };
}

cross_sectional_dispersion over_two_days(dispersion measure, members_rule members = everybody(),
                                         membership_date membership = window_end) {
    return {.members = std::move(members), .window = 2, .membership = membership, .measure = measure};
}

const market universe =
    market_of({{1, 4, 1, none}, {7, 7, none, 7}, {1.5, 3, 1, 5}}, {{9, 1, 1, 1}, {1, 1, 1, 1}, {1, 1, 9, 1}});

TEST(cross_sectional_dispersion, is_taken_from_the_returns_of_the_members) {
    const known_market known{universe, 2};
    EXPECT_EQ(over_two_days(dispersion::best_less_worst)(known), .75);
    EXPECT_NEAR(over_two_days(dispersion::standard_deviation)(known), .381881307912987, 1e-15);
    EXPECT_NEAR(over_two_days(dispersion::mean_absolute_deviation)(known), 5.0 / 18, 1e-15);
    EXPECT_EQ(over_two_days(dispersion::best_less_worst).returns(known).size(), 4U);
    EXPECT_TRUE(std::isnan(over_two_days(dispersion::best_less_worst).returns(known)[3])) << "too young";
    EXPECT_TRUE(std::isnan(over_two_days(dispersion::best_less_worst)(known_market(universe, 1))));
}

TEST(cross_sectional_dispersion, asks_who_belongs_on_the_day_that_is_said) {
    const known_market known{universe, 2};
    const members largest{.eligibility = every_asset{}, .count = 1};
    EXPECT_EQ(over_two_days(dispersion::best_less_worst, largest, window_start).returns(known), series{.5});
    EXPECT_EQ(over_two_days(dispersion::best_less_worst, largest, window_end).returns(known), series{0});
}

TEST(cross_sectional_dispersion, refuses_a_negative_ddof) {
    EXPECT_EQ(thrown<std::invalid_argument>([] {
                  return cross_sectional_dispersion{.members = everybody(),
                                                    .window = 2,
                                                    .membership = window_end,
                                                    .measure = dispersion::standard_deviation,
                                                    .ddof = -1};
              }),
              "ddof is -1, expected a finite number, zero or more");
    EXPECT_THROW(cross_sectional_standard_deviation(series{1, 2}, -1), std::invalid_argument);
}

}
