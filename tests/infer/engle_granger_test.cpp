// SPDX-License-Identifier: BSL-1.0
#include <tidemark/infer/engle_granger.hpp>

#include "oracle/infer/time_series.hpp"
#include "support/thrown.hpp"

#include <gtest/gtest.h>

#include <random>
#include <stdexcept>

using namespace tidemark::infer;
using namespace tidemark::support;
namespace core = tidemark::core;

namespace tidemark::support::oracle {

struct known_cointegration_test {
    std::string name;
    int terms, choice, lags;
    double statistic, p_value;
    std::vector<double> critical;
    std::vector<double> coefficients, of_terms;
};

#include "oracle/infer/engle_granger.inc"

}

namespace {

using terms = deterministic_terms;

void expect_relative(const std::vector<double>& got, const std::vector<double>& want) {
    ASSERT_EQ(got.size(), want.size());
    for (std::size_t i = 0; i < got.size(); ++i)
        EXPECT_LE(std::abs(got[i] - want[i]), 1e-8 * std::abs(want[i])) << "at position " << i;
}

TEST(engle_granger, is_what_statsmodels_answers) {
    for (const auto& known : oracle::cointegrations) {
        const engle_granger test{static_cast<terms>(known.terms), static_cast<lag_choice>(known.choice),
                                 known.lags < 0 ? lags_by_rule : static_cast<std::size_t>(known.lags)};
        const cointegration_test got = test(oracle::system(known.name).panel());
        SCOPED_TRACE(known.name + ", terms " + std::to_string(known.terms) + ", choice " +
                     std::to_string(known.choice));
        EXPECT_LE(oracle::distance(got.statistic, known.statistic), 1);
        EXPECT_LE(oracle::distance(got.p_value, known.p_value), 1);
        EXPECT_LE(oracle::distance(got.critical.one_percent, known.critical[0]), 1);
        EXPECT_LE(oracle::distance(got.critical.five_percent, known.critical[1]), 1);
        EXPECT_LE(oracle::distance(got.critical.ten_percent, known.critical[2]), 1);
        expect_relative(got.coefficients, known.coefficients);
        expect_relative(got.terms, known.of_terms);
    }
}

TEST(engle_granger, two_series_are_a_panel_of_two) {
    const oracle::known_system& pair = oracle::system("together");
    const auto panel = pair.panel();
    const cointegration_test of_two = engle_granger{}(panel.column(0), panel.column(1)),
                             of_panel = engle_granger{}(panel);
    EXPECT_EQ(of_two.statistic, of_panel.statistic);
    EXPECT_EQ(of_two.gap, of_panel.gap);
    EXPECT_LT(of_two.p_value, 1e-3);
    EXPECT_NEAR(of_two.coefficients[0], 0.8, 0.05);
    EXPECT_GT(engle_granger{}(oracle::system("apart").panel()).p_value, 0.1);
}

TEST(engle_granger, the_gap_is_what_the_coefficients_leave) {
    const auto panel = oracle::system("three").panel();
    const cointegration_test t = engle_granger{.terms = terms::quadratic_trend}(panel);
    const unit_root_test of_gap = augmented_dickey_fuller{.terms = terms::none}(t.gap);
    EXPECT_NEAR(of_gap.statistic, t.statistic, 1e-10);
    EXPECT_EQ(of_gap.lags, t.lags);
    EXPECT_EQ(of_gap.observations, t.observations);
    EXPECT_NEAR(of_gap.coefficient, t.coefficient, 1e-12);
    for (std::size_t i = 0; i < panel.rows(); ++i) {
        const double time = static_cast<double>(i + 1);
        EXPECT_NEAR(t.gap[i],
                    panel(i, 0) - t.coefficients[0] * panel(i, 1) - t.coefficients[1] * panel(i, 2) - t.terms[0] -
                        t.terms[1] * time - t.terms[2] * time * time,
                    1e-10);
    }
}

TEST(engle_granger, follows_a_fit_that_is_nearly_perfect) {
    // A coin and its wrapped twin: R^2 is 1 - 1e-9 or so, and the gap between them comes back.
    const std::vector<double>& x = oracle::series("walk");
    const std::vector<double>& small_gap = oracle::series("stationary");
    std::vector<double> y(x), rough(x);
    y.resize(small_gap.size()), rough.resize(small_gap.size());
    for (std::size_t i = 0; i < y.size(); ++i)
        y[i] = 2 * x[i] + 1 + 1e-5 * small_gap[i], rough[i] = 2 * x[i] + 1 + small_gap[i];
    const std::vector<double> others(x.begin(), x.begin() + static_cast<std::ptrdiff_t>(y.size()));
    const cointegration_test fine = engle_granger{}(y, others), coarse = engle_granger{}(rough, others);
    EXPECT_NEAR(fine.statistic, coarse.statistic, 1e-9) << "the residuals differ by a factor alone";
    EXPECT_EQ(fine.lags, coarse.lags);
}

TEST(engle_granger, has_no_answer_for_series_that_are_mixes) {
    const std::vector<double>& x = oracle::series("walk");
    std::vector<double> y(x), constant(x.size(), 3.5), infinite(x);
    for (double& v : y) v = 0.1 * v + 7;
    infinite[9] = core::infinity;
    const cointegration_test same = engle_granger{}(y, x);
    EXPECT_TRUE(std::isnan(same.statistic));
    EXPECT_TRUE(std::isnan(same.p_value));
    EXPECT_TRUE(std::isnan(same.critical.five_percent));
    EXPECT_NEAR(same.coefficients[0], 0.1, 1e-12);
    EXPECT_NEAR(same.terms[0], 7, 1e-12);
    for (const std::vector<double>* other : {&constant, &infinite}) {
        EXPECT_TRUE(std::isnan(engle_granger{}(x, *other).statistic));
        EXPECT_TRUE(std::isnan(engle_granger{}(*other, x).statistic));
        EXPECT_TRUE(std::isnan(engle_granger{}(x, *other).coefficients[0]));
    }
    std::vector<double> three;
    for (std::size_t i = 0; i < x.size(); ++i)
        three.insert(three.end(), {constant[i] + static_cast<double>(i % 7), x[i], y[i]});
    const core::panel_view<double> panel{three.data(), x.size(), 3, core::storage::row_major};
    EXPECT_TRUE(std::isnan(engle_granger{}(panel).coefficients[1]));
    EXPECT_TRUE(std::isnan(engle_granger{}(panel).statistic));
}

TEST(engle_granger, names_what_is_wrong) {
    const std::vector<double>& x = oracle::series("walk");
    std::vector<double> gap(x), brief(4, 1);
    gap[5] = core::nan;
    EXPECT_EQ(thrown<std::invalid_argument>([&] { engle_granger{}(x, gap); }),
              "x[5] is nan, expected an observation in every row, as lags count rows");
    EXPECT_EQ(thrown<std::invalid_argument>([&] { engle_granger{}(gap, x); }),
              "y[5] is nan, expected an observation in every row, as lags count rows");
    EXPECT_EQ(thrown<std::invalid_argument>([&] { engle_granger{}(x, brief); }),
              "length of x is 4, expected the length of y, 200");
    EXPECT_EQ(thrown<std::invalid_argument>([&] { engle_granger{}(brief, brief); }),
              "length of series is 4, expected at least 5 for so many series and terms");
    EXPECT_EQ(thrown<std::invalid_argument>([&] { engle_granger{.choice = lag_choice::fixed, .lags = 99}(x, x); }),
              "lags is 99, expected at most 98 with 200 observations and these terms");
    EXPECT_EQ(thrown<std::invalid_argument>([&] {
                  engle_granger{}(core::panel_view<double>{x.data(), 20, 7, core::storage::row_major});
              }),
              "columns of panel is 7, expected 2 to 6 series");
    EXPECT_EQ(thrown<std::invalid_argument>([&] {
                  engle_granger{}(core::panel_view<double>{gap.data(), 50, 4, core::storage::row_major});
              }),
              "panel.column(1)[1] is nan, expected an observation in every row, as lags count rows");
}

// Of 800 pairs that wander apart the share that is said to belong together has a standard error of 0.008 about 0.05.
TEST(engle_granger, is_wrong_as_often_as_it_says) {
    std::mt19937_64 generator{7};
    std::normal_distribution<double> normal;
    int rejected = 0;
    for (int run = 0; run < 800; ++run) {
        std::vector<double> x(100), y(100);
        double level = 0, other = 0;
        for (std::size_t i = 0; i < 100; ++i) x[i] = level += normal(generator), y[i] = other += normal(generator);
        const cointegration_test t = engle_granger{.choice = lag_choice::fixed, .lags = 1}(y, x);
        rejected += t.statistic < t.critical.five_percent;
    }
    EXPECT_NEAR(rejected / 800., 0.05, 0.024);
}

}
