// SPDX-License-Identifier: BSL-1.0
#include <tidemark/core/pairs.hpp>

#include "support/thrown.hpp"

#include <Eigen/Core>

#include <gtest/gtest.h>

#include <array>
#include <span>
#include <stdexcept>
#include <vector>

using namespace tidemark::core;
using tidemark::support::thrown;

namespace {

TEST(pairs, reads_two_series_row_by_row) {
    const std::vector<double> x{1, 2, 3};
    const std::array<float, 3> y{4, 5, 6};
    const auto both = pairs(x, y);
    static_assert(sample<std::remove_const_t<decltype(both)>>);
    ASSERT_EQ(both.size(), 3U);
    for (std::size_t i = 0; i < 3; ++i) EXPECT_EQ(both[i], (pair{x[i], static_cast<double>(y[i])}));
    const auto middle = both.part(1, 1);
    ASSERT_EQ(middle.size(), 1U);
    EXPECT_EQ(middle[0], (pair{2, 5}));
}

TEST(pairs, copies_nothing) {
    std::vector<double> x{1, 2}, y{3, 4};
    const auto both = pairs(x, y);
    x[1] = 20;
    EXPECT_EQ(both[1], (pair{20, 4}));
}

TEST(pairs, keeps_each_sides_stride) {
    const Eigen::MatrixXd m{{1, 2, 3}, {4, 5, 6}};
    const std::vector<double> y{7, 8, 9};
    const auto both = pairs(m.row(1), y);
    EXPECT_EQ(both[2], (pair{6, 9}));
    const auto strided = pairs(series_view{y.data(), 2, 2}, m.col(0));
    EXPECT_EQ(strided[1], (pair{9, 4}));
    EXPECT_EQ(as_sample(strided)[1], (pair{9, 4})) << "a sample of pairs is a sample";
}

TEST(pairs, refuses_series_of_different_lengths) {
    const std::vector<double> three{1, 2, 3}, two{1, 2};
    EXPECT_EQ(thrown<std::invalid_argument>([&] { pairs(three, two); }),
              "length of y is 2, expected the length of x, 3");
    EXPECT_EQ(thrown<std::invalid_argument>([&] { pairs(std::span<const double>{}, two); }),
              "length of y is 2, expected the length of x, 0");
    EXPECT_EQ(pairs(std::span<const double>{}, std::span<const float>{}).size(), 0U);
}

}
