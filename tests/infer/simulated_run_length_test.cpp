// SPDX-License-Identifier: BSL-1.0
#include <tidemark/infer/simulated_run_length.hpp>

#include "support/detectors.hpp"
#include "support/thrown.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <stdexcept>

namespace {

using namespace tidemark::support;
namespace core = tidemark::core;
namespace infer = tidemark::infer;
using infer::calibrated;
using infer::mean_cusum;
using infer::normal_observations;
using infer::normal_pairs;
using infer::simulated_run_length;

constexpr infer::simulation brief{.seed = 11, .runs = 1000};

TEST(simulated_run_length, is_the_calculated_one_where_there_is_one) {
    const auto mean = calibrated(mean_cusum{.mean = 2, .deviation = 3}, 40);
    for (const normal_observations truth : {normal_observations{2, 3}, normal_observations{4, 3}}) {
        const auto found = simulated_run_length(mean, truth, brief);
        EXPECT_NEAR(found.value, average_run_length(mean, truth), 4 * found.standard_error);
        EXPECT_LT(found.standard_error, 0.05 * found.value);
    }
    const auto pair = calibrated(infer::correlation_cusum{.correlation = 0.8, .shift = 0.8}, 30);
    const auto found = simulated_run_length(pair, normal_pairs{0.3}, brief);
    EXPECT_NEAR(found.value, average_run_length(pair, normal_pairs{0.3}), 4 * found.standard_error);
    // Of observed rows.
    const numbers x = normal_numbers(500, 1, 2, 3);
    const auto drawn = simulated_run_length(mean, x, brief);
    EXPECT_NEAR(drawn.value, average_run_length(mean, x), 4 * drawn.standard_error);
}

/// Calibrated by one generator of random numbers, and run by another: both know the run length to about a part in
/// sqrt(1000), together four standard errors are 18 %.
template <class D, class Truth, class Draw>
void expect_calibrated(const D& d, double wanted, const Truth& truth, Draw draw) {
    const D found = calibrated(d, wanted, truth, brief);
    const observed_length seen = length_of_runs(found, 1000, draw);
    EXPECT_NEAR(seen.mean, wanted, 4 * std::sqrt(2.0) * seen.error);
    EXPECT_NEAR(simulated_run_length(found, truth, brief).value, wanted, 0.02 * wanted);
}

TEST(calibrated_by_simulation, has_the_run_length_that_was_asked_for) {
    expect_calibrated(infer::mean_page_hinkley{}, 40, normal_observations{}, normal_draw{1});
    expect_calibrated(infer::variance_page_hinkley{.warm_up = 20}, 30, normal_observations{5, 2}, normal_draw{2, 5, 2});
    expect_calibrated(infer::correlation_page_hinkley{}, 30, normal_pairs{0.8}, pair_draw{3, 0.8});
    expect_calibrated(mean_cusum{.warm_up = 40}, 30, normal_observations{}, normal_draw{4});
}

TEST(calibrated_by_simulation, of_one_seed_is_the_same_and_of_another_nearly) {
    const infer::mean_page_hinkley d{.deviation = 1};
    const auto one = calibrated(d, 20, normal_observations{}, brief);
    EXPECT_EQ(calibrated(d, 20, normal_observations{}, brief).threshold, one.threshold);
    const auto other = calibrated(d, 20, normal_observations{}, {.seed = 12, .runs = 1000});
    EXPECT_NE(other.threshold, one.threshold);
    EXPECT_NEAR(other.threshold, one.threshold, 0.1 * one.threshold);
}

TEST(calibrated_by_simulation, refuses_what_no_threshold_has) {
    const auto message = [](const auto& call) { return thrown<std::invalid_argument>(call); };
    const infer::mean_page_hinkley d{};
    EXPECT_EQ(message([&] { calibrated(d, 1, normal_observations{}, brief); }),
              "average_run_length is 1, expected 2 to 1e9");
    EXPECT_EQ(message([&] {
                  calibrated(d, 50, normal_observations{0, -1}, brief);
              }),
              "deviation is -1, expected a positive number");
    EXPECT_EQ(message([&] { calibrated(d, 50, normal_observations{}, {.seed = 1, .runs = 1}); }),
              "runs is 1, expected 2 or more");
    EXPECT_EQ(message([&] { calibrated(infer::mean_page_hinkley{.tolerance = 0}, 50, normal_observations{}, brief); }),
              "tolerance is 0, expected a positive number");
    EXPECT_EQ(message([&] { calibrated(infer::correlation_page_hinkley{}, 50, normal_pairs{1}, brief); }),
              "correlation is 1, expected a number in (-1, 1)");
    EXPECT_EQ(message([&] { calibrated(d, 50, numbers(3, 1.0), brief); }),
              "number of observations is 3, expected 20 or more, to stand for those to come");
    EXPECT_EQ(message([&] { simulated_run_length(d, normal_observations{}, brief); }),
              "threshold is nan, expected a positive number, as calibrated finds one");
    // Equal observations are never off: no alarm, whatever the threshold.
    EXPECT_THROW(calibrated(infer::mean_page_hinkley{.deviation = 1}, 5, numbers(30, 1.0), {.seed = 1, .runs = 50}),
                 std::domain_error);
}

}
