// SPDX-License-Identifier: BSL-1.0
#include <tidemark/risk/comoment_beta.hpp>

#include "support/bacon.hpp"
#include "support/fifty_digits.hpp"

#include <tidemark/run/whole.hpp>

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <vector>

namespace {

namespace risk = tidemark::risk;
namespace run = tidemark::run;
using series = std::vector<double>;
constexpr double inf = std::numeric_limits<double>::infinity();
const double nan = std::numeric_limits<double>::quiet_NaN();
using tidemark::core::pairs;
using tidemark::support::bacon;
using tidemark::support::bacon_benchmark;
using tidemark::support::bacon_portfolio;
using tidemark::support::fifty;
using tidemark::support::relative_error;

fifty by_definition(int order) {
    const fifty mx = tidemark::support::exact_mean(bacon_portfolio),
                mb = tidemark::support::exact_mean(bacon_benchmark);
    fifty shared = 0;
    for (std::size_t i = 0; i < bacon_portfolio.size(); ++i)
        shared += (bacon_portfolio[i] - mx) * pow(bacon_benchmark[i] - mb, order - 1);
    return shared / tidemark::support::exact_central(bacon_benchmark, order);
}

TEST(ComomentBeta, MeetsItsDefinition) {
    EXPECT_LE(relative_error(run::whole(risk::beta_coskewness{}, bacon()), by_definition(3)), 1e-13);
    EXPECT_LE(relative_error(run::whole(risk::beta_cokurtosis{}, bacon()), by_definition(4)), 1e-14);
}

TEST(ComomentBeta, OfALineIsItsSlope) {
    series line;
    for (const double b : bacon_benchmark) line.push_back(0.5 - 2 * b);
    EXPECT_NEAR(run::whole(risk::beta_coskewness{}, pairs(line, bacon_benchmark)), -2, 1e-12);
    EXPECT_NEAR(run::whole(risk::beta_cokurtosis{}, pairs(line, bacon_benchmark)), -2, 1e-13);
}

TEST(ComomentBeta, Edges) {
    const auto expect_none = [](const series& x, const series& b) {
        EXPECT_TRUE(std::isnan(run::whole(risk::beta_coskewness{}, pairs(x, b))));
        EXPECT_TRUE(std::isnan(run::whole(risk::beta_cokurtosis{}, pairs(x, b))));
    };
    expect_none({}, {});
    expect_none({1}, {2});
    expect_none({1, nan, 3}, {2, 1, nan});
    expect_none({1, 2, 4}, {0.1, 0.1, 0.1});
    expect_none({1, 2, 4}, {0.1, 0.2, inf});
    EXPECT_TRUE(std::isnan(run::whole(risk::beta_coskewness{}, pairs(series{1, 2}, series{1, 3})))) << "0/0";
    EXPECT_EQ(run::whole(risk::beta_cokurtosis{}, pairs(series{1, 2}, series{1, 3})), 0.5);
    EXPECT_EQ(run::whole(risk::beta_coskewness{}, pairs(series{1, 0, 1}, series{-1, 0, 1})), inf)
        << "a symmetric benchmark";
}

}
