// SPDX-License-Identifier: BSL-1.0
#include <tidemark/infer/sharpe_standard_error.hpp>

#include <tidemark/risk/sharpe_ratio.hpp>
#include <tidemark/run/whole.hpp>

#include "support/fifty_digits.hpp"
#include "support/skewed_returns.hpp"
#include "support/thrown.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <stdexcept>
#include <string_view>
#include <vector>

using namespace tidemark::infer;
using namespace tidemark::support;
namespace run = tidemark::run;

namespace {

using numbers = std::vector<double>;
using assumption = sharpe_standard_error::assumption;

const double not_a_number = std::numeric_limits<double>::quiet_NaN();

numbers some_returns(std::size_t n, double mean, std::uint64_t seed) { return skewed_returns(n, mean, 0.3, seed); }

/// As the papers write it: the ratio S with n - 1 in the deviation, g1 and K of population moments.
fifty exact_error(const numbers& r, fifty risk_free, double periods_per_year, assumption returns) {
    const fifty n = r.size();
    const fifty s = (exact_mean(r) - risk_free) / sqrt(exact_central(r, 2) / (n - 1));
    const fifty m2 = exact_central(r, 2) / n, m3 = exact_central(r, 3) / n, m4 = exact_central(r, 4) / n;
    const fifty skewness = m3 / (m2 * sqrt(m2)), kurtosis = m4 / (m2 * m2);
    const fifty variance =
        returns == assumption::normal ? (1 + s * s / 2) / n : (1 - skewness * s + (kurtosis - 1) / 4 * s * s) / (n - 1);
    return sqrt(variance * periods_per_year);
}

TEST(sharpe_standard_error, meets_the_definitions) {
    double worst = 0;
    for (const double mean : {-0.02, 0.0, 0.0005, 0.02}) {
        for (const std::size_t n : {2U, 3U, 10U, 250U}) {
            const numbers r = some_returns(n, mean, n);
            for (const auto returns : {assumption::normal, assumption::mertens}) {
                for (const double risk_free : {0.0, 1e-4}) {
                    const sharpe_standard_error e{.periods_per_year = 252, .risk_free = risk_free, .returns = returns};
                    worst =
                        (std::max)(worst, relative_error(run::whole(e, r), exact_error(r, risk_free, 252, returns)));
                }
            }
        }
    }
    EXPECT_LE(worst, 3e-14) << "1e-14 was seen";
}

// Twenty-four months with a mean of 1 % and a deviation of 2 %, by hand: S = 0.5, and sqrt(1.125 / 24).
TEST(sharpe_standard_error, of_normal_returns_is_lo_s) {
    numbers r;
    const double step = 0.02 * std::sqrt(23.0 / 24);
    for (int month = 0; month < 12; ++month) r.insert(r.end(), {0.01 - step, 0.01 + step});
    EXPECT_NEAR(run::whole(tidemark::risk::sharpe_ratio{.periods_per_year = 1}, r), 0.5, 1e-14);
    const double error = run::whole(sharpe_standard_error{.periods_per_year = 1}, r);
    EXPECT_NEAR(error, 0.21650635094610965, 1e-15);
    EXPECT_DOUBLE_EQ(run::whole(sharpe_standard_error{.periods_per_year = 12}, r), error * std::sqrt(12.0));
    // Two values of equal weight have no skewness and a kurtosis of 1: only the mean is uncertain.
    const sharpe_standard_error mertens{.periods_per_year = 1, .returns = assumption::mertens};
    EXPECT_NEAR(run::whole(mertens, r), std::sqrt(1.0 / 23), 1e-15);
}

TEST(sharpe_standard_error, is_smaller_for_gains_that_surprise_upwards) {
    const numbers up = some_returns(250, 0.002, 3);
    numbers down = up;
    const double middle = static_cast<double>(exact_mean(up));
    for (double& v : down) v = 2 * middle - v;
    const sharpe_standard_error mertens{.periods_per_year = 252, .returns = assumption::mertens};
    EXPECT_LT(run::whole(mertens, up), run::whole(mertens, down));
    const sharpe_standard_error lo{.periods_per_year = 252};
    EXPECT_NEAR(run::whole(lo, up), run::whole(lo, down), 1e-12) << "which Lo's does not see";
}

TEST(sharpe_standard_error, does_not_drift_with_the_level) {
    numbers r = some_returns(250, 0, 5), raised = r;
    for (double& v : raised) v += 1024;  // exact but for the last bits of v
    for (std::size_t i = 0; i < r.size(); ++i) r[i] = raised[i] - 1024;
    const sharpe_standard_error low{.periods_per_year = 252, .returns = assumption::mertens};
    const sharpe_standard_error high{.periods_per_year = 252, .risk_free = 1024, .returns = assumption::mertens};
    EXPECT_NEAR(run::whole(high, raised) / run::whole(low, r), 1, 1e-13);
}

TEST(sharpe_standard_error, has_none_without_spread) {
    for (const auto returns : {assumption::normal, assumption::mertens}) {
        const sharpe_standard_error e{.periods_per_year = 365, .returns = returns};
        EXPECT_TRUE(std::isnan(run::whole(e, numbers{})));
        EXPECT_TRUE(std::isnan(run::whole(e, numbers{0.01})));
        EXPECT_TRUE(std::isnan(run::whole(e, numbers{0.01, 0.01, 0.01})));
        EXPECT_TRUE(std::isnan(run::whole(e, numbers{not_a_number, 0.01})));
        EXPECT_TRUE(std::isnan(run::whole(e, numbers{0.01, 0.02, HUGE_VAL})));
        EXPECT_TRUE(std::isfinite(run::whole(e, numbers{0.01, 0.02})));
    }
}

TEST(sharpe_standard_error, refuses_wrong_parameters) {
    const numbers r{0.01, 0.02};
    EXPECT_EQ(thrown<std::invalid_argument>([&] { run::whole(sharpe_standard_error{.periods_per_year = 0}, r); }),
              "periods_per_year is 0, expected a positive number");
    EXPECT_EQ(thrown<std::invalid_argument>(
                  [&] { run::whole(sharpe_standard_error{.periods_per_year = 12, .risk_free = HUGE_VAL}, r); }),
              "risk_free is inf, expected a finite rate per period");
}

// Quantiles of the standard normal distribution, worked out in sixty digits for these very doubles.
TEST(normal_interval, reaches_to_the_quantiles) {
    const auto reach = [](double confidence) { return normal_interval(0, 1, confidence).high; };
    EXPECT_NEAR(reach(0.5), 0.67448975019608174, 2e-15);
    EXPECT_NEAR(reach(0.6826894921370859), 0.99999999999999991, 2e-15);
    EXPECT_NEAR(reach(0.9), 1.6448536269514725, 2e-15);
    EXPECT_NEAR(reach(0.95), 1.9599639845400539, 2e-15);
    EXPECT_NEAR(reach(0.99), 2.5758293035489005, 2e-15);
    EXPECT_NEAR(reach(0.9999), 3.8905918864131207, 2e-15);
    EXPECT_NEAR(reach(1 - 0x1p-53), 8.2923610758135954, 4e-15) << "where 1/2 + confidence/2 would be 1";
    const auto [low, high] = normal_interval(1.5, 0.2, 0.95);
    EXPECT_NEAR(low, 1.5 - 0.2 * 1.959963984540054, 1e-14);
    EXPECT_NEAR(high, 1.5 + 0.2 * 1.959963984540054, 1e-14);
}

TEST(normal_interval, of_nothing_is_nothing) {
    EXPECT_TRUE(std::isnan(normal_interval(not_a_number, 1, 0.95).low));
    EXPECT_TRUE(std::isnan(normal_interval(1, not_a_number, 0.95).high));
    EXPECT_EQ(normal_interval(1, 0, 0.95).low, 1);
    EXPECT_EQ(normal_interval(1, 0, 0.95).high, 1);
}

TEST(normal_interval, refuses_a_confidence_that_is_no_probability) {
    for (const double bad : {0.0, 1.0, -0.5, 1.5, 95.0, -HUGE_VAL})
        EXPECT_EQ(thrown<std::invalid_argument>([&] { normal_interval(0, 1, bad); }),
                  "confidence is " + tidemark::core::text_of(bad) + ", expected a number in (0, 1)");
    EXPECT_THROW(normal_interval(0, 1, not_a_number), std::invalid_argument);
}

TEST(two_sided_p_value, is_what_both_tails_hold) {
    const auto error = [](double z, double exact) { return std::fabs(two_sided_p_value(z, 1) / exact - 1); };
    EXPECT_LE(error(1, 0.31731050786291410), 1e-15);
    EXPECT_LE(error(1.959963984540054, 0.050000000000000022), 1e-15);
    EXPECT_LE(error(-2.5758293035489004, 0.010000000000000011), 1e-15);
    EXPECT_LE(error(3, 0.0026997960632601891), 1e-15);
    EXPECT_LE(error(-10, 1.5239706048321052e-23), 2e-14) << "10 / sqrt(2) rounded, squared in an exponent";
    EXPECT_EQ(two_sided_p_value(0.5, 0.25), two_sided_p_value(2, 1));
    EXPECT_EQ(two_sided_p_value(0, 1), 1);
    EXPECT_EQ(two_sided_p_value(40, 1), 0) << "below the smallest number";
}

TEST(two_sided_p_value, follows_division) {
    EXPECT_EQ(two_sided_p_value(1, 0), 0);
    EXPECT_EQ(two_sided_p_value(-1, 0), 0);
    EXPECT_TRUE(std::isnan(two_sided_p_value(0, 0)));
    EXPECT_TRUE(std::isnan(two_sided_p_value(not_a_number, 1)));
    EXPECT_TRUE(std::isnan(two_sided_p_value(1, not_a_number)));
    EXPECT_EQ(two_sided_p_value(1, HUGE_VAL), 1);
}

}
