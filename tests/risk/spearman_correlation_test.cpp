// SPDX-License-Identifier: BSL-1.0
#include <tidemark/risk/spearman_correlation.hpp>

#include <tidemark/run/expanding.hpp>
#include <tidemark/run/rolling.hpp>
#include <tidemark/run/stream.hpp>
#include <tidemark/run/whole.hpp>

#include "support/order.hpp"

#include <gtest/gtest.h>

namespace {

namespace core = tidemark::core;
namespace missing = tidemark::missing;
namespace risk = tidemark::risk;
namespace run = tidemark::run;
using order::series;
constexpr double nan = std::numeric_limits<double>::quiet_NaN();

/// The rank of each among all, by looking at all.
series ranks(const series& x) {
    series r;
    for (const double v : x) {
        double below = 0, equal = 0;
        for (const double u : x) below += u < v ? 1 : 0, equal += u == v ? 1 : 0;
        r.push_back(below + (equal + 1) / 2);
    }
    return r;
}

/// Pearson's correlation of the ranks.
double by_definition(const std::vector<core::pair>& rows) {
    series x, y;
    for (const auto& p : rows) x.push_back(p.x), y.push_back(p.y);
    const series r = ranks(x), s = ranks(y);
    const double mean = (static_cast<double>(rows.size()) + 1) / 2;
    double xy = 0, xx = 0, yy = 0;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        xy += (r[i] - mean) * (s[i] - mean);
        xx += (r[i] - mean) * (r[i] - mean);
        yy += (s[i] - mean) * (s[i] - mean);
    }
    return xx > 0 && yy > 0 ? xy / std::sqrt(xx * yy) : nan;
}

// The sums are whole numbers and halves, so that the two differ by the root and the quotient alone.
bool close(double a, double b) { return order::same(a, b) || std::fabs(a - b) <= 0x1p-52; }

// scipy.stats.spearmanr([1, 2, 2, 4, 5], [5, 6, 6, 8, 7]) is 0.8947368421052632 = 17/19.
TEST(SpearmanCorrelation, SharesRanksAmongEquals) {
    const series x{1, 2, 2, 4, 5}, y{5, 6, 6, 8, 7};
    EXPECT_NEAR(run::whole(risk::spearman_correlation{}, core::pairs(x, y)), 17.0 / 19, 1e-15);
}

TEST(SpearmanCorrelation, IsOneForEqualOrders) {
    const series x{0.1, 0.7, 0.3, 0.9}, cubes{1, 9, 4, 1e9}, falls{-1, -9, -4, -1e9}, level(4, 5.0);
    EXPECT_EQ(run::whole(risk::spearman_correlation{}, core::pairs(x, cubes)), 1);
    EXPECT_EQ(run::whole(risk::spearman_correlation{}, core::pairs(x, falls)), -1);
    EXPECT_TRUE(std::isnan(run::whole(risk::spearman_correlation{}, core::pairs(x, level))));
    EXPECT_TRUE(std::isnan(run::whole(risk::spearman_correlation{}, core::pairs(series{1}, series{1}))));
    EXPECT_TRUE(std::isnan(run::whole(risk::spearman_correlation{}, core::pairs(series{}, series{}))));
}

TEST(SpearmanCorrelation, EveryDriverAnswersTheDefinition) {
    for (const auto& data : order::pair_sets(90)) {
        const risk::spearman_correlation metric{};
        const auto expanding = run::expanding(metric, data.sample());
        for (const std::size_t w : {1U, 2U, 3U, 8U, 20U, 89U, 90U, 91U}) {
            const auto some = run::rolling(metric, data.sample(), w, missing::skip{.min_count = 1});
            const auto full = run::rolling(metric, data.sample(), w);
            run::stream live{metric, w, missing::skip{.min_count = 1}};
            for (std::size_t i = 0; i < data.x.size(); ++i) {
                const auto window = data.window(i, w);
                const double want = by_definition(window);
                ASSERT_TRUE(close(some[i], want)) << data.name << " window " << w << " row " << i;
                ASSERT_TRUE(close(full[i], window.size() < w ? nan : want)) << data.name << " " << w << " " << i;
                ASSERT_TRUE(close(live.peek({data.x[i], data.y[i]}), want)) << data.name << " " << w;
                live.update({data.x[i], data.y[i]});
                ASSERT_TRUE(close(live.value(), want)) << data.name << " " << w << " " << i;
                if (w < 91) continue;
                ASSERT_TRUE(close(expanding[i], want)) << data.name << " row " << i;
                const series x{data.x.begin(), data.x.begin() + static_cast<std::ptrdiff_t>(i) + 1},
                    y{data.y.begin(), data.y.begin() + static_cast<std::ptrdiff_t>(i) + 1};
                ASSERT_TRUE(close(run::whole(metric, core::pairs(x, y)), want)) << data.name << " row " << i;
            }
        }
    }
}

}
