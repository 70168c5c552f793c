// SPDX-License-Identifier: BSL-1.0
#include <tidemark/risk.hpp>
#include <tidemark/run/rolling.hpp>
#include <tidemark/run/stream.hpp>
#include <tidemark/run/worst_case.hpp>

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

TEST(WorstCase, AnswersFromTheFirstFullWindow) {
    const auto got = run::rolling(risk::mean{}, series{1, 2, 3, 4, 8}, 3, run::worst_case{});
    EXPECT_TRUE(std::isnan(got[0]) && std::isnan(got[1]));
    EXPECT_EQ(series(got.begin() + 2, got.end()), (series{2, 3, 5}));
}

// In blocks of any number of chunks, of whole numbers: a row too many or too few would show as one.
TEST(WorstCase, FindsTheRowsOfEveryWindow) {
    for (const std::size_t w : {1U, 7U, 8U, 9U, 39U, 40U, 41U, 168U, 700U}) {
        series x(3 * w + 5);
        for (std::size_t i = 0; i < x.size(); ++i) x[i] = static_cast<double>(i * 7919 % 1009);
        const auto got = run::rolling(risk::total{}, x, w, run::worst_case{});
        double sum = 0;
        for (std::size_t i = 0; i < x.size(); ++i) {
            sum += x[i] - (i < w ? 0 : x[i - w]);
            if (i + 1 < w) continue;
            EXPECT_DOUBLE_EQ(got[i], sum) << "window " << w << " row " << i;
        }
    }
}

// An outlier of 1e12 leaves; the windows after it are as exact as if it had never been.
TEST(WorstCase, ConstantWindowsHaveNoVarianceWhateverCameBefore) {
    for (std::size_t at = 0; at < 60; ++at) {
        series x(240, 0.1);
        x[at] = 1e12;
        const auto variance = run::rolling(risk::variance{}, x, 60, run::worst_case{});
        for (std::size_t i = at + 60; i < x.size(); ++i) EXPECT_EQ(variance[i], 0) << "outlier " << at << " row " << i;
    }
}

TEST(WorstCase, InfinitiesAndGapsEnterAndLeave) {
    constexpr double nan = std::numeric_limits<double>::quiet_NaN(), inf = std::numeric_limits<double>::infinity();
    series x;
    for (int i = 0; i < 300; ++i) x.push_back(i % 50 == 3 ? inf : i % 3 == 0 || (i > 100 && i < 180) ? nan : i % 7);
    const missing::skip any{.min_count = 1};
    const auto in_steps = run::rolling(risk::variance{}, x, 40, any, run::worst_case{});
    const auto at_once = run::rolling(risk::variance{}, x, 40, any);
    for (std::size_t i = 0; i < x.size(); ++i) {
        EXPECT_EQ(std::isnan(in_steps[i]), std::isnan(at_once[i])) << i;
        if (std::isnan(at_once[i])) continue;
        EXPECT_NEAR(in_steps[i], at_once[i], 1e-13) << i;
    }
}

TEST(WorstCase, RefusesAWrongSetUpBeforeItWrites) {
    series out(3, -1);
    const auto refused = [&](std::size_t window, missing::skip policy, std::size_t length) {
        return tidemark::support::thrown<std::invalid_argument>([&] {
            run::rolling_into(std::span{out}.first(length), risk::mean{}, series{1, 2, 3}, window, policy,
                              run::worst_case{});
        });
    };
    EXPECT_EQ(refused(0, {}, 3), "window is 0, expected at least 1");
    EXPECT_EQ(refused(2, {.min_count = 3}, 3), "min_count is 3, expected at most the window, 2");
    EXPECT_EQ(refused(2, {}, 2), "length of out is 2, expected the length of the sample, 3");
    EXPECT_EQ(out, (series{-1, -1, -1}));
    EXPECT_EQ(tidemark::support::thrown<std::invalid_argument>([] { run::stream(risk::mean{}, 0, run::worst_case{}); }),
              "window is 0, expected at least 1");
}

}
