// SPDX-License-Identifier: BSL-1.0
#include <tidemark/risk/kurtosis.hpp>

#include <tidemark/run/whole.hpp>

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <stdexcept>
#include <vector>

namespace {

namespace risk = tidemark::risk;
namespace run = tidemark::run;
using series = std::vector<double>;
[[maybe_unused]] constexpr double inf = std::numeric_limits<double>::infinity();

using type = risk::kurtosis::estimator;

TEST(Kurtosis, FourEstimators) {
    const series x{1, 2, 3, 10};  // deviations -3 -2 -1 6: m2 = 12.5, m4 = 348.5
    const double moment = 348.5 / (12.5 * 12.5);
    EXPECT_DOUBLE_EQ(run::whole(risk::kurtosis{.type = type::moment}, x), moment);
    EXPECT_DOUBLE_EQ(run::whole(risk::kurtosis{.type = type::g2}, x), moment - 3);
    EXPECT_DOUBLE_EQ(run::whole(risk::kurtosis{.type = type::b2}, x), moment * 0.5625 - 3);
    EXPECT_DOUBLE_EQ(run::whole(risk::kurtosis{}, x), 1.5 * (5 * (moment - 3) + 6));
}

TEST(Kurtosis, Edges) {
    EXPECT_TRUE(std::isnan(run::whole(risk::kurtosis{}, series{1, 2, 3})));
    EXPECT_DOUBLE_EQ(run::whole(risk::kurtosis{.type = type::g2}, series{1, 2}), -2);
    EXPECT_TRUE(std::isnan(run::whole(risk::kurtosis{}, series{5, 5, 5, 5})));
    EXPECT_EQ(run::whole(risk::kurtosis{.on_equal = risk::zero_spread::pandas}, series{5, 5, 5, 5}), -3);
}

TEST(Kurtosis, SurvivesValuesWhoseFourthPowersUnderflow) {
    series x{1, 2, 3, 10};
    const double moment = run::whole(risk::kurtosis{.type = type::moment}, x);
    for (double& v : x) v *= 0x1p-200;
    EXPECT_DOUBLE_EQ(run::whole(risk::kurtosis{.type = type::moment}, x), moment);
}

}
