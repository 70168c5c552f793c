// SPDX-License-Identifier: BSL-1.0
#include <tidemark/risk/percentile_rank.hpp>

#include <tidemark/run/rolling.hpp>
#include <tidemark/run/whole.hpp>

#include "support/order.hpp"
#include "support/thrown.hpp"

#include <gtest/gtest.h>

namespace {

namespace risk = tidemark::risk;
namespace run = tidemark::run;
using order::series;

TEST(PercentileRank, CountsWhatIsBelowAndItsShareOfEquals) {
    const series x{2, 1, 3, 2, 5, 2};  // one below, three equal
    EXPECT_DOUBLE_EQ(run::whole(risk::percentile_rank{}, x), 2.5 / 6);
    EXPECT_DOUBLE_EQ(run::whole(risk::percentile_rank{.tie_weight = 0}, x), 1.0 / 6);
    EXPECT_DOUBLE_EQ(run::whole(risk::percentile_rank{.tie_weight = 1}, x), 4.0 / 6);
    EXPECT_TRUE(std::isnan(run::whole(risk::percentile_rank{}, series{})));
}

TEST(PercentileRank, RollsAsItAnswersEachWindow) {
    for (const auto& [name, rows] : order::data_sets(120)) {
        for (const std::size_t w : {1U, 5U, 60U}) {
            const auto rolled = run::rolling(risk::percentile_rank{}, rows, w);
            for (std::size_t i = w - 1; i < rows.size(); ++i) {
                const series window{rows.begin() + static_cast<std::ptrdiff_t>(i + 1 - w),
                                    rows.begin() + static_cast<std::ptrdiff_t>(i + 1)};
                const double want = run::whole(risk::percentile_rank{}, window, tidemark::missing::propagate{});
                EXPECT_TRUE(order::same(rolled[i], want)) << name << " window " << w << " row " << i;
            }
        }
    }
}

TEST(PercentileRank, RefusesATieWeightThatIsNoShare) {
    EXPECT_EQ(tidemark::support::thrown<std::invalid_argument>(
                  [] { run::whole(risk::percentile_rank{.tie_weight = 2}, series{1}); }),
              "tie_weight is 2, expected a number in [0, 1]");
}

}
