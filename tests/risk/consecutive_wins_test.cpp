// SPDX-License-Identifier: BSL-1.0
#include <tidemark/risk/consecutive_wins.hpp>

#include <tidemark/run/rolling.hpp>
#include <tidemark/run/whole.hpp>

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

namespace {

namespace risk = tidemark::risk;
namespace run = tidemark::run;
using series = std::vector<double>;

TEST(ConsecutiveWins, AreCountedAcrossMissingRowsButNotAcrossZeros) {
    const series r{0.1, 0.2, 0, 0.1, std::nan(""), 0.3, 0.1, -0.1, -0.2};
    EXPECT_EQ(run::whole(risk::max_consecutive_wins{}, r), 3);
    EXPECT_EQ(run::whole(risk::max_consecutive_losses{}, r), 2);
    const series rolled = run::rolling(risk::max_consecutive_wins{}, series{1, 1, 1, -1, 1}, 2);
    EXPECT_EQ((series{rolled.begin() + 1, rolled.end()}), (series{2, 2, 1, 1})) << "a window knows no run before it";
}

TEST(ConsecutiveWins, Edges) {
    for (const series& r : {series{}, series{std::nan("")}, series{0}, series{0, 0}}) {
        EXPECT_EQ(run::whole(risk::max_consecutive_wins{}, r), 0);
        EXPECT_EQ(run::whole(risk::max_consecutive_losses{}, r), 0);
    }
    EXPECT_EQ(run::whole(risk::max_consecutive_wins{}, series{0.1}), 1);
    EXPECT_EQ(run::whole(risk::max_consecutive_losses{}, series{0.1}), 0);
    EXPECT_EQ(run::whole(risk::max_consecutive_losses{}, series(9, -0.1)), 9);
}

}
