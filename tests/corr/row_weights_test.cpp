// SPDX-License-Identifier: BSL-1.0
#include <tidemark/corr/row_weights.hpp>

#include "support/thrown.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <stdexcept>
#include <vector>

using namespace tidemark::corr;
using namespace tidemark::support;
using tidemark::core::decay;

namespace {

TEST(row_weights, halve_with_every_half_life) {
    const auto w = decay_weights(7, decay::half_life(2));
    ASSERT_EQ(w.size(), 7);
    EXPECT_EQ(w(6), 1);
    EXPECT_DOUBLE_EQ(w(4), .5);
    EXPECT_DOUBLE_EQ(w(0), .125);
    EXPECT_EQ(decay_weights(0, decay::half_life(2)).size(), 0);
    EXPECT_EQ(thrown<std::invalid_argument>([] { decay_weights(3, decay::half_life(0)); }),
              "half_life is 0, expected a positive number");
}

TEST(row_weights, say_as_much_as_fewer_equal_ones) {
    EXPECT_EQ(effective_sample_size(std::vector<double>(12, .3)), 12);
    EXPECT_EQ(effective_sample_size(std::vector<double>{0, 5, 0}), 1);
    EXPECT_DOUBLE_EQ(effective_sample_size(std::vector<double>{1e200, 2e200, 1e200}), 16. / 6);
    EXPECT_EQ(effective_sample_size(std::vector<double>{}), 0);
    const double lambda = .94;  // (1 + lambda) / (1 - lambda) rows in the long run
    EXPECT_NEAR(effective_sample_size(decay_weights(2000, decay::factor(lambda))), 1.94 / .06, 1e-12);
    EXPECT_EQ(thrown<std::invalid_argument>([] {
                  effective_sample_size(std::vector<double>{1, -1});
              }),
              "weights[1] is -1, expected 0 or more, finite");
    EXPECT_EQ(thrown<std::invalid_argument>([] {
                  effective_sample_size(std::vector<double>{1, tidemark::core::nan});
              }),
              "weights[1] is nan, expected 0 or more, finite");
    EXPECT_EQ(thrown<std::invalid_argument>([] {
                  effective_sample_size(std::vector<double>{0, 0});
              }),
              "largest of weights is 0, expected a positive number");
}

}
