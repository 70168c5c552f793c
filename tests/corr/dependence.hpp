// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/corr/pairwise_matrix.hpp>

#include "oracle/corr/panels.hpp"
#include "support/thrown.hpp"

#include <gtest/gtest.h>
#include <Eigen/Core>

#include <cmath>
#include <limits>
#include <random>
#include <stdexcept>
#include <vector>

/// What the tests of estimators of two series share.
namespace tidemark::support {

namespace oracle {
#include "oracle/corr/dependence.inc"
}

using series = std::vector<double>;

/// Two related series; with `steps`, rounded so that many numbers are equal.
struct two_series {
    series x, y;

    explicit two_series(std::size_t n, double steps = 0, std::uint64_t seed = 17) {
        std::mt19937_64 random{seed};
        const auto uniform = [&] { return static_cast<double>(random() >> 11) * 0x1p-53; };
        for (std::size_t i = 0; i < n; ++i) {
            const double u = uniform(), v = uniform();
            x.push_back(u);
            y.push_back((u - .5) * (u - .5) + .2 * v);
            if (steps > 0) x[i] = std::floor(steps * x[i]), y[i] = std::floor(2 * steps * y[i]);
        }
    }
};

/// What holds of every estimator of two series: rows with a missing side do not count, lengths agree, there is no
/// answer without data, and it reads numbers of any type and stride.
template <class Estimator>
void expect_laws_of_pairs(const Estimator& estimator) {
    constexpr double inf = std::numeric_limits<double>::infinity();
    const two_series all{40};
    series x = all.x, y = all.y;
    x.insert(x.begin() + 3, {oracle::nan, 1, oracle::nan});
    y.insert(y.begin() + 3, {1, oracle::nan, oracle::nan});
    const double answer = estimator(all.x, all.y);
    EXPECT_TRUE(std::isfinite(answer));
    EXPECT_EQ(estimator(x, y), answer);

    Eigen::MatrixXf floats(40, 2);
    Eigen::MatrixXd doubles(2, 40);
    for (Eigen::Index i = 0; i < 40; ++i) {
        floats(i, 0) = static_cast<float>(all.x[static_cast<std::size_t>(i)]);
        floats(i, 1) = static_cast<float>(all.y[static_cast<std::size_t>(i)]);
        doubles.col(i) = floats.row(i).cast<double>();
    }
    EXPECT_EQ(estimator(floats.col(0), floats.col(1)), estimator(doubles.row(0), doubles.row(1)));

    const series level(40, 0.1);
    EXPECT_TRUE(std::isnan(estimator(series{}, series{})));
    EXPECT_TRUE(std::isnan(estimator(series{1}, series{1})));
    EXPECT_TRUE(std::isnan(estimator(series(4, oracle::nan), series(4, oracle::nan))));
    EXPECT_TRUE(std::isnan(estimator(level, all.y)));
    EXPECT_TRUE(std::isnan(estimator(all.x, level)));
    EXPECT_TRUE(std::isnan(estimator(level, level)));
    x[0] = inf, x[1] = -inf;
    EXPECT_FALSE(std::isinf(estimator(x, y)));
    EXPECT_EQ(thrown<std::invalid_argument>([&] {
                  estimator(series{1, 2}, series{1});
              }),
              "length of y is 1, expected the length of x, 2");
}

}
