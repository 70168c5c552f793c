// SPDX-License-Identifier: BSL-1.0
#include <tidemark/risk.hpp>
#include <tidemark/run/whole.hpp>

#include "support/definition.hpp"
#include "support/thrown.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <numeric>
#include <vector>

namespace {

namespace missing = tidemark::missing;
namespace risk = tidemark::risk;
namespace run = tidemark::run;
using series = std::vector<double>;
constexpr double nan = std::numeric_limits<double>::quiet_NaN();

TEST(Whole, MissingRowsByPolicy) {
    const series x{1, nan, 3};
    EXPECT_EQ(run::whole(risk::mean{}, x), 2);
    EXPECT_EQ(run::whole(risk::mean{}, x, missing::skip{.min_count = 2}), 2);
    EXPECT_TRUE(std::isnan(run::whole(risk::mean{}, x, missing::skip{.min_count = 3})));
    EXPECT_TRUE(std::isnan(run::whole(risk::mean{}, x, missing::propagate{})));
    EXPECT_EQ(run::whole(risk::mean{}, series{1, 3}, missing::propagate{}), 2);
    EXPECT_EQ(tidemark::support::thrown<std::invalid_argument>([&] { run::whole(risk::mean{}, x, missing::refuse{}); }),
              "sample[1] is nan, expected no missing observation under missing::refuse");
}

TEST(Whole, ALevelABillionTimesTheSpreadCostsNoDigits) {
    series x;
    for (int i = 0; i < 10'000; ++i) x.push_back(1e9 + std::sin(static_cast<double>(i) * i));
    const double want = static_cast<double>(definition::variance(x));
    EXPECT_NEAR(run::whole(risk::variance{}, x), want, 1e-14 * want);
}

// The sum of a million tenths: a plain left fold is off by 1e-8.
TEST(Whole, LongSumsAreBalanced) {
    series r(1'000'000);
    for (std::size_t i = 0; i < r.size(); ++i) r[i] = i % 2 == 0 ? 0.1 : 0.3;
    EXPECT_NEAR(run::whole(risk::mean{}, r), 0.2, 1e-16);
    EXPECT_NEAR(run::whole(risk::variance{.ddof = 0}, r), 0.01, 1e-17);
}

// Lengths around whole chunks, where a balanced sum takes its last state from another place.
TEST(Whole, CountsEveryRowOnceAtEveryLength) {
    series x;
    for (std::size_t n = 1; n <= 2100; ++n) {
        x.push_back(static_cast<double>(n));
        if (n % 64 > 1 && n % 64 < 63) continue;
        EXPECT_EQ(run::whole(risk::mean{}, x), static_cast<double>(n + 1) / 2) << n << " rows";
        EXPECT_EQ(run::whole(risk::maximum{}, x), static_cast<double>(n)) << n << " rows";
        EXPECT_EQ(run::whole(risk::minimum{}, x), 1) << n << " rows";
    }
}

TEST(Whole, KeepsTheOrderOfLongSamples) {
    series r(1000, 0.0001);
    r[100] = -0.5;
    r[900] = -0.5;
    const double fall = 1 - 0.5 * std::pow(1.0001, 799) * 0.5;
    EXPECT_NEAR(run::whole(risk::max_drawdown{}, r), fall, 1e-13);
}

TEST(Whole, InfinitiesAreData) {
    constexpr double inf = std::numeric_limits<double>::infinity();
    EXPECT_EQ(run::whole(risk::mean{}, series{inf, 1, 2}), inf);
    EXPECT_TRUE(std::isnan(run::whole(risk::variance{}, series{1, 2, inf})));
    EXPECT_EQ(run::whole(risk::maximum{}, series{1, inf}), inf);
}

TEST(Whole, AnswersThatAreNotNumbers) {
    EXPECT_EQ(run::whole(risk::drawdown_episodes{}, series{0.1, nan, -0.1}).size(), 1U);
}

}
