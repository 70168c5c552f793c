// SPDX-License-Identifier: BSL-1.0
#include <tidemark/risk/money_weighted_return.hpp>

#include "support/thrown.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <random>
#include <stdexcept>
#include <vector>

namespace {

namespace risk = tidemark::risk;
using risk::money_weighted_return;
using risk::rate_bracket;
using series = std::vector<double>;
using tidemark::support::thrown;

TEST(MoneyWeightedReturn, SolvesForTheRate) {
    EXPECT_NEAR(money_weighted_return(series{0, 1}, series{-100, 110}), 0.1, 1e-15);
    EXPECT_NEAR(money_weighted_return(series{0, 2}, series{-100, 25}), -0.5, 1e-15);
    EXPECT_NEAR(money_weighted_return(series{0, 1, 2}, series{-100, 5, 105}), 0.05, 1e-15);
    EXPECT_NEAR(money_weighted_return(series{0, 0, 1}, series{-60, -40, 300}), 2, 1e-14) << "flows of one time";
    EXPECT_EQ(money_weighted_return(series{0, 1}, series{-100, 100}), 0);
    EXPECT_NEAR(money_weighted_return(series{0, 30}, series{-1, 1e-9}), std::pow(1e-9, 1.0 / 30) - 1, 1e-13);
    EXPECT_NEAR(money_weighted_return(series{0, 1.0 / 365}, series{-100, 101}) / (std::pow(1.01, 365) - 1), 1, 1e-12);
    EXPECT_NEAR(money_weighted_return(series{5, 6}, series{1, -1.25}), 0.25, 1e-15) << "of either sign, at any time";
}

// The example in Microsoft's documentation of XIRR, which prints 37.34 %.
TEST(MoneyWeightedReturn, OfDatedFlows) {
    const std::vector<risk::cash_flow> flows{{{2008, 1, 1}, -10000},
                                             {{2008, 3, 1}, 2750},
                                             {{2008, 10, 30}, 4250},
                                             {{2009, 2, 15}, 3250},
                                             {{2009, 4, 1}, 2750}};
    EXPECT_NEAR(money_weighted_return(flows), 0.373362535, 5e-9);
    const double longer = money_weighted_return(flows, tidemark::core::year_length::days_365_25);
    EXPECT_NEAR(std::log1p(longer) / std::log1p(money_weighted_return(flows)), 365.25 / 365, 1e-12);
    EXPECT_EQ(money_weighted_return(flows, rate_bracket{0, 1}), money_weighted_return(flows));
}

TEST(MoneyWeightedReturn, WithSeveralRatesAsksForABracket) {
    const series times{0, 1, 2}, amounts{-100, 230, -132};  // 10 % and 20 %
    EXPECT_TRUE(std::isnan(money_weighted_return(times, amounts)));
    EXPECT_NEAR(money_weighted_return(times, amounts, {0, 0.15}), 0.1, 1e-13);
    EXPECT_NEAR(money_weighted_return(times, amounts, {0.15, 1}), 0.2, 1e-13);
    EXPECT_NEAR(money_weighted_return(times, amounts, {}), 0.1, 1e-13) << "the one nearest to 0";
    EXPECT_TRUE(std::isnan(money_weighted_return(times, amounts, {0.11, 0.19})));
    const series signs{1, 1.3, 1.43}, none{-100, 100, -100};
    EXPECT_TRUE(std::isnan(money_weighted_return(signs, none))) << "changes of sign, and no rate";
}

// A polynomial in v = 1 / (1 + r) with the roots that are asked for: as many changes of sign as rates, and no rate of
// them missed or made up.
TEST(MoneyWeightedReturn, FindsEveryRate) {
    std::mt19937_64 random{5};
    for (const std::size_t degree : {1U, 2U, 3U, 4U, 5U}) {
        for (int round = 0; round < 20; ++round) {
            series rates;
            for (std::size_t k = 0; k < degree; ++k)
                rates.push_back(-0.5 + 0.35 * static_cast<double>(k) +
                                0.2 * static_cast<double>(random() >> 11) * 0x1p-53);
            std::vector<long double> c{1};
            for (const double r : rates) {  // times (1 - v (1 + r))
                c.push_back(0);
                for (std::size_t i = c.size() - 1; i > 0; --i) c[i] -= c[i - 1] * (1 + static_cast<long double>(r));
            }
            series times, amounts;
            for (std::size_t i = 0; i < c.size(); ++i)
                times.push_back(static_cast<double>(i)), amounts.push_back(static_cast<double>(c[i]));
            for (const double r : rates)
                EXPECT_NEAR(money_weighted_return(times, amounts, {r - 0.05, r + 0.05}), r, 1e-10) << degree;
            EXPECT_EQ(std::isnan(money_weighted_return(times, amounts)), degree > 1);
            risk::present_value value;
            for (std::size_t i = 0; i < times.size(); ++i) value.add(times[i], amounts[i]);
            EXPECT_EQ(value.roots().size(), degree);
        }
    }
}

TEST(MoneyWeightedReturn, Edges) {
    EXPECT_TRUE(std::isnan(money_weighted_return(series{}, series{})));
    EXPECT_TRUE(std::isnan(money_weighted_return(series{0}, series{-1})));
    EXPECT_TRUE(std::isnan(money_weighted_return(series{0, 1}, series{1, 1})));
    EXPECT_TRUE(std::isnan(money_weighted_return(series{0, 1}, series{0, 0})));
    EXPECT_TRUE(std::isnan(money_weighted_return(series{0, 0}, series{-1, 2})));
    EXPECT_TRUE(std::isnan(money_weighted_return(series{0, 1}, series{-1, std::nan("")})));
    EXPECT_TRUE(std::isnan(money_weighted_return(series{0, std::nan("")}, series{-1, 1})));
    EXPECT_TRUE(std::isnan(money_weighted_return(std::vector<risk::cash_flow>{})));
}

TEST(MoneyWeightedReturn, Refuses) {
    EXPECT_EQ(thrown<std::invalid_argument>([] {
                  money_weighted_return(series{0, 1}, series{1});
              }),
              "length of amounts is 1, expected the length of times, 2");
    EXPECT_EQ(thrown<std::invalid_argument>([] {
                  money_weighted_return(series{1, 0}, series{1, 1});
              }),
              "times[1] is 0, expected a time not before 1");
    EXPECT_EQ(thrown<std::invalid_argument>([] {
                  money_weighted_return(series{0}, series{1}, {-2, 0});
              }),
              "low is -2, expected a rate of -1 or more");
    EXPECT_EQ(thrown<std::invalid_argument>([] {
                  money_weighted_return(series{0}, series{1}, {0.5, 0.25});
              }),
              "high is 0.25, expected a rate above low, 0.5");
    EXPECT_EQ(thrown<std::invalid_argument>([] {
                  money_weighted_return(std::vector<risk::cash_flow>{{{2024, 1, 2}, 1}, {{2024, 2, 30}, 1}});
              }),
              "day of flow 1 is (no date), expected a day");
}

}
