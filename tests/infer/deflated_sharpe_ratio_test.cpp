// SPDX-License-Identifier: BSL-1.0
#include <tidemark/infer/deflated_sharpe_ratio.hpp>

#include <tidemark/run/whole.hpp>

#include "support/thrown.hpp"

#include <gtest/gtest.h>
#include <boost/math/distributions/normal.hpp>

#include <algorithm>
#include <cmath>
#include <limits>
#include <random>
#include <stdexcept>
#include <vector>

using namespace tidemark::infer;
using tidemark::support::thrown;
namespace run = tidemark::run;

namespace {

using numbers = std::vector<double>;

const double inf = std::numeric_limits<double>::infinity();
const double nan = std::numeric_limits<double>::quiet_NaN();

TEST(expected_maximum_sharpe, meets_the_definition) {
    const boost::math::normal_distribution<long double> normal;
    constexpr long double euler = 0.57721566490153286061L;
    for (const double trials : {2.0, 2.5, 10.0, 100.0, 1e6}) {
        const long double n = static_cast<long double>(trials);
        const long double want = (1 - euler) * quantile(complement(normal, 1 / n)) +
                                 euler * quantile(complement(normal, 1 / (n * std::exp(1.0L))));
        EXPECT_NEAR(expected_maximum_sharpe(trials, 0.25), static_cast<double>(want) / 2, 1e-15) << trials;
    }
    EXPECT_EQ(expected_maximum_sharpe(1, 4), 0);
    EXPECT_EQ(expected_maximum_sharpe(50, 0), 0);
}

// What it approximates: the mean of the largest of so many normal numbers.
TEST(expected_maximum_sharpe, is_near_the_mean_of_maxima) {
    std::mt19937_64 random{7};
    std::normal_distribution<double> normal;
    double sum = 0;
    constexpr int rounds = 4000;
    for (int i = 0; i < rounds; ++i) {
        double largest = -inf;
        for (int k = 0; k < 100; ++k) largest = std::max(largest, normal(random));
        sum += largest;
    }
    EXPECT_NEAR(expected_maximum_sharpe(100, 1), sum / rounds, 0.04);
}

// Bailey and Lopez de Prado (2014), "The deflated Sharpe ratio": the best of 100 trials, whose annual ratios vary by
// 1/2, has 2.5 a year over 1250 days, a skewness of -3 and a kurtosis of 10. 0.1132 a day were to be expected of
// nothing, and 0.9004 is left.
TEST(deflated_sharpe_ratio, meets_the_papers_example) {
    const double variance = 0.5 / 250;
    EXPECT_NEAR(expected_maximum_sharpe(100, variance), 0.1132, 5e-5);
    const sharpe_summary best{.count = 1250, .ratio = 2.5 / std::sqrt(250.0), .skewness = -3, .kurtosis = 10};
    EXPECT_NEAR((deflated_sharpe_ratio{.trials = 100, .variance = variance}.of(best)), 0.9004, 5e-5);
}

TEST(deflated_sharpe_ratio, is_the_probability_beyond_the_expected_maximum) {
    const numbers r{0.02, -0.01, 0.03, 0.01, -0.005, 0.015};
    for (const auto returns : {returns_are::any, returns_are::normal}) {
        const double benchmark = expected_maximum_sharpe(20, 0.01);
        EXPECT_EQ((run::whole(deflated_sharpe_ratio{20, 0.01, 1e-4, returns}, r)),
                  (run::whole(probabilistic_sharpe_ratio{benchmark, 1e-4, returns}, r)));
    }
    EXPECT_EQ((run::whole(deflated_sharpe_ratio{1, 0.01}, r)), run::whole(probabilistic_sharpe_ratio{}, r));
    EXPECT_TRUE(std::isnan(run::whole(deflated_sharpe_ratio{20, 0.01}, numbers{0.01, 0.01})));
}

TEST(deflated_sharpe_ratio, refuses_wrong_parameters) {
    const numbers r{0.01, 0.02};
    EXPECT_EQ(thrown<std::invalid_argument>([&] {
                  run::whole(deflated_sharpe_ratio{0, 1}, r);
              }),
              "trials is 0, expected 1, or 2 and more");
    for (const double trials : {-1.0, 0.5, 1.5, inf, nan}) {
        EXPECT_THROW(run::whole(deflated_sharpe_ratio{trials, 1}, r), std::invalid_argument) << trials;
        EXPECT_THROW(expected_maximum_sharpe(trials, 1), std::invalid_argument) << trials;
    }
    EXPECT_EQ(thrown<std::invalid_argument>([] { expected_maximum_sharpe(10, -1); }),
              "variance is -1, expected a variance, 0 or more");
    EXPECT_THROW(run::whole(deflated_sharpe_ratio{10, 1, inf}, r), std::invalid_argument);
}

}
