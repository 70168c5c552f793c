// SPDX-License-Identifier: BSL-1.0
#include <tidemark/infer/augmented_dickey_fuller.hpp>

#include "oracle/infer/time_series.hpp"
#include "support/fifty_digits.hpp"
#include "support/thrown.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <stdexcept>

using namespace tidemark::infer;
using namespace tidemark::support;
namespace core = tidemark::core;

namespace tidemark::support::oracle {

struct known_unit_root_test {
    std::string name;
    int terms, choice, lags;
    double statistic, p_value;
    std::size_t lags_used, observations;
    std::vector<double> critical;
    double criterion;
};
struct known_probability {
    int terms;
    std::size_t series;
    double statistic, p_value;
};
struct known_critical_values {
    int terms;
    std::size_t series;
    double observations;
    std::vector<double> critical;
};

#include "oracle/infer/augmented_dickey_fuller.inc"

}

namespace {

using terms = deterministic_terms;

double distance(const critical_values& got, const std::vector<double>& want) {
    return (std::max)({oracle::distance(got.one_percent, want[0]), oracle::distance(got.five_percent, want[1]),
                       oracle::distance(got.ten_percent, want[2])});
}

TEST(augmented_dickey_fuller, is_what_statsmodels_answers) {
    for (const auto& known : oracle::unit_roots) {
        const augmented_dickey_fuller test{static_cast<terms>(known.terms), static_cast<lag_choice>(known.choice),
                                           known.lags < 0 ? lags_by_rule : static_cast<std::size_t>(known.lags)};
        const unit_root_test got = test(oracle::series(known.name));
        SCOPED_TRACE(known.name + ", terms " + std::to_string(known.terms) + ", choice " +
                     std::to_string(known.choice) + ", lags " + std::to_string(known.lags));
        EXPECT_EQ(got.lags, known.lags_used);
        EXPECT_EQ(got.observations, known.observations);
        for (const double d :
             {oracle::distance(got.statistic, known.statistic), oracle::distance(got.p_value, known.p_value),
              distance(got.critical, known.critical), oracle::distance(got.criterion, known.criterion)}) {
            EXPECT_LE(d, 1) << "in units of 1e-8";
        }
    }
}

TEST(augmented_dickey_fuller, reads_the_surfaces_of_mackinnon) {
    for (const auto& known : oracle::probabilities)
        EXPECT_LE(
            oracle::distance(detail::mackinnon_p_value(known.statistic, static_cast<terms>(known.terms), known.series),
                             known.p_value),
            1e-4)
            << known.terms << ' ' << known.series << ' ' << known.statistic;
    for (const auto& known : oracle::criticals)
        EXPECT_LE(distance(detail::mackinnon_critical_values(known.observations, static_cast<terms>(known.terms),
                                                             known.series),
                           known.critical),
                  1e-4)
            << known.terms << ' ' << known.series << ' ' << known.observations;
    EXPECT_TRUE(std::isnan(detail::mackinnon_p_value(-3, terms::constant, 7)));
    EXPECT_TRUE(std::isnan(detail::mackinnon_p_value(core::nan, terms::constant, 1)));
    EXPECT_TRUE(std::isnan(detail::mackinnon_critical_values(100, terms::none, 2).five_percent));
    EXPECT_EQ(detail::mackinnon_p_value(-core::infinity, terms::constant, 1), 0);
}

/// The textbook's way: (X'X)^-1 X'y by elimination, in fifty digits.
struct by_normal_equations {
    fifty coefficient, statistic;

