// SPDX-License-Identifier: BSL-1.0
#include <tidemark/index/turnover.hpp>

#include <gtest/gtest.h>

#include <cstddef>
#include <vector>

using namespace tidemark::index;

namespace {

using assets = std::vector<std::size_t>;

// Weights .50, .30, .20 drift by +10 %, -5 % and 0 %; the targets are .45, .30, 0 and .25 for a newcomer.
TEST(compare, counts_turnover_against_drifted_weights) {
    const std::vector<holding> undrifted{{0, .50}, {1, .30}, {2, .20}};
    const std::vector<holding> target{{3, .25}, {0, .45}, {1, .30}};
    std::vector<holding> drifted = undrifted;
    const double total = .50 * 1.10 + .30 * 0.95 + .20;
    drifted[0].weight = .50 * 1.10 / total;
    drifted[1].weight = .30 * 0.95 / total;
    drifted[2].weight = .20 / total;

    const exchange moved = compare(drifted, target);
    EXPECT_NEAR(moved.one_way_turnover, .2746376812, 5e-11);
    EXPECT_EQ(moved.additions, assets{3});
    EXPECT_EQ(moved.deletions, assets{2});
    EXPECT_NEAR(compare(undrifted, target).one_way_turnover, .25, 1e-15) << "what ignoring the drift would read";
}

TEST(compare, knows_nothing_and_everything) {
    const std::vector<holding> some{{4, .5}, {2, .5}};
    const std::vector<holding> others{{3, .25}, {1, .75}};
    EXPECT_EQ(compare(some, some).one_way_turnover, 0);
    EXPECT_EQ(compare(some, some).additions, assets{});
    EXPECT_EQ(compare(some, others).one_way_turnover, 1);
    EXPECT_EQ(compare(some, others).additions, (assets{1, 3}));
    EXPECT_EQ(compare(some, others).deletions, (assets{2, 4}));
}

}
