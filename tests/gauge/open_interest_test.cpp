// SPDX-License-Identifier: BSL-1.0
#include <tidemark/gauge/open_interest.hpp>

#include "support/thrown.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <random>
#include <stdexcept>
#include <vector>

using namespace tidemark::gauge;
using tidemark::core::date;
using tidemark::support::thrown;

namespace {

using chain = std::vector<strike_interest>;

const date june{2026, 6, 26}, september{2026, 9, 25};
const chain five{{80, 100, 700}, {90, 200, 800}, {100, 900, 300}, {110, 300, 50}, {120, 100, 10}};

TEST(OpenInterest, OfAWorkedExample) {
    const double by_hand[]{15900, 5300, 4700, 16100, 31000};
    const std::vector<settlement> payouts = payouts_by_settlement(five);
    ASSERT_EQ(payouts.size(), 5U);
    for (std::size_t i = 0; i < 5; ++i) EXPECT_EQ(payouts[i].payout, by_hand[i]) << five[i].strike;
    EXPECT_EQ(max_pain(five).strike, 100);
    EXPECT_EQ(call_wall(five), 100);
    EXPECT_EQ(put_wall(five), 90);
    EXPECT_EQ(put_call_ratio(five), 1.1625);
    EXPECT_EQ(top_strike_share(five, option_side::calls), 0.5625);
    EXPECT_EQ(top_strike_share(five, option_side::both), 1200.0 / 3460);
    EXPECT_EQ(share_of_strikes_within(five, option_side::puts, 100, 0.1), (800.0 + 300 + 50) / 1860) << "bounds count";
}

TEST(OpenInterest, IsSummedOverTheExpiriesThatAreNamed) {
    const std::vector<option_interest> rows{
        {june, 100, 5, 1}, {september, 90, 2, 4}, {september, 100, 1, 1}, {june, 100, 2, 0}, {june, 80, 0, 3}};
    EXPECT_EQ(open_interest_by_strike(rows, std::vector{june}), (chain{{80, 0, 3}, {100, 7, 1}}));
    EXPECT_EQ(open_interest_by_strike(rows, std::vector{june, september}),
              (chain{{80, 0, 3}, {90, 2, 4}, {100, 8, 2}}));
    EXPECT_TRUE(open_interest_by_strike(rows, {}).empty());
    EXPECT_EQ(thrown<std::invalid_argument>([&] { open_interest_by_strike(rows, std::vector{june + 1}); }),
              "expiry is 2026-06-27, expected one that rows are of");
}

TEST(OpenInterest, PayoutsAreThoseOfTheDefinition) {
    std::mt19937_64 bits{3};
    for (int round = 0; round < 50; ++round) {
        chain strikes;
        double strike = 50;
        for (int i = 0; i < 40; ++i) {
            strike += 1 + static_cast<double>(bits() % 9);
            strikes.push_back({strike, static_cast<double>(bits() % 1000), static_cast<double>(bits() % 1000)});
        }
        double least = std::numeric_limits<double>::infinity();
        for (const settlement& s : payouts_by_settlement(strikes)) {
            double sum = 0;
            for (const strike_interest& k : strikes)
                sum += std::max(s.strike - k.strike, 0.0) * k.calls + std::max(k.strike - s.strike, 0.0) * k.puts;
            EXPECT_EQ(s.payout, sum) << "whole numbers are summed exactly";
            least = std::min(least, s.payout);
        }
        EXPECT_EQ(max_pain(strikes).payout, least);
    }
}

TEST(OpenInterest, Edges) {
    const chain closed{{90, 0, 0}, {100, 0, 0}};
    for (const chain& nothing : {chain{}, closed}) {
        EXPECT_TRUE(std::isnan(put_call_ratio(nothing)));
        EXPECT_TRUE(std::isnan(max_pain(nothing).strike));
        EXPECT_TRUE(std::isnan(call_wall(nothing)));
        EXPECT_TRUE(std::isnan(put_wall(nothing)));
        EXPECT_TRUE(std::isnan(top_strike_share(nothing, option_side::both)));
        EXPECT_TRUE(std::isnan(share_of_strikes_within(nothing, option_side::both, 100, 0.1)));
    }
    EXPECT_TRUE(std::isnan(share_of_strikes_within(five, option_side::both, std::nan(""), 0.1)));
    EXPECT_EQ(put_call_ratio(chain{{100, 0, 5}}), std::numeric_limits<double>::infinity());
    EXPECT_EQ(call_wall(chain{{90, 5, 0}, {100, 5, 0}}), 90) << "the lowest of equals";
    EXPECT_EQ(max_pain(chain{{90, 5, 0}, {100, 0, 5}}).strike, 90);
}

TEST(OpenInterest, RefusesStrikesOutOfOrderAndNegativeInterest) {
    const auto refused = [](const chain& strikes) { return thrown<std::invalid_argument>([&] { max_pain(strikes); }); };
    EXPECT_EQ(refused({{100, 1, 1}, {90, 1, 1}}), "strike 1 is 90, expected more than the strike before it, 100");
    EXPECT_EQ(refused({{100, 1, 1}, {100, 1, 1}}), "strike 1 is 100, expected more than the strike before it, 100");
    EXPECT_EQ(refused({{100, -1, 1}}), "open interest in calls at strike 100 is -1, expected zero or more contracts");
    EXPECT_EQ(refused({{100, 1, std::nan("")}}),
              "open interest in puts at strike 100 is nan, expected zero or more contracts");
    EXPECT_EQ(refused({{0, 1, 1}}), "strike is 0, expected a positive finite number");
    EXPECT_EQ(thrown<std::invalid_argument>([] {
                  open_interest_by_strike(std::vector<option_interest>{{june, 100, 1, -2}}, std::vector{june});
              }),
              "open interest in puts at strike 100 is -2, expected zero or more contracts");
    EXPECT_EQ(thrown<std::invalid_argument>([] { share_of_strikes_within(five, option_side::both, 0, 0.1); }),
              "price is 0, expected a positive number");
    EXPECT_EQ(thrown<std::invalid_argument>([] { share_of_strikes_within(five, option_side::both, 100, -0.1); }),
              "within is -0.1, expected zero or more");
}

}
