// SPDX-License-Identifier: BSL-1.0
#include <tidemark/infer/average_run_length.hpp>

#include "support/detectors.hpp"
#include "support/thrown.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <random>
#include <stdexcept>
#include <string>
#include <vector>

namespace {

using namespace tidemark::support;
namespace core = tidemark::core;
namespace infer = tidemark::infer;
using infer::average_run_length;
using infer::calibrated;
using infer::change_direction;
using infer::correlation_cusum;
using infer::correlation_evidence;
using infer::mean_cusum;
using infer::normal_observations;
using infer::normal_pairs;
using infer::variance_cusum;

mean_cusum standard(double threshold, change_direction watches = change_direction::either, double shift = 1) {
    return {.mean = 0, .deviation = 1, .shift = shift, .watches = watches, .threshold = threshold};
}

// Montgomery (2009), Introduction to statistical quality control, table 9.3, after Lucas and Crosier: two-sided, k =
// 1/2.
TEST(average_run_length, is_that_of_the_published_tables) {
    struct row {
        double moved, of_4, of_5, unit_4, unit_5;
    };
    for (const auto& [moved, of_4, of_5, unit_4, unit_5] : {row{0, 168, 465, 1, 1},
                                                            {0.25, 74.2, 139, 0.1, 1},
                                                            {0.5, 26.6, 38, 0.1, 0.1},
                                                            {0.75, 13.3, 17, 0.1, 0.1},
                                                            {1, 8.38, 10.4, 0.01, 0.1},
                                                            {1.5, 4.75, 5.75, 0.01, 0.01},
                                                            {2, 3.34, 4.01, 0.01, 0.01},
                                                            {2.5, 2.62, 3.11, 0.01, 0.01},
                                                            {3, 2.19, 2.57, 0.01, 0.01},
                                                            {4, 1.71, 2.01, 0.01, 0.01}}) {
        EXPECT_NEAR(average_run_length(standard(4), normal_observations{moved, 1}), of_4, unit_4 / 2) << moved;
        EXPECT_NEAR(average_run_length(standard(5), normal_observations{moved, 1}), of_5, unit_5 / 2) << moved;
    }
    // One-sided: 335.37 (Van Dobben de Bruyn 1968, Cumulative sum tests).
    EXPECT_NEAR(average_run_length(standard(4, change_direction::up)), 335.37, 0.005);
}

// The same book, table 9.4, after Hawkins (1993): k and the threshold h of a two-sided average run length of 370.
TEST(average_run_length, of_370_has_the_published_thresholds) {
    const double reference[]{0.25, 0.5, 0.75, 1, 1.25, 1.5}, published[]{8.01, 4.77, 3.34, 2.52, 1.99, 1.61};
    for (int i = 0; i < 6; ++i) {
        const auto found = calibrated(standard(1, change_direction::either, 2 * reference[i]), 370);
        EXPECT_NEAR(found.threshold, published[i], 0.01) << reference[i];  // a unit of the last digit
        EXPECT_NEAR(average_run_length(found), 370, 0.01);
    }
}

/// The integral equation solved apart, by Gauss-Legendre nodes of one panel, as Goel and Wu (1971) did.
long double by_integral_equation(long double reference, long double threshold) {
    constexpr int n = 24;
    using real = long double;
    const real pi = std::acos(-1.0L);
    std::vector<real> node(n), weight(n);
    for (int i = 0; i < n; ++i) {
        real x = std::cos(pi * (i + 0.75L) / (n + 0.5L)), slope = 0;
        for (int step = 0; step < 20; ++step) {
            real p = 1, before = 0;
            for (int k = 0; k < n; ++k) {
                const real next = ((2 * k + 1) * x * p - k * before) / (k + 1);
                before = p, p = next;
            }
            slope = n * (x * p - before) / (x * x - 1);
            x -= p / slope;
        }
        node[static_cast<std::size_t>(i)] = threshold * (x + 1) / 2;
        weight[static_cast<std::size_t>(i)] = threshold / ((1 - x * x) * slope * slope);
    }
    const auto density = [&](real z) { return std::exp(-z * z / 2) / std::sqrt(2 * pi); };
    const auto below = [&](real z) { return std::erfc(-z / std::sqrt(2.0L)) / 2; };
    // Unknowns: the length from 0, then from the nodes.
    constexpr std::size_t m = n + 1;
    std::vector<std::vector<real>> a(m, std::vector<real>(m + 1, 1));
    for (std::size_t i = 0; i < m; ++i) {
        const real from = i == 0 ? 0 : node[i - 1];
        a[i][0] = -below(reference - from);
        for (std::size_t j = 1; j < m; ++j) a[i][j] = -weight[j - 1] * density(node[j - 1] - from + reference);
        a[i][i] += 1;
    }
    for (std::size_t k = m; k-- > 1;)
        for (std::size_t i = 0; i < k; ++i) {
            const real factor = a[i][k] / a[k][k];
            for (std::size_t j = 0; j <= m; ++j) a[i][j] -= factor * a[k][j];
        }
    return a[0][m] / a[0][0];
}

TEST(average_run_length, solves_the_integral_equation) {
    for (const double threshold : {1.0, 3.0, 5.0}) {
        const auto exact = static_cast<double>(by_integral_equation(0.5L, static_cast<long double>(threshold)));
        EXPECT_NEAR(average_run_length(standard(threshold, change_direction::up)), exact, 5e-6 * exact);
    }
}

/// Within four standard errors of what a simulation finds.
template <class D, class Truth, class Draw>
void expect_simulated(const D& d, const Truth& truth, int runs, Draw draw) {
    const observed_length seen = length_of_runs(d, runs, draw);
    EXPECT_NEAR(average_run_length(d, truth), seen.mean, 4 * seen.error);
    EXPECT_LT(seen.error, 0.05 * seen.mean);
}

TEST(average_run_length, is_what_a_simulation_finds) {
    const auto mean = calibrated(standard(1), 30);
    expect_simulated(mean, normal_observations{}, 1000, normal_draw{1});
    expect_simulated(mean, normal_observations{0.5, 1.5}, 1000, normal_draw{2, 0.5, 1.5});
    const auto spread = calibrated(variance_cusum{.mean = 3, .deviation = 2}, 30);
    expect_simulated(spread, normal_observations{3, 2}, 1000, normal_draw{3, 3, 2});
    expect_simulated(spread, normal_observations{2, 3}, 1000, normal_draw{4, 2, 3});
    for (const auto evidence : {correlation_evidence::likelihood, correlation_evidence::angle}) {
        const auto pair = calibrated(correlation_cusum{.correlation = 0.8, .shift = 0.8, .evidence = evidence}, 30);
        expect_simulated(pair, normal_pairs{0.8}, 600, pair_draw{5, 0.8});
        expect_simulated(pair, normal_pairs{0.3}, 600, pair_draw{6, 0.3});
    }
}

TEST(average_run_length, of_the_angle_is_the_same_for_every_correlation_and_tail) {
    const auto d = calibrated(correlation_cusum{.correlation = 0.8}, 30);
    for (const double r : {0.0, -0.6, 0.95})
        EXPECT_NEAR(calibrated(correlation_cusum{.correlation = r}, 30).threshold, d.threshold, 1e-12 * d.threshold);
    EXPECT_NEAR(calibrated(correlation_cusum{.warm_up = 100}, 30).threshold, d.threshold, 1e-12 * d.threshold);
    // Pairs of Student's with two degrees of freedom, which have not even a variance.
    pair_draw normal{7, 0.8};
    std::mt19937_64 random{8};
    std::exponential_distribution<double> chi_squared;
    const observed_length seen = length_of_runs(d, 600, [&] {
        const double scale = 1 / std::sqrt(chi_squared(random));
        const core::pair p = normal();
        return core::pair{scale * p.x, scale * p.y};
    });
    EXPECT_NEAR(seen.mean, 30, 4 * seen.error);
}

TEST(average_run_length, of_fat_tails_is_that_of_observations_not_of_the_normal_law) {
    // Student's with four degrees of freedom, of deviation 1.
    std::mt19937_64 random{9};
    std::student_t_distribution<double> student{4};
    numbers returns(2000);
    for (double& r : returns) r = student(random) / std::sqrt(2.0);
    const auto drawn = [&] { return returns[random() % returns.size()]; };
    const auto normal = calibrated(variance_cusum{.mean = 0, .deviation = 1, .ratio = 4}, 100);
    const auto observed = calibrated(variance_cusum{.mean = 0, .deviation = 1, .ratio = 4}, 100, returns);
    EXPECT_GT(observed.threshold, normal.threshold);
    EXPECT_NEAR(average_run_length(observed, returns), 100, 0.5);
    const observed_length with_normal = length_of_runs(normal, 1000, drawn),
                          seen = length_of_runs(observed, 1000, drawn);
    EXPECT_LT(with_normal.mean, 50);
    EXPECT_NEAR(seen.mean, 100, 4 * seen.error);
    EXPECT_NEAR(average_run_length(normal, returns), with_normal.mean, 4 * with_normal.error);
}

TEST(average_run_length, of_observations_of_the_normal_law_is_nearly_that_of_the_law) {
    numbers x = normal_numbers(5000, 10), y = correlated_with(x, 0.5, 11);
    const auto mean = calibrated(standard(1), 30);
    EXPECT_NEAR(average_run_length(mean, x), 30, 2);
    x[7] = missing_number;
    EXPECT_NEAR(average_run_length(mean, x), 30, 2);
    // 5000 pairs know the tails that decide a run length of 25 to some per cent.
    for (const auto evidence : {correlation_evidence::likelihood, correlation_evidence::angle}) {
        const auto pair = calibrated(correlation_cusum{.correlation = 0.5, .evidence = evidence}, 25);
        EXPECT_NEAR(average_run_length(pair, core::pairs(x, y)), 25, 2.5);
        // Its own mean, deviation and correlation.
        EXPECT_NEAR(
            average_run_length(correlation_cusum{.evidence = evidence, .threshold = pair.threshold, .warm_up = 50},
                               core::pairs(x, y)),
            25, 2.5);
    }
}

TEST(average_run_length, of_two_sides_is_half_that_of_one) {
    const double one = average_run_length(standard(4, change_direction::up));
    EXPECT_NEAR(average_run_length(standard(4, change_direction::down)), one, 1e-9 * one);
    EXPECT_NEAR(average_run_length(standard(4)), one / 2, 1e-9 * one);
}

TEST(false_alarm_probability, is_geometric) {
    EXPECT_DOUBLE_EQ(infer::false_alarm_probability(500, 1), 1.0 / 500);
    EXPECT_DOUBLE_EQ(infer::false_alarm_probability(10, 3), 1 - 0.9 * 0.9 * 0.9);
    EXPECT_EQ(infer::false_alarm_probability(500, 0), 0);
    EXPECT_EQ(infer::false_alarm_probability(1, 5), 1);
    EXPECT_TRUE(std::isnan(infer::false_alarm_probability(missing_number, 5)));
    EXPECT_THROW(infer::false_alarm_probability(0.5, 5), std::invalid_argument);
    // The law of the run length, by simulation: 4000 runs know a share to one in 130.
    const auto d = calibrated(standard(1), 30);
    normal_draw draw{12};
    int early = 0;
    for (int run = 0; run < 4000; ++run) {
        infer::detail::series_watch s{};
        int n = 0;
        while (n < 30 && !d.lower(s).alarm) d.absorb(s, draw()), ++n;
        early += d.lower(s).alarm ? 1 : 0;
    }
    EXPECT_NEAR(early / 4000.0, infer::false_alarm_probability(30, 30), 0.04);
}

TEST(calibrated, refuses_what_no_threshold_has) {
    const auto message = [](const auto& call) { return thrown<std::invalid_argument>(call); };
    // Two-sided, a first step above 0 either way has the probability 2 Phi(-1/2).
    const double least = 1 / std::erfc(0.5 / std::sqrt(2.0));
    const std::string expected =
        "average_run_length is 1.5, expected above " + core::text_of(least).substr(0, 12);  // 1.6205483522
    EXPECT_EQ(message([] { calibrated(standard(1), 1.5); }).substr(0, expected.size()), expected);
    EXPECT_THROW(calibrated(standard(1), missing_number), std::invalid_argument);
    EXPECT_EQ(message([] { calibrated(mean_cusum{.mean = 0, .deviation = -1}, 100); }),
              "deviation is -1, expected a positive number");
    EXPECT_EQ(message([] { average_run_length(standard(0)); }),
              "threshold is 0, expected a positive number, as calibrated finds one");
    EXPECT_EQ(message([] {
                  average_run_length(standard(4), normal_observations{0, 0});
              }),
              "deviation is 0, expected a positive number");
    EXPECT_EQ(message([] {
                  calibrated(correlation_cusum{.evidence = correlation_evidence::likelihood, .warm_up = 50}, 100);
              }),
              "correlation is nan, expected the correlation while nothing changes, on which the threshold depends");
    EXPECT_EQ(message([] { calibrated(standard(1), 100, numbers(7, 1.0)); }),
              "number of observations is 7, expected 20 or more, to stand for those to come");
    EXPECT_EQ(message([] { calibrated(mean_cusum{.warm_up = 9}, 100, numbers(70, 1.0)); }),
              "observations is nan, expected observations that vary");
    EXPECT_THROW(calibrated(standard(1), 100, numbers(70, 0.1)), std::domain_error);
}

}
