// SPDX-License-Identifier: BSL-1.0
#include <tidemark/infer/surrogate_test.hpp>

#include "support/thrown.hpp"

#include <tidemark/core/returns.hpp>
#include <tidemark/gauge/co_peaks.hpp>
#include <tidemark/gauge/quadrant_counts.hpp>
#include <tidemark/risk/correlation.hpp>

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <random>
#include <span>
#include <stdexcept>
#include <vector>

namespace {

using tidemark::gauge::co_peak_count;
using tidemark::gauge::local_extremes;
using tidemark::gauge::record_turns;
using tidemark::gauge::synchronisation;
using tidemark::infer::permutations;
using tidemark::infer::surrogate_significance;
using tidemark::infer::surrogate_test;
using tidemark::infer::tail;
using tidemark::risk::correlation;
using tidemark::support::thrown;
using series = std::vector<double>;
using numbers = std::span<const double>;

const double nan = std::numeric_limits<double>::quiet_NaN();

double shared_signs(numbers x, numbers y) {
    double same = 0;
    for (std::size_t i = 0; i < x.size(); ++i) same += (x[i] > 0) == (y[i] > 0) ? 1 : 0;
    return same;
}

TEST(SurrogateTest, CountsTheShiftsThatDoAsWell) {
    // Of x by y turned on by 0, 1, 2, 3, 4 rows 5, 1, 3, 3, 1 signs are the same.
    const series x{1, 1, -1, 1, -1}, y = x;
    const auto found = surrogate_test<>{}(shared_signs, x, y);
    EXPECT_EQ(found.observed, 5);
    EXPECT_EQ(found.rows, 5U);
    EXPECT_EQ(found.surrogates, 4U);
    EXPECT_EQ(found.above, 0U);
    EXPECT_EQ(found.equal, 0U);
    EXPECT_EQ(found.mean, 2);
    EXPECT_EQ(found.standard_deviation, 1);
    EXPECT_EQ(found.p_value, 1 / 5.);
    EXPECT_EQ(found.mid_p_value, 0.5 / 5.);
    const series z{1, -1, 1, -1, 1};  // x by z: 1, and by its shifts 3, 3, 1, 5
    const auto against = surrogate_test<>{}(shared_signs, x, z);
    EXPECT_EQ(against.observed, 1);
    EXPECT_EQ(against.above, 3U);
    EXPECT_EQ(against.equal, 1U);
    EXPECT_EQ(against.p_value, 1);
    EXPECT_EQ(surrogate_test<>{.rejects = tail::lower}(shared_signs, x, z).p_value, 2 / 5.);
    EXPECT_EQ(surrogate_test<>{.rejects = tail::both}(shared_signs, x, z).p_value, 4 / 5.);
}

TEST(SurrogateTest, LetsTiesCountAgainstTheFinding) {
    const series x{1, -1, 1, -1}, y{1, -1, 1, -1};  // 4, 0, 4, 0
    const auto found = surrogate_test<>{}(shared_signs, x, y);
    EXPECT_EQ(found.equal, 1U);
    EXPECT_EQ(found.p_value, 2 / 4.);
    EXPECT_EQ(found.mid_p_value, 1 / 4.);
    EXPECT_EQ(surrogate_test<>{.rejects = tail::both}(shared_signs, x, y).p_value, 1);
}

TEST(SurrogateTest, TakesAnyMetricOfPairs) {
    const series x{1, 2, 4, 3}, y{1, 2, 3, 5};
    const auto found = surrogate_test<>{}(correlation{}, x, y);
    EXPECT_EQ(found.observed, tidemark::run::whole(correlation{}, tidemark::core::pairs(x, y)));
    EXPECT_EQ(found.p_value, 1 / 4.) << "no other start is as close";
}

// Two series of a worked example; their returns at other times share fewer peaks.
TEST(SurrogateTest, AsksOfCoPeaks) {
    const series a{1, 2, 3, 2.9, 2.5, 3.2, 3.1, 2.8}, b{5, 6, 7, 7.2, 6.8, 7.1, 7.5, 7.0};
    const series x = tidemark::core::simple_returns(a), y = tidemark::core::simple_returns(b);
    const co_peak_count<record_turns> count{};
    const auto found = surrogate_test<>{}(count, x, y);
    EXPECT_EQ(found.observed, 2);
    EXPECT_EQ(found.surrogates, 6U);
    std::size_t as_many = 1;
    for (std::size_t shift = 1; shift < 7; ++shift) {
        series turned;
        for (std::size_t t = 0; t < 7; ++t) turned.push_back(y[(t + shift) % 7]);
        as_many += count(x, turned) >= 2 ? 1 : 0;
    }
    EXPECT_EQ(found.p_value, static_cast<double>(as_many) / 7);
}

TEST(SurrogateTest, LeavesOutRowsThatEitherMisses) {
    const series x{1, nan, -1, 1, 1, -1}, y{1, 1, -1, 1, nan, -1}, kept_x{1, -1, 1, -1}, kept_y{1, -1, 1, -1};
    EXPECT_EQ(surrogate_test<>{}(shared_signs, x, y).p_value, surrogate_test<>{}(shared_signs, kept_x, kept_y).p_value);
    EXPECT_EQ(surrogate_test<>{}(shared_signs, x, y).rows, 4U);
}

TEST(SurrogateTest, AnswersNothingWhereTheStatisticDoesNot) {
    const auto constant = surrogate_test<>{}(correlation{}, series{1, 1, 1}, series{1, 2, 3});
    EXPECT_TRUE(std::isnan(constant.p_value));
    EXPECT_TRUE(std::isnan(constant.mid_p_value));
    EXPECT_TRUE(std::isnan(constant.mean));
    const auto no_peaks = surrogate_test<>{}(co_peak_count<record_turns>{}, series{0, 0, 0}, series{0, 0, 0});
    EXPECT_EQ(no_peaks.p_value, 1);
    EXPECT_EQ(no_peaks.standard_deviation, 0);
}

TEST(SurrogateTest, RefusesWhatItCannotTest) {
    EXPECT_EQ(thrown<std::invalid_argument>([] {
                  surrogate_test<>{}(shared_signs, series{1, nan}, series{1, 2});
              }),
              "number of rows on which both are observed is 1, expected 2 or more");
    EXPECT_EQ(thrown<std::invalid_argument>([] {
                  surrogate_test<>{}(shared_signs, series{1, 2}, series{1});
              }),
              "length of y is 1, expected the length of x, 2");
    EXPECT_EQ(thrown<std::invalid_argument>([] {
                  surrogate_test<permutations>{.surrogates = {.seed = 1, .replications = 0}}(shared_signs, series{1, 2},
                                                                                             series{1, 2});
              }),
              "replications is 0, expected 1 or more");
}

/// What of a correlation no surrogate leaves alone.
double co_movement(numbers x, numbers y) {
    double sum = 0;
    for (std::size_t i = 0; i < x.size(); ++i) sum += x[i] * y[i];
    return sum;
}

struct shares {
    double at_5 = 0, at_10 = 0;
};

/// How often a test rejects at 5 and at 10 %, of returns of which `common` of the variance is shared and one row tells
/// `memory` of the next.
template <class P>
shares rejected(int simulations, std::size_t rows, double common, double memory, P p_value) {
    std::mt19937_64 random{2};
    std::normal_distribution<double> normal;
    shares share;
    for (int s = 0; s < simulations; ++s) {
        series x(rows), y(rows);
        double state_x = normal(random) / std::sqrt(1 - memory * memory),
               state_y = normal(random) / std::sqrt(1 - memory * memory);
        for (std::size_t i = 0; i < rows; ++i) {
            const double shared = std::sqrt(common) * normal(random);
            state_x = memory * state_x + shared + std::sqrt(1 - common) * normal(random);
            state_y = memory * state_y + shared + std::sqrt(1 - common) * normal(random);
            x[i] = 0.01 * state_x;
            y[i] = 0.01 * state_y;
        }
        const double p = p_value(x, y);
        share.at_5 += p <= 0.05 ? 1. / simulations : 0;
        share.at_10 += p <= 0.10 ? 1. / simulations : 0;
    }
    return share;
}

void expect_nominal(const shares& share, int simulations) {
    EXPECT_NEAR(share.at_5, 0.05, 3 * std::sqrt(0.05 * 0.95 / simulations));
    EXPECT_NEAR(share.at_10, 0.10, 3 * std::sqrt(0.10 * 0.90 / simulations));
}

// With 39 shifts the p-values are multiples of 1/40, each as likely.
TEST(SurrogateTestSimulated, IsRightAboutIndependentSeries) {
    expect_nominal(
        rejected(1000, 40, 0, 0,
                 [](const series& x, const series& y) { return surrogate_test<>{}(co_movement, x, y).p_value; }),
        1000);
}

// Counts tie, so that p rejects less often than it says. Ties broken by lot make it exact: what is then too large or
// too small is not the count.
TEST(SurrogateTestSimulated, OfCountsIsNeverTooSureAndExactWithTiesBrokenByLot) {
    const tidemark::core::counter_random lot{.seed = 3};
    const co_peak_count<local_extremes> peaks{.peaks = {.each_side = 2}, .close = {.within = 1}};
    std::uint64_t simulation = 0;
    shares plain;
    const auto by_lot = [&](const series& x, const series& y) {
        const auto found = surrogate_test<>{}(peaks, x, y);
        plain.at_5 += found.p_value <= 0.05 ? 1 / 150. : 0;
        plain.at_10 += found.p_value <= 0.10 ? 1 / 150. : 0;
        const double ties = lot.uniform(simulation++) * static_cast<double>(1 + found.equal);
        return (static_cast<double>(found.above) + ties) / static_cast<double>(1 + found.surrogates);
    };
    const shares share = rejected(150, 50, 0, 0, by_lot);
    expect_nominal(share, 150);
    EXPECT_LE(plain.at_5, share.at_5);
    EXPECT_LE(plain.at_10, share.at_10);
}

TEST(SurrogateTestSimulated, ShiftsAllowForAutocorrelationAndPermutationsDoNot) {
    const auto shifted = rejected(
        60, 80, 0, 0.8, [](const series& x, const series& y) { return surrogate_test<>{}(co_movement, x, y).p_value; });
    const auto permuted = rejected(60, 80, 0, 0.8, [](const series& x, const series& y) {
        return surrogate_test<permutations>{.surrogates = {.seed = 1, .replications = 99}}(co_movement, x, y).p_value;
    });
    EXPECT_LT(shifted.at_10, 0.10 + 3 * std::sqrt(0.10 * 0.90 / 60));
    EXPECT_GT(permuted.at_10, 0.20) << "one row tells much of the next: the sample is smaller than it seems";
}

TEST(SurrogateTestSimulated, FindsPeaksThatAreShared) {
    const co_peak_count<local_extremes> peaks{.peaks = {.each_side = 2}, .close = {.within = 1}};
    const auto share = rejected(
        20, 120, 0.9, 0, [&](const series& x, const series& y) { return surrogate_test<>{}(peaks, x, y).p_value; });
    EXPECT_GT(share.at_10, 0.8);
    const auto signs = rejected(40, 60, 0.8, 0, [&](const series& x, const series& y) {
        return surrogate_test<>{}(synchronisation{}, x, y).p_value;
    });
    EXPECT_GT(signs.at_10, 0.8);
}

}
