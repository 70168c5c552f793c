// SPDX-License-Identifier: BSL-1.0
#include <tidemark/infer/kpss.hpp>

#include "oracle/infer/time_series.hpp"
#include "support/thrown.hpp"

#include <gtest/gtest.h>

#include <random>
#include <stdexcept>

using namespace tidemark::infer;
using namespace tidemark::support;
namespace core = tidemark::core;

namespace tidemark::support::oracle {

struct known_stationarity_test {
    std::string name;
    int about, rule;
    std::size_t lags;
    double statistic, p_value;
    std::size_t lags_used;
    std::vector<double> critical;  // at 10, 5, 2.5 and 1 per cent
};

#include "oracle/infer/kpss.inc"

}

namespace {

constexpr kpss about_a_trend{.about = kpss::stationary_about::trend};

TEST(kpss, is_what_statsmodels_answers) {
    for (const auto& known : oracle::stationarity) {
        const kpss test{static_cast<kpss::stationary_about>(known.about), static_cast<kpss::lag_rule>(known.rule),
                        known.lags};
        const std::vector<double>& x = oracle::series(known.name);
        const stationarity_test got = test(x);
        SCOPED_TRACE(known.name + ", about " + std::to_string(known.about) + ", rule " + std::to_string(known.rule) +
                     ", lags " + std::to_string(known.lags));
        EXPECT_EQ(got.lags, known.lags_used);
        EXPECT_EQ(got.observations, x.size());
        EXPECT_LE(oracle::distance(got.statistic, known.statistic), 1) << got.statistic << ' ' << known.statistic;
        EXPECT_LE(oracle::distance(got.p_value, known.p_value), 1);
        EXPECT_EQ((std::vector{got.critical.ten_percent, got.critical.five_percent, got.critical.two_and_a_half_percent,
                               got.critical.one_percent}),
                  known.critical);
        EXPECT_EQ(got.bound, got.statistic < known.critical[0]   ? p_value_is::at_least
                             : got.statistic > known.critical[3] ? p_value_is::at_most
                                                                 : p_value_is::interpolated);
    }
}

TEST(kpss, by_hand) {
    // About the mean 0 the sums are 1, 0, -1, 0, and the variance 4 / 4: 2 / 16.
    const stationarity_test t = kpss{.rule = kpss::lag_rule::fixed}(std::vector<double>{6, 4, 4, 6});
    EXPECT_EQ(t.statistic, 2. / 16);
    EXPECT_EQ(t.p_value, 0.1);
    EXPECT_EQ(t.bound, p_value_is::at_least);
    // With one lag the products are -1, 1, -1, at half weight, twice: 4 - 1 = 3.
    EXPECT_DOUBLE_EQ((kpss{.rule = kpss::lag_rule::fixed, .lags = 1}(std::vector<double>{6, 4, 4, 6}).statistic),
                     2. / 4 / 3);
}

TEST(kpss, level_and_unit_make_no_difference) {
    const std::vector<double>& x = oracle::series("stationary");
    for (const kpss& test : {kpss{}, about_a_trend}) {
        const stationarity_test plain = test(x);
        std::vector<double> scaled = x, moved = x;
        for (double& v : scaled) v = std::ldexp(v, -500);
        for (double& v : moved) v += 1e6;
        EXPECT_EQ(test(scaled).statistic, plain.statistic);
        EXPECT_NEAR(test(moved).statistic, plain.statistic, 1e-10);
    }
}

TEST(kpss, has_no_answer_without_a_residual) {
    std::vector<double> line, constant(40, 0.1), infinite = oracle::series("walk");
    for (int i = 0; i < 40; ++i) line.push_back(0.1 * i + 1e4);
    infinite[3] = -core::infinity;
    EXPECT_TRUE(std::isnan(kpss{}(constant).statistic));
    EXPECT_TRUE(std::isnan(kpss{}(constant).p_value));
    EXPECT_TRUE(std::isnan(about_a_trend(constant).statistic));
    EXPECT_TRUE(std::isnan(about_a_trend(line).statistic));
    EXPECT_FALSE(std::isnan(kpss{}(line).statistic));
    EXPECT_TRUE(std::isnan(kpss{}(infinite).statistic));
}

TEST(kpss, names_what_is_wrong) {
    EXPECT_EQ(thrown<std::invalid_argument>([] {
                  kpss{}(std::vector<double>{1, 2, core::nan, 1});
              }),
              "series[2] is nan, expected an observation in every row, as lags count rows");
    EXPECT_EQ(thrown<std::invalid_argument>([] {
                  kpss{}(std::vector<double>{1, 2});
              }),
              "length of series is 2, expected at least 3 about a mean");
    EXPECT_EQ(thrown<std::invalid_argument>([] {
                  about_a_trend(std::vector<double>{1, 2, 4});
              }),
              "length of series is 3, expected at least 4 about a trend");
    EXPECT_EQ(thrown<std::invalid_argument>([] {
                  kpss{.rule = kpss::lag_rule::fixed, .lags = 4}(std::vector<double>{1, 2, 4, 3});
              }),
              "lags is 4, expected fewer than the observations, 4");
    EXPECT_EQ(thrown<std::invalid_argument>([] {
                  kpss{.lags = 4}(std::vector<double>{1, 2, 4, 3});
              }),
              "lags is 4, expected 0 unless the rule is fixed");
}

// Of 1000 series of noise the share that is refused has a standard error of 0.007 about 0.05.
TEST(kpss, is_wrong_as_often_as_it_says) {
    std::mt19937_64 generator{6};
    std::normal_distribution<double> normal;
    int by_mean = 0, by_trend = 0;
    for (int run = 0; run < 1000; ++run) {
        std::vector<double> x(120);
        for (double& v : x) v = normal(generator);
        by_mean += kpss{}(x).p_value < 0.05;
        by_trend += about_a_trend(x).p_value < 0.05;
    }
    EXPECT_NEAR(by_mean / 1000., 0.05, 0.021);
    EXPECT_NEAR(by_trend / 1000., 0.05, 0.021);
}

}
