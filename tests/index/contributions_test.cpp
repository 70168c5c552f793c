// SPDX-License-Identifier: BSL-1.0
#include <tidemark/index/contributions.hpp>

#include "support/thrown.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <cstddef>
#include <limits>
#include <map>
#include <random>
#include <stdexcept>
#include <string>
#include <vector>

using namespace tidemark::index;
using tidemark::core::date;
using tidemark::support::thrown;
using positions = std::vector<valued_position>;

namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr date first_day{2024, 1, 1};

// A hundred of A, fifty of B and two hundred of C at 10, 40 and 5, at a level of 1000. The next day they stand at 11,
// 38 and 5.5; then A has been issued anew and C has given way to eighty of D at 20, and A, B and D move to 12, 39
// and 18.
contributions of_a_small_index() {
    contributions told{identity_checks::on};
    told(first_day, positions{{0, 100, 10, 10}, {1, 50, 40, 40}, {2, 200, 5, 5}}, 4);
    told(first_day + 1, positions{{0, 100, 10, 11}, {1, 50, 40, 38}, {2, 200, 5, 5.5}}, 4);
    told(first_day + 2, positions{{0, 120, 11, 12}, {1, 50, 38, 39}, {3, 80, 20, 18}}, 4.7024390243902445);
    return told;
}

TEST(contributions, of_a_small_index_sum_to_its_return) {
    const contributions told = of_a_small_index();
    EXPECT_EQ(told.levels()[1], 1025);
    EXPECT_DOUBLE_EQ(told.levels()[2], 1027.1265560165973);

    const auto day = told.points(first_day, first_day + 1);
    ASSERT_EQ(day.size(), 3U);
    EXPECT_EQ(day[0].amount, 25);
    EXPECT_EQ(day[1].amount, -25);
    EXPECT_EQ(day[2].amount, 25);

    const auto both = told.to_return(first_day, first_day + 2);
    ASSERT_EQ(both.size(), 4U) << "who came and who left";
    EXPECT_EQ(both[2].amount, .025);
    EXPECT_EQ(both[3].asset, 3U);
    EXPECT_DOUBLE_EQ(both[3].amount, 80 * -2 / 4.7024390243902445 / 1000);
    double sum = 0;
    for (const contribution& c : both) sum += c.amount;
    EXPECT_NEAR(sum, .0271265560165973, 5e-16) << "two units in the last place of the level";
}

TEST(contributions, add_up_by_group) {
    const contributions told = of_a_small_index();
    const auto group_of = [](std::size_t asset) { return std::string{asset < 2 ? "old" : "other"}; };
    const std::map<std::string, double> groups = told.to_return_by_group(first_day, first_day + 1, group_of);
    EXPECT_EQ(groups, (std::map<std::string, double>{{"old", 0}, {"other", .025}}));
}

/// An index that changes its units, its members and its divisor, splits, pays, and lets members fall to nothing.
struct living_index {
    std::mt19937_64 engine;
    positions held{};
    double divisor = 1;
    long double level = 0;
    std::map<std::size_t, long double> points{};

    explicit living_index(std::uint64_t seed) : engine{seed} {
        for (std::size_t asset = 0; asset < 30; ++asset) {
            const double price = std::exp(6 * uniform() - 3);
            held.push_back({asset, std::exp(12 * uniform()), price, price});
        }
        divisor = static_cast<double>(value(&valued_position::price) / 1000);
        level = value(&valued_position::price) / divisor;
    }
    double uniform() { return static_cast<double>(engine() >> 11) * 0x1p-53; }
    long double value(double valued_position::*price) const {
        long double sum = 0;
        for (const valued_position& p : held) sum += static_cast<long double>(p.units) * p.*price;
        return sum;
    }
    void next_day() {
        for (valued_position& p : held) p.price_before = p.price;
        if (uniform() < 0.2) {  // a review
            const long double before = value(&valued_position::price_before);
            for (valued_position& p : held) p.units *= 0.5 + uniform();
            if (uniform() < 0.5) held.erase(held.begin() + static_cast<std::ptrdiff_t>(uniform() * 20));
            held.push_back({40 + engine() % 40, 1e4, 1, 1});
            divisor *= static_cast<double>(value(&valued_position::price_before) / before);
        }
        if (uniform() < 0.2) {  // a split
            held[3].units *= 1000;
            held[3].price_before /= 1000;
        }
        for (valued_position& p : held) p.price = p.price_before * (1 + 0.2 * (uniform() - 0.5));
        if (uniform() < 0.02) held[5].price = 0;
        for (const valued_position& p : held) {
            points[p.asset] +=
                static_cast<long double>(p.units) * (static_cast<long double>(p.price) - p.price_before) / divisor;
        }
        level = value(&valued_position::price) / divisor;
    }
};

