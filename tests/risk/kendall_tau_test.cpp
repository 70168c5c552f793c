// SPDX-License-Identifier: BSL-1.0
#include <tidemark/risk/kendall_tau.hpp>

#include <tidemark/run/expanding.hpp>
#include <tidemark/run/rolling.hpp>
#include <tidemark/run/stream.hpp>
#include <tidemark/run/whole.hpp>

#include "support/order.hpp"

#include <gtest/gtest.h>

#include <set>

namespace {

namespace core = tidemark::core;
namespace missing = tidemark::missing;
namespace risk = tidemark::risk;
namespace run = tidemark::run;
using order::series;
using type = risk::kendall_tau::type;
constexpr double nan = std::numeric_limits<double>::quiet_NaN();

double sign(double a, double b) { return a > b ? 1 : a < b ? -1 : 0; }

/// Every pair of rows compared.
double by_definition(const std::vector<core::pair>& rows, type corrected) {
    double score = 0, pairs = 0, free_x = 0, free_y = 0;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        for (std::size_t j = 0; j < i; ++j) {
            const double a = sign(rows[i].x, rows[j].x), b = sign(rows[i].y, rows[j].y);
            pairs += 1, score += a * b, free_x += a * a, free_y += b * b;
        }
    }
    if (pairs <= 0) return nan;
    if (corrected == type::a) return score / pairs;
    if (corrected == type::c) {
        std::set<double> x, y;
        for (const core::pair& p : rows) x.insert(p.x), y.insert(p.y);
        const double n = static_cast<double>(rows.size()), m = static_cast<double>(std::min(x.size(), y.size()));
        return m > 1 ? 2 * score * m / (n * n * (m - 1)) : nan;
    }
    return free_x > 0 && free_y > 0 ? score / std::sqrt(free_x * free_y) : nan;
}

// scipy.stats.kendalltau([12, 2, 1, 12, 2], [1, 4, 7, 1, 0]) is -0.4714045207910316 = -1/sqrt(4.5), and -0.48 with
// variant="c".
TEST(KendallTau, CorrectsForTies) {
    const series x{12, 2, 1, 12, 2}, y{1, 4, 7, 1, 0};
    EXPECT_NEAR(run::whole(risk::kendall_tau{}, core::pairs(x, y)), -0.4714045207910316, 1e-15);
    EXPECT_NEAR(run::whole(risk::kendall_tau{.corrected = type::a}, core::pairs(x, y)), -0.4, 1e-15);
    EXPECT_NEAR(run::whole(risk::kendall_tau{.corrected = type::c}, core::pairs(x, y)), -0.48, 1e-15);
}

TEST(KendallTau, IsOneForEqualOrders) {
    const series x{0.1, 0.7, 0.3, 0.9}, cubes{1, 9, 4, 1e9}, falls{-1, -9, -4, -1e9}, level(4, 5.0);
    EXPECT_EQ(run::whole(risk::kendall_tau{}, core::pairs(x, cubes)), 1);
    EXPECT_EQ(run::whole(risk::kendall_tau{}, core::pairs(x, falls)), -1);
    EXPECT_TRUE(std::isnan(run::whole(risk::kendall_tau{}, core::pairs(x, level))));
    EXPECT_TRUE(std::isnan(run::whole(risk::kendall_tau{}, core::pairs(series{1}, series{1}))));
    EXPECT_TRUE(std::isnan(run::whole(risk::kendall_tau{}, core::pairs(series{}, series{}))));
}

TEST(KendallTau, EveryDriverAnswersTheDefinition) {
    for (const auto& data : order::pair_sets(90)) {
        for (const type corrected : {type::a, type::b, type::c}) {
            const risk::kendall_tau metric{.corrected = corrected};
            const auto expanding = run::expanding(metric, data.sample());
            for (const std::size_t w : {1U, 2U, 3U, 8U, 20U, 89U, 90U, 91U}) {
                const auto some = run::rolling(metric, data.sample(), w, missing::skip{.min_count = 1});
                const auto full = run::rolling(metric, data.sample(), w);
                run::stream live{metric, w, missing::skip{.min_count = 1}};
                for (std::size_t i = 0; i < data.x.size(); ++i) {
                    const auto window = data.window(i, w);
                    const double want = by_definition(window, corrected);
                    ASSERT_TRUE(order::same(some[i], want)) << data.name << " window " << w << " row " << i;
                    ASSERT_TRUE(order::same(full[i], window.size() < w ? nan : want))
                        << data.name << " " << w << " " << i;
                    ASSERT_TRUE(order::same(live.peek({data.x[i], data.y[i]}), want)) << data.name << " " << w;
                    live.update({data.x[i], data.y[i]});
                    ASSERT_TRUE(order::same(live.value(), want)) << data.name << " " << w << " " << i;
                    if (w < 91) continue;
                    ASSERT_TRUE(order::same(expanding[i], want)) << data.name << " row " << i;
                    const series x{data.x.begin(), data.x.begin() + static_cast<std::ptrdiff_t>(i) + 1},
                        y{data.y.begin(), data.y.begin() + static_cast<std::ptrdiff_t>(i) + 1};
                    ASSERT_TRUE(order::same(run::whole(metric, core::pairs(x, y)), want)) << data.name << " row " << i;
                }
            }
        }
    }
}

}
