// SPDX-License-Identifier: BSL-1.0
// The books of a track must balance: what its records say of each other, on random markets by fixed seeds.
#include <tidemark/index/calculate.hpp>
#include <tidemark/index/track.hpp>

#include "support/markets.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <set>
#include <string>
#include <vector>

using namespace tidemark::index;

namespace {

template <class Check>
void on_random_books(Check check) {
    for (std::uint64_t seed = 1; seed <= 50; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        const market universe = tidemark::support::market_of(tidemark::support::random_quotes(seed, 40, 150), 40);
        const track t = calculate({.eligibility = exclude_classes{"stable"},
                                   .selection = largest(8) | smallest(6),
                                   .weighting = market_cap{},
                                   .schedule = month_start{},
                                   .missing_prices = zero_after{.max_age = 3},
                                   .base = {.date = universe.dates().front(), .level = 1000}},
                                  universe);
        check(universe, t);
    }
}

double level_on(const track& t, tidemark::core::date day) {
    return t.levels.at(static_cast<std::size_t>(std::find(t.dates.begin(), t.dates.end(), day) - t.dates.begin()));
}

std::set<std::size_t> assets_of(const review& r) {
    std::set<std::size_t> result;
    for (const member& m : r.members) result.insert(m.asset);
    return result;
}

TEST(track, has_a_level_and_a_divisor_for_each_day) {
    on_random_books([](const market&, const track& t) {
        EXPECT_EQ(t.dates.size(), 150U);
        EXPECT_EQ(t.levels.size(), 150U);
        EXPECT_EQ(t.divisors.size(), 150U);
        EXPECT_EQ(t.reviews.size(), 6U) << "20 January and the first of each month to June";
    });
}

TEST(track, weights_units_and_market_values_agree) {
    on_random_books([](const market&, const track& t) {
        for (const review& r : t.reviews) {
            double weights = 0;
            double value = 0;
            double market_caps = 0;
            for (const member& m : r.members) {
                weights += m.weight;
                value += m.units * m.price;
                market_caps += m.market_cap;
                EXPECT_NEAR(m.units, m.market_cap / m.price, 1e-14 * m.units) << "under market-cap weights the supply";
            }
            EXPECT_NEAR(weights, 1, 1e-12);
            EXPECT_NEAR(r.market_value_after, value, 1e-14 * value);
            EXPECT_NEAR(r.market_value_after, market_caps, 1e-14 * market_caps);
        }
    });
}

TEST(track, reviews_leave_the_level_as_it_was) {
    on_random_books([](const market&, const track& t) {
        for (const review& r : t.reviews) {
            const double level = level_on(t, r.date);
            EXPECT_NEAR(r.market_value_before / r.divisor_before, level, 1e-14 * level);
            EXPECT_NEAR(r.market_value_after / r.divisor_after, level, 1e-14 * level);
        }
    });
}

TEST(track, divisor_changes_on_the_day_after_a_review_only) {
    on_random_books([](const market&, const track& t) {
        for (std::size_t i = 1; i < t.dates.size(); ++i) {
            const auto yesterday = std::find_if(t.reviews.begin(), t.reviews.end(),
                                                [&](const review& r) { return r.date == t.dates[i - 1]; });
            EXPECT_EQ(t.divisors[i], yesterday == t.reviews.end() ? t.divisors[i - 1] : yesterday->divisor_after);
        }
    });
}

TEST(track, additions_and_deletions_lead_from_old_members_to_new) {
    on_random_books([](const market&, const track& t) {
        EXPECT_TRUE(t.reviews[0].additions.empty()) << "nothing is exchanged at the base";
        EXPECT_EQ(t.reviews[0].one_way_turnover, 0);
        for (std::size_t i = 1; i < t.reviews.size(); ++i) {
            const auto old = assets_of(t.reviews[i - 1]);
            const auto now = assets_of(t.reviews[i]);
            std::vector<std::size_t> joined;
            std::vector<std::size_t> left;
            std::set_difference(now.begin(), now.end(), old.begin(), old.end(), std::back_inserter(joined));
            std::set_difference(old.begin(), old.end(), now.begin(), now.end(), std::back_inserter(left));
            EXPECT_EQ(t.reviews[i].additions, joined);
            EXPECT_EQ(t.reviews[i].deletions, left);
        }
    });
}

TEST(track, turnover_is_that_of_drifted_weights) {
    on_random_books([](const market& universe, const track& t) {
        for (std::size_t i = 1; i < t.reviews.size(); ++i) {
            const review& before = t.reviews[i - 1];
            const review& r = t.reviews[i];
            const auto prices = universe.prices(universe.find_day(r.date).value());
            std::vector<double> change(universe.assets().size());
            double unpriced = r.market_value_before;
            for (const member& m : before.members) {
                if (std::isnan(prices[m.asset])) continue;
                change[m.asset] -= m.units * prices[m.asset] / r.market_value_before;
                unpriced -= m.units * prices[m.asset];
            }
            for (const member& m : r.members) change[m.asset] += m.weight;
            double turnover = unpriced / r.market_value_before;  // members without a price all leave
            for (const double c : change) turnover += std::abs(c);
            EXPECT_NEAR(r.one_way_turnover, turnover / 2, 1e-14);
        }
    });
}

TEST(track, counts_each_missing_price_once) {
    on_random_books([](const market& universe, const track& t) {
        std::size_t counted = 0;
        std::size_t missing = 0;
        std::size_t current = 0;
        for (const review& r : t.reviews) counted += r.carried_prices + r.zeroed_prices;
        for (std::size_t i = 1; i < t.dates.size(); ++i) {
            for (const member& m : t.reviews[current].members) {
                if (std::isnan(universe.prices(i)[m.asset])) ++missing;
            }
            if (current + 1 < t.reviews.size() && t.reviews[current + 1].date == t.dates[i]) ++current;
        }
        EXPECT_EQ(counted, missing);
        EXPECT_GT(missing, 0U) << "or the test says nothing";
    });
}

}