TEST(contributions, are_their_definition_in_long_double) {
    for (std::uint64_t seed = 1; seed <= 10; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        living_index live{seed};
        contributions told{identity_checks::on};
        told(first_day, live.held, live.divisor);
        const long double base = live.level;
        double bound = 0;
        for (int day = 1; day <= 400; ++day) {
            live.next_day();
            told(first_day + day, live.held, live.divisor);
            const auto t = static_cast<std::size_t>(day);
            bound += (static_cast<double>(live.held.size()) + 16) * 0x1p-52 * (told.levels()[t - 1] + told.levels()[t]);
        }
        long double sum = 0;
        const auto all = told.points(first_day, first_day + 400);
        ASSERT_EQ(all.size(), live.points.size());
        for (const contribution& c : all) {
            ASSERT_NEAR(c.amount, static_cast<double>(live.points[c.asset]), bound);
            sum += c.amount;
        }
        EXPECT_LE(std::abs(sum - (live.level - base)), bound);
        long double share = 0;
        for (const contribution& c : told.to_return(first_day, first_day + 400)) share += c.amount;
        EXPECT_LE(std::abs(share - (live.level / base - 1)), 2 * bound / 1000);
        EXPECT_LT(bound, 1e-7) << "or the test says little";
    }
}

TEST(contributions, of_neighbouring_spans_add_up) {
    living_index live{99};
    contributions told{identity_checks::on};
    told(first_day, live.held, live.divisor);
    for (int day = 1; day <= 60; ++day) {
        live.next_day();
        told(first_day + day, live.held, live.divisor);
    }
    std::map<std::size_t, double> sum;
    for (const contribution& c : told.points(first_day, first_day + 20)) sum[c.asset] += c.amount;
    for (const contribution& c : told.points(first_day + 20, first_day + 60)) sum[c.asset] += c.amount;
    for (const contribution& c : told.points(first_day, first_day + 60)) EXPECT_NEAR(c.amount, sum[c.asset], 1e-10);
    EXPECT_TRUE(told.points(first_day + 7, first_day + 7).empty());
}

TEST(contributions, count_an_asset_that_is_held_twice_once) {
    contributions told{identity_checks::on};
    told(first_day, positions{{5, 1, 1, 1}}, 1);
    told(first_day + 1, positions{{5, .5, 1, 2}, {5, .5, 1, 4}}, 1);
    const auto day = told.points(first_day, first_day + 1);
    ASSERT_EQ(day.size(), 1U);
    EXPECT_EQ(day[0].amount, 2);
}

TEST(contributions, say_where_they_do_not_add_up) {
    const auto units_doubled = [](identity_checks checks) {
        contributions told{checks};
        told(first_day, positions{{0, 100, 10, 10}}, 1);
        const std::string message = thrown<std::logic_error>([&] {
            told(first_day + 1, positions{{0, 200, 10, 11}}, 1);
        });
        EXPECT_EQ(told.dates().size(), checks == identity_checks::on ? 1U : 2U);
        return message;
    };
    EXPECT_EQ(units_doubled(identity_checks::on),
              "on 2024-01-02 the points of all assets and the change of the level differ by -1000, at most "
              "1.2079226507921703e-11 is rounding");
    EXPECT_EQ(units_doubled(identity_checks::off), "(nothing thrown)");

    contributions told{identity_checks::on};
    told(first_day, positions{{0, 100, 10, 10}}, 1);
    EXPECT_NE(thrown<std::logic_error>([&] {
                  told(first_day + 1, positions{{0, 100, 10, nan}}, 1);
              }),
              "(nothing thrown)");
    EXPECT_EQ(thrown<std::logic_error>([&] {
                  told(first_day + 1, positions{{0, 100, 10, 9}}, 1);
              }),
              "(nothing thrown)")
        << "nothing is remembered of a close that was refused";
    EXPECT_EQ(told.points(first_day, first_day + 1)[0].amount, -100);
}

TEST(contributions, refuse_what_they_cannot_mean) {
    contributions told = of_a_small_index();
    const auto shown = [&](date day, double divisor) {
        return thrown<std::invalid_argument>([&] { told(day, positions{{0, 1, 1, 1}}, divisor); });
    };
    EXPECT_EQ(shown({}, 1), "date is (no date), expected a day");
    EXPECT_EQ(shown(first_day + 2, 1), "date is 2024-01-03, expected a day after 2024-01-03");
    EXPECT_EQ(shown(first_day + 3, 0), "divisor is 0, expected a positive finite number");
    EXPECT_EQ(shown(first_day + 3, nan), "divisor is nan, expected a positive finite number");
    const auto asked = [&](date after, date until) {
        return thrown<std::invalid_argument>([&] { static_cast<void>(told.points(after, until)); });
    };
    EXPECT_EQ(asked(first_day - 1, first_day), "after is 2023-12-31, expected the date of a close");
    EXPECT_EQ(asked(first_day, first_day + 9), "until is 2024-01-10, expected the date of a close");
    EXPECT_EQ(asked(first_day + 1, first_day), "until is 2024-01-01, expected a close no earlier than 2024-01-02");
    EXPECT_EQ(thrown<std::invalid_argument>(
                  [] { static_cast<void>(contributions{identity_checks::off}.to_return(first_day, first_day)); }),
              "after is 2024-01-01, expected the date of a close");
}

}
