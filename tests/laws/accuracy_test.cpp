// SPDX-License-Identifier: BSL-1.0
// Rolling kernels on data that ruins kernels which add and subtract, against two-pass windows in long double.
// `accuracy_certificate.cpp` prints the same in fifty digits.

#include "support/certificate.hpp"
#include "support/nasty_data.hpp"

#include <tidemark/core/pairs.hpp>
#include <tidemark/risk.hpp>
#include <tidemark/run/rolling.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <vector>

namespace {

constexpr std::size_t windows[]{20, 250, 5000};

/// Enough for every lane to hold a block, and for runs of missing rows that are longer than the window.
constexpr std::size_t rows_for(std::size_t w) { return w == 20 ? 10'000 : w == 250 ? 30'000 : 100'000; }

/// Whatever the data: relative errors that would do harm, far above what is found and far below what goes unnoticed.
const std::map<std::string, double> least_demand{
    {"variance", 1e-10}, {"correlation", 1e-10},           {"skewness", 1e-9},
    {"kurtosis", 1e-9},  {"variance, compensated", 5e-12}, {"correlation, compensated", 5e-12}};
bool well_behaved(const std::string& data) {
    return data == "plain" || data == "offset" || data == "shift" || data == "drift" || data == "volswing";
}

TEST(Accuracy, EveryKernelKeepsItsBound) {
    const auto kernels = certificate::kernels<long double>();
    for (const std::size_t w : windows) {
        for (const auto& d : nasty::data_sets(rows_for(w))) {
            certificate::examine(kernels, d, w, 40 + 15'000 / w, [&](const std::string& name, const auto& found) {
                SCOPED_TRACE(name + " on " + d.name + ", window " + std::to_string(w));
                EXPECT_GT(found.windows, 20U);
                EXPECT_EQ(found.wrong, 0U) << "answers lost, or given where there is none";
                EXPECT_LE(found.share, 1) << "relative error " << found.relative;
                const auto demand = least_demand.find(name);
                if (demand == least_demand.end()) return;
                EXPECT_LE(found.relative, well_behaved(d.name) ? (std::min)(1e-11, demand->second) : demand->second);
            });
        }
    }
}

TEST(Accuracy, NoCorrelationIsBeyondOne) {
    for (const std::size_t w : windows) {
        for (const auto& d : nasty::data_sets(rows_for(w))) {
            std::size_t beyond = 0;
            for (const double r :
                 tidemark::run::rolling(tidemark::risk::correlation{}, tidemark::core::pairs(d.x, d.y), w))
                beyond += std::fabs(r) > 1;
            EXPECT_EQ(beyond, 0U) << d.name << ", window " << w;
        }
    }
}

// Equal values in the midst of others: the variance is exactly zero, and what rests on it has no answer.
TEST(Accuracy, ConstantWindowsHaveNoSpread) {
    for (const std::size_t w : windows) {
        std::vector<double> x = nasty::normals(4 * w, 1);
        for (std::size_t i = w; i < 3 * w; ++i) x[i] = 0.1;
        const auto variance = tidemark::run::rolling(tidemark::risk::variance{}, x, w);
        const auto skewness = tidemark::run::rolling(tidemark::risk::skewness{}, x, w);
        for (std::size_t end = 2 * w; end <= 3 * w; ++end) {
            EXPECT_EQ(variance[end - 1], 0);
            EXPECT_TRUE(std::isnan(skewness[end - 1]));
        }
    }
}

}
