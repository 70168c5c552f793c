// SPDX-License-Identifier: BSL-1.0
#include <tidemark/index/weighting.hpp>

#include <gtest/gtest.h>

#include <vector>

using namespace tidemark::index;

namespace {

TEST(market_cap, weighs_in_proportion) {
    const std::vector<candidate> members{{0, 1, 1, 1000, 0}, {1, 2, 1, 400, 0}, {2, 3, 1, 100, 0}, {3, 4, 1, 50, 0}};
    const auto weights = market_cap{}(members);
    EXPECT_EQ(weights, (std::vector<double>{1000.0 / 1550, 400.0 / 1550, 100.0 / 1550, 50.0 / 1550}));
}

TEST(market_cap, gives_all_to_a_single_member) {
    const std::vector<candidate> alone{{0, 1, 3, 7e11, 0}};
    EXPECT_EQ(market_cap{}(alone), std::vector<double>{1});
}

}
