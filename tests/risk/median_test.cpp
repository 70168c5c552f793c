// SPDX-License-Identifier: BSL-1.0
#include <tidemark/risk/median.hpp>

#include <tidemark/run/rolling.hpp>
#include <tidemark/run/whole.hpp>

#include "support/order.hpp"

#include <gtest/gtest.h>

namespace {

namespace risk = tidemark::risk;
namespace run = tidemark::run;
using order::series;
constexpr double inf = std::numeric_limits<double>::infinity();

double of(const series& x) { return run::whole(risk::median{}, x); }

TEST(Median, IsTheMiddleOrTheMeanOfTheTwoInTheMiddle) {
    EXPECT_EQ(of({3, 1, 2}), 2);
    EXPECT_EQ(of({4, 1, 3, 2}), 2.5);
    EXPECT_EQ(of({7}), 7);
    EXPECT_TRUE(std::isnan(of({})));
}

TEST(Median, TakesInfinitiesAsData) {
    EXPECT_EQ(of({inf, 1, -inf}), 1);
    EXPECT_EQ(of({inf, inf}), inf);
    EXPECT_EQ(of({1, inf}), inf);
    EXPECT_TRUE(std::isnan(of({-inf, inf})));
}

TEST(Median, IsTheQuantileOfOneHalf) {
    for (const auto& [name, rows] : order::data_sets(200))
        for (const std::size_t w : {1U, 2U, 9U, 150U})
            EXPECT_EQ(run::rolling(risk::median{}, rows, w).size(), rows.size());
    for (const auto& [name, rows] : order::data_sets(300)) {
        for (const std::size_t w : {1U, 2U, 9U, 150U, 301U}) {
            const auto median = run::rolling(risk::median{}, rows, w),
                       quantile = run::rolling(risk::quantile{}, rows, w);
            for (std::size_t i = 0; i < rows.size(); ++i) EXPECT_TRUE(order::same(median[i], quantile[i])) << name;
        }
    }
}

}
