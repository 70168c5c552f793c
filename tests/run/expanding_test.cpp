// SPDX-License-Identifier: BSL-1.0
#include <tidemark/risk.hpp>
#include <tidemark/run/expanding.hpp>

#include "support/thrown.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <vector>

namespace {

namespace missing = tidemark::missing;
namespace risk = tidemark::risk;
namespace run = tidemark::run;
using series = std::vector<double>;
constexpr double nan = std::numeric_limits<double>::quiet_NaN();

void expect_same(const series& got, const series& want) {
    ASSERT_EQ(got.size(), want.size());
    for (std::size_t i = 0; i < got.size(); ++i)
        EXPECT_TRUE(got[i] == want[i] || (std::isnan(got[i]) && std::isnan(want[i]))) << "row " << i << ": " << got[i];
}

TEST(Expanding, AnswersAsSoonAsTheMetricCan) {
    expect_same(run::expanding(risk::mean{}, series{1, 3, 5}), {1, 2, 3});
    expect_same(run::expanding(risk::variance{}, series{nan, 1, 3, nan}), {nan, nan, 2, 2});
    expect_same(run::expanding(risk::mean{}, series{1, 3, 5}, missing::skip{.min_count = 2}), {nan, 2, 3});
    expect_same(run::expanding(risk::mean{}, series{1, nan, 5}, missing::propagate{}), {1, nan, nan});
    expect_same(run::expanding(risk::mean{}, series{}), {});
}

TEST(Expanding, InfinitiesStay) {
    constexpr double inf = std::numeric_limits<double>::infinity();
    expect_same(run::expanding(risk::mean{}, series{1, inf, 2, -inf}), {1, inf, inf, nan});
    expect_same(run::expanding(risk::mean{}, series{inf, 1}), {inf, inf});
}

TEST(Expanding, OrderStatistics) { expect_same(run::expanding(risk::quantile{}, series{3, nan, 1, 2}), {3, 3, 2, 2}); }

TEST(Expanding, RefusesAWrongSetUpBeforeItWrites) {
    const series x{1, nan};
    series out{-1, -1}, long_out(3, -1);
    const auto into = [&](series& o, auto policy) {
        return tidemark::support::thrown<std::invalid_argument>(
            [&] { run::expanding_into(o, risk::mean{}, x, policy); });
    };
    EXPECT_EQ(into(long_out, missing::skip{}), "length of out is 3, expected the length of the sample, 2");
    EXPECT_EQ(into(out, missing::refuse{}), "sample[1] is nan, expected no missing observation under missing::refuse");
    EXPECT_EQ(into(out, missing::skip{.min_count = 3}), "min_count is 3, expected at most the rows of the sample, 2");
    EXPECT_EQ(out, (series{-1, -1}));
}

}
