// SPDX-License-Identifier: BSL-1.0
#include <tidemark/risk/ewm_timed.hpp>

#include <tidemark/core/pairs.hpp>
#include <tidemark/run.hpp>

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <stdexcept>
#include <vector>

namespace {

namespace run = tidemark::run;
using series = std::vector<double>;
using tidemark::core::pairs;
using namespace tidemark::risk;
constexpr double nan = std::numeric_limits<double>::quiet_NaN();

void expect_near(const series& got, const series& want) {
    ASSERT_EQ(got.size(), want.size());
    for (std::size_t i = 0; i < want.size(); ++i) {
        EXPECT_EQ(std::isnan(got[i]), std::isnan(want[i])) << i;
        if (std::isnan(want[i])) continue;
        EXPECT_NEAR(got[i], want[i], 1e-15 * std::fabs(want[i]) + 1e-17) << i;
    }
}

// pandas 1.5.3: x.ewm(halflife='2 days', times=...).mean()
TEST(EwmTimed, MeanIsThatOfPandasAtTheSameTimes) {
    const series days{1, 2, 5, 6, 10, 11}, x{0.02, -0.01, 0.035, 0.005, -0.03, 0.015};
    expect_near(run::expanding(ewm_mean_timed{.half_life = 2}, pairs(days, x)),
                {0.02, 0.0024264068711928525, 0.022739789213115223, 0.014426406871192855, -0.01454473810834262,
                 -0.0003700290101899796});
}

// pandas 1.5.3: ewm(alpha=0.3, ignore_na=False), with its mean, var and var(bias=True)
TEST(EwmTimed, OnRowNumbersLetsMissingRowsAgeTheOthersAsPandasDoes) {
    const series row{0, 1, 2, 3, 4, 5, 6}, x{0.02, nan, nan, 0.035, 0.005, nan, 0.015};
    const double half_life = std::log(0.5) / std::log(0.7);
    expect_near(
        run::expanding(ewm_mean_timed{half_life}, pairs(row, x)),
        {0.02, 0.02, 0.02, 0.03116902457185406, 0.017680531931343745, 0.017680531931343745, 0.016306357525110875});
    expect_near(
        run::expanding(ewm_variance_timed{half_life}, pairs(row, x)),
        {nan, nan, nan, 0.00011250000000000002, 0.000325689312109153, 0.00032568931210915297, 0.00014894733588006592});
    expect_near(
        run::expanding(ewm_variance_timed{half_life, weighted_bias::biased}, pairs(row, x)),
        {0, 0, 0, 4.2788258691131156e-05, 0.00019177485371426573, 0.00019177485371426573, 9.525665866510268e-05});
}

// Weights by their definition, in long double, at times that leap.
TEST(EwmTimed, MeetsItsDefinitionUnderEveryDriver) {
    series t, x;
    for (int i = 0; i < 200; ++i) {
        t.push_back((i > 0 ? t.back() : 1e6) + (i % 7 == 0 ? 25.0 : 0.1 * (i % 3)));
        x.push_back(1e9 + std::sin(i * 1.7));
    }
    const auto exact = [&](std::size_t first, std::size_t last) {
        long double weight = 0, squares = 0, mean = 0, m2 = 0;
        const auto w = [&](std::size_t i) {
            return std::exp2((static_cast<long double>(t[i]) - static_cast<long double>(t[last - 1])) / 12.5L);
        };
        for (std::size_t i = first; i < last; ++i) {
            weight += w(i), squares += w(i) * w(i);
            mean += w(i) * (static_cast<long double>(x[i]) - 1e9L);
        }
        for (std::size_t i = first; i < last; ++i)
            m2 += w(i) * std::pow(static_cast<long double>(x[i]) - 1e9L - mean / weight, 2.0L);
        return std::pair{mean / weight + 1e9L, m2 / (weight - squares / weight)};
    };
    const ewm_mean_timed mean{.half_life = 12.5};
    const ewm_variance_timed variance{.half_life = 12.5};
    const auto means = run::expanding(mean, pairs(t, x));
    const auto rolled = run::rolling(variance, pairs(t, x), 30);
    run::stream live{variance, 30};
    for (std::size_t i = 0; i < t.size(); ++i) {
        EXPECT_NEAR(means[i], static_cast<double>(exact(0, i + 1).first), 2e-7) << "an ulp of 1e9";
        live.update({t[i], x[i]});
        if (i < 29) continue;
        const auto want = static_cast<double>(exact(i - 29, i + 1).second);
        EXPECT_NEAR(rolled[i], want, 1e-13 * want);
        EXPECT_EQ(live.value(), rolled[i]);
    }
    EXPECT_NEAR(run::whole(variance, pairs(t, x)), static_cast<double>(exact(0, t.size()).second), 1e-13);
}

TEST(EwmTimed, AnswersNothingWhenTimesDescend) {
    const series x{1, 2, 3};
    EXPECT_TRUE(std::isnan(run::whole(ewm_mean_timed{.half_life = 1}, pairs(series{1, 3, 2}, x))));
    EXPECT_TRUE(std::isnan(run::whole(ewm_variance_timed{.half_life = 1}, pairs(series{1, 3, 2}, x))));
    EXPECT_DOUBLE_EQ(run::whole(ewm_mean_timed{.half_life = 1}, pairs(series{2, 2, 2}, x)), 2);
}

TEST(EwmTimed, Edges) {
    EXPECT_TRUE(std::isnan(run::whole(ewm_mean_timed{.half_life = 1}, pairs(series{}, series{}))));
    EXPECT_TRUE(std::isnan(run::whole(ewm_variance_timed{.half_life = 1}, pairs(series{1}, series{1}))));
    EXPECT_EQ(run::whole(ewm_mean_timed{.half_life = 1}, pairs(series{0, 1e6}, series{1, 5})), 5);
    for (const double wrong : {0.0, -1.0, HUGE_VAL, nan}) {
        EXPECT_THROW(run::whole(ewm_mean_timed{wrong}, pairs(series{1}, series{1})), std::invalid_argument);
        EXPECT_THROW(run::whole(ewm_variance_timed{wrong}, pairs(series{1}, series{1})), std::invalid_argument);
    }
}

}