    by_normal_equations(const std::vector<double>& x, std::size_t count, std::size_t lags) {
        const std::size_t k = count + lags + 1, rows = x.size() - lags - 1;
        std::vector<std::vector<fifty>> m(k, std::vector<fifty>(k + 2));  // X'X, X'y, and the last unit vector
        fifty squares = 0;
        for (std::size_t t = lags + 1; t < x.size(); ++t) {
            std::vector<fifty> row;
            for (std::size_t p = 0; p < count; ++p) row.push_back(pow(fifty{t}, static_cast<int>(p)));
            for (std::size_t lag = 1; lag <= lags; ++lag) row.push_back(fifty{x[t - lag]} - x[t - lag - 1]);
            row.push_back(x[t - 1]);
            const fifty y = fifty{x[t]} - x[t - 1];
            squares += y * y;
            for (std::size_t i = 0; i < k; ++i) {
                for (std::size_t j = 0; j < k; ++j) m[i][j] += row[i] * row[j];
                m[i][k] += row[i] * y;
            }
        }
        std::vector<fifty> products(k);
        for (std::size_t i = 0; i < k; ++i) products[i] = m[i][k];
        m[k - 1][k + 1] = 1;
        for (std::size_t p = 0; p < k; ++p) {
            const fifty pivot = m[p][p];
            for (fifty& v : m[p]) v /= pivot;
            for (std::size_t i = 0; i < k; ++i) {
                const fifty factor = m[i][p];
                for (std::size_t j = 0; i != p && j < k + 2; ++j) m[i][j] -= factor * m[p][j];
            }
        }
        for (std::size_t i = 0; i < k; ++i) squares -= m[i][k] * products[i];
        coefficient = m[k - 1][k];
        statistic = coefficient / sqrt(squares / (rows - k) * m[k - 1][k + 1]);
    }
};

double worst_error(const std::vector<double>& x, std::size_t lags) {
    double worst = 0;
    for (std::size_t count = 0; count < 4; ++count) {
        const by_normal_equations exact{x, count, lags};
        const unit_root_test got = augmented_dickey_fuller{static_cast<terms>(count), lag_choice::fixed, lags}(x);
        worst = (std::max)({worst, relative_error(got.statistic, exact.statistic),
                            relative_error(got.coefficient, exact.coefficient),
                            relative_error(got.coefficient / got.coefficient_error, exact.statistic)});
    }
    return worst;
}

TEST(augmented_dickey_fuller, meets_the_definition_whatever_the_level_and_the_unit) {
    EXPECT_LE(worst_error(oracle::series("stationary"), 3), 1e-12);
    EXPECT_LE(worst_error(oracle::series("tiny"), 2), 1e-12);
    EXPECT_LE(worst_error(oracle::series("brief"), 1), 1e-12);
    std::vector<double> far_up = oracle::series("stationary");
    for (double& v : far_up) v = 1e8 + v;
    const auto at_level = [&](terms t) { return augmented_dickey_fuller{t, lag_choice::fixed, 2}(far_up).statistic; };
    const by_normal_equations exact{far_up, 1, 2};
    EXPECT_LE(relative_error(at_level(terms::constant), exact.statistic), 1e-12);
}

TEST(augmented_dickey_fuller, the_unit_changes_no_bit) {
    const std::vector<double>& x = oracle::series("walk");
    const unit_root_test plain = augmented_dickey_fuller{}(x);
    for (const int power : {-600, -30, 40, 900}) {
        std::vector<double> scaled = x;
        for (double& v : scaled) v = std::ldexp(v, power);
        const unit_root_test got = augmented_dickey_fuller{}(scaled);
        EXPECT_EQ(got.statistic, plain.statistic) << power;
        EXPECT_EQ(got.lags, plain.lags) << power;
    }
}

TEST(augmented_dickey_fuller, reads_floats_and_strides) {
    const std::vector<double>& x = oracle::series("stationary");
    std::vector<float> f;
    for (const double v : x) f.insert(f.end(), {static_cast<float>(v), 7});
    std::vector<double> rounded;
    for (const double v : x) rounded.push_back(static_cast<double>(static_cast<float>(v)));
    EXPECT_EQ(augmented_dickey_fuller{}(core::series_view<float>{f.data(), x.size(), 2}).statistic,
              augmented_dickey_fuller{}(rounded).statistic);
}

TEST(augmented_dickey_fuller, has_no_answer_without_a_residual) {
    const auto of = [](std::vector<double> x, terms t = terms::constant) { return augmented_dickey_fuller{t}(x); };
    std::vector<double> constant(50, 0.1), line, halving, last(50), with_infinity = oracle::series("walk");
    for (int i = 0; i < 50; ++i) line.push_back(1000 + 0.1 * i), halving.push_back(std::ldexp(1.0, -i));
    last.back() = 1;
    with_infinity[7] = core::infinity;
    for (const unit_root_test& t :
         {of(constant), of(line), of(line, terms::trend), of(halving), of(halving, terms::none), of(last),
          of(with_infinity), of(with_infinity, terms::none)}) {
        EXPECT_TRUE(std::isnan(t.statistic));
        EXPECT_TRUE(std::isnan(t.p_value));
        EXPECT_TRUE(std::isnan(t.critical.five_percent));
        EXPECT_TRUE(std::isnan(t.criterion));
        EXPECT_EQ(t.observations, 0u);
    }
    std::vector<double> noise_of_rounding(50);
    for (std::size_t i = 0; i < 50; ++i) noise_of_rounding[i] = i % 3 == 0 ? 0.3 : 0.1 + 0.2;
    EXPECT_TRUE(std::isnan(of(noise_of_rounding).statistic));
}

TEST(augmented_dickey_fuller, tries_no_lags_that_say_nothing) {
    std::vector<double> quiet(60, 5);  // all changes are in the last rows: most lags are columns of zeros
    for (std::size_t i = 55; i < 60; ++i) quiet[i] = 5 + 0.1 * static_cast<double>((i * i) % 7);
    const unit_root_test t = augmented_dickey_fuller{}(quiet);
    EXPECT_LT(t.lags, 6u);
    EXPECT_FALSE(std::isnan(t.statistic));
}

TEST(augmented_dickey_fuller, names_what_is_wrong) {
    std::vector<double> x = oracle::series("walk");
    x[17] = core::nan;
    EXPECT_EQ(thrown<std::invalid_argument>([&] { augmented_dickey_fuller{}(x); }),
              "series[17] is nan, expected an observation in every row, as lags count rows");
    const auto with_length = [](std::size_t n, terms t) {
        return thrown<std::invalid_argument>([&] {
            std::vector<double> some(oracle::series("walk"));
            some.resize(n);
            augmented_dickey_fuller{t}(some);
        });
    };
    EXPECT_EQ(with_length(0, terms::none),
              "length of series is 0, expected at least 3 for a regression with these terms");
    EXPECT_EQ(with_length(3, terms::constant),
              "length of series is 3, expected at least 4 for a regression with these terms");
    for (const auto& [least, t] : {std::pair{std::size_t{3}, terms::none},
                                   {std::size_t{4}, terms::constant},
                                   {std::size_t{6}, terms::trend},
                                   {std::size_t{8}, terms::quadratic_trend}})
        EXPECT_EQ(with_length(least, t), "(nothing thrown)");
    EXPECT_EQ(thrown<std::invalid_argument>(
                  [] { augmented_dickey_fuller{.choice = lag_choice::fixed, .lags = 12}(oracle::series("brief")); }),
              "lags is 12, expected at most 11 with 26 observations and these terms");
}

// How often a wandering series is said to come back: of 1000 series the share has a standard error of 0.007 about 0.05.
TEST(augmented_dickey_fuller, is_wrong_as_often_as_it_says) {
    std::mt19937_64 generator{5};
    std::normal_distribution<double> normal;
    int rejected = 0, by_critical_value = 0;
    for (int run = 0; run < 1000; ++run) {
        std::vector<double> x(100);
        double level = 0;
        for (double& v : x) v = level += normal(generator);
        const unit_root_test t = augmented_dickey_fuller{.choice = lag_choice::fixed, .lags = 1}(x);
        rejected += t.p_value < 0.05;
        by_critical_value += t.statistic < t.critical.five_percent;
    }
    EXPECT_NEAR(rejected / 1000., 0.05, 0.021);
    EXPECT_NEAR(by_critical_value / 1000., 0.05, 0.021);
}

}
