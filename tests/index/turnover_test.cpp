// SPDX-License-Identifier: BSL-1.0
#include <tidemark/index/turnover.hpp>

#include "support/thrown.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <cstddef>
#include <limits>
#include <random>
#include <stdexcept>
#include <string>
#include <vector>

using namespace tidemark::index;
using tidemark::support::thrown;

namespace {

using assets = std::vector<std::size_t>;

// Weights .50, .30, .20 drift by +10 %, -5 % and 0 %; the targets are .45, .30, 0 and .25 for a newcomer.
TEST(compare, counts_turnover_against_drifted_weights) {
    const std::vector<holding> undrifted{{0, .50}, {1, .30}, {2, .20}};
    const std::vector<holding> target{{3, .25}, {0, .45}, {1, .30}};
    std::vector<holding> drifted = undrifted;
    const double total = .50 * 1.10 + .30 * 0.95 + .20;
    drifted[0].weight = .50 * 1.10 / total;
    drifted[1].weight = .30 * 0.95 / total;
    drifted[2].weight = .20 / total;

    const exchange moved = compare(drifted, target);
    EXPECT_NEAR(moved.one_way_turnover, .2746376812, 5e-11);
    EXPECT_EQ(moved.additions, assets{3});
    EXPECT_EQ(moved.deletions, assets{2});
    EXPECT_NEAR(compare(undrifted, target).one_way_turnover, .25, 1e-15) << "what ignoring the drift would read";
}

TEST(compare, knows_nothing_and_everything) {
    const std::vector<holding> some{{4, .5}, {2, .5}};
    const std::vector<holding> others{{3, .25}, {1, .75}};
    EXPECT_EQ(compare(some, some).one_way_turnover, 0);
    EXPECT_EQ(compare(some, some).additions, assets{});
    EXPECT_EQ(compare(some, others).one_way_turnover, 1);
    EXPECT_EQ(compare(some, others).additions, (assets{1, 3}));
    EXPECT_EQ(compare(some, others).deletions, (assets{2, 4}));
}

const std::vector<holding> old_weights{{0, .50}, {1, .30}, {2, .20}};
const std::vector<holding> new_weights{{3, .25}, {0, .45}, {1, .30}};

double growth_of(std::size_t asset) { return asset == 0 ? 1.10 : asset == 1 ? 0.95 : 1.00; }

TEST(compare, tells_buys_from_sells) {
    const exchange moved = compare(drifted(old_weights, growth_of), new_weights);
    EXPECT_NEAR(moved.one_way_turnover, .2746376812, 5e-11);
    EXPECT_NEAR(moved.buys, .2746376812, 5e-11);
    EXPECT_NEAR(moved.sells, .2746376812, 5e-11);
    EXPECT_NEAR(moved.two_way_turnover(), 2 * .2746376812, 1e-10);
    EXPECT_NEAR(compare(old_weights, new_weights).two_way_turnover(), .5, 1e-15) << "against undrifted targets";
    EXPECT_EQ(compare({}, new_weights).buys, 1) << "with nothing held all is bought";
    EXPECT_EQ(compare({}, new_weights).sells, 0);
    EXPECT_EQ(compare({}, {}).two_way_turnover(), 0);
}

TEST(compare, is_its_definition_in_long_double) {
    std::mt19937_64 engine{3};
    const auto uniform = [&] { return static_cast<double>(engine() >> 11) * 0x1p-53; };
    for (int round = 0; round < 100; ++round) {
        std::vector<holding> held, target;
        std::vector<long double> change(40);
        for (std::size_t asset = 40; asset-- > 0;) {
            if (uniform() < 0.6) held.push_back({asset, uniform()});
            if (uniform() < 0.6) target.push_back({asset, uniform()});
        }
        for (const holding& h : held) change[h.asset] -= h.weight;
        for (const holding& h : target) change[h.asset] += h.weight;
        long double buys = 0, sells = 0;
        for (const long double c : change) (c > 0 ? buys : sells) += std::abs(c);
        const exchange moved = compare(held, target);
        ASSERT_NEAR(moved.buys, static_cast<double>(buys), 1e-14);
        ASSERT_NEAR(moved.sells, static_cast<double>(sells), 1e-14);
        ASSERT_NEAR(moved.one_way_turnover, static_cast<double>(buys + sells) / 2, 1e-14);
        for (const trade& t : trades(held, target)) {
            ASSERT_NEAR(t.weight, static_cast<double>(change[t.asset]), 1e-15);
            change[t.asset] = 0;
        }
        for (const long double c : change) ASSERT_EQ(c, 0) << "no trade is left out";
    }
}

TEST(trades, lead_from_one_portfolio_to_another) {
    const auto moved = trades(old_weights, new_weights);
    ASSERT_EQ(moved.size(), 3U) << "what stays as it is is no trade";
    EXPECT_EQ(moved[0].asset, 0U);
    EXPECT_NEAR(moved[0].weight, -.05, 1e-16);
    EXPECT_EQ(moved[1].asset, 2U);
    EXPECT_EQ(moved[1].weight, -.20);
    EXPECT_EQ(moved[2].asset, 3U);
    EXPECT_EQ(moved[2].weight, .25);
    EXPECT_TRUE(trades(old_weights, old_weights).empty());
    EXPECT_TRUE(trades({}, {}).empty());
}

TEST(drifted, weighs_anew_what_prices_moved) {
    const auto now = drifted(old_weights, growth_of);
    const double total = .50 * 1.10 + .30 * 0.95 + .20;
    EXPECT_DOUBLE_EQ(now[0].weight, .55 / total);
    EXPECT_DOUBLE_EQ(now[1].weight, .285 / total);
    EXPECT_DOUBLE_EQ(now[2].weight, .20 / total);
    EXPECT_TRUE(drifted({}, growth_of).empty());
    EXPECT_EQ(drifted(old_weights, [](std::size_t asset) { return asset == 1 ? 2.0 : 0.0; })[1].weight, 1);
}

TEST(drifted, refuses_what_is_no_growth) {
    const auto by = [](double growth) {
        return thrown<std::invalid_argument>([&] { drifted(old_weights, [&](std::size_t) { return growth; }); });
    };
    EXPECT_EQ(by(-1), "growth of asset 0 is -1, expected a finite number, zero or more");
    EXPECT_EQ(by(std::numeric_limits<double>::quiet_NaN()),
              "growth of asset 0 is nan, expected a finite number, zero or more");
    EXPECT_EQ(thrown<std::domain_error>([] { drifted(old_weights, [](std::size_t) { return 0.0; }); }),
              "drifted weights sum to 0, a positive sum is needed");
}

}
