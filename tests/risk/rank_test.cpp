// SPDX-License-Identifier: BSL-1.0
#include <tidemark/risk/rank.hpp>

#include <tidemark/run/expanding.hpp>
#include <tidemark/run/rolling.hpp>
#include <tidemark/run/stream.hpp>
#include <tidemark/run/whole.hpp>

#include "support/order.hpp"

#include <gtest/gtest.h>

namespace {

namespace missing = tidemark::missing;
namespace risk = tidemark::risk;
namespace run = tidemark::run;
using order::series;
using ties = risk::rank::ties;
constexpr double nan = std::numeric_limits<double>::quiet_NaN();

double by_definition(const series& ascending, double newest, ties tied) {
    double below = 0, equal = 0, different = 0;
    for (std::size_t k = 0; k < ascending.size(); ++k) {
        below += ascending[k] < newest ? 1 : 0;
        equal += ascending[k] == newest ? 1 : 0;
        different += ascending[k] < newest && (k == 0 || ascending[k] != ascending[k - 1]) ? 1 : 0;
    }
    switch (tied) {
        case ties::average: return below + (equal + 1) / 2;
        case ties::minimum: return below + 1;
        case ties::maximum:
        case ties::ordinal: return below + equal;
        case ties::dense: return different + 1;
    }
    return nan;
}

TEST(Rank, OfTheNewestAmongAll) {
    const series x{2, 1, 3, 2, 5, 2};
    EXPECT_EQ(run::whole(risk::rank{}, x), 3);
    EXPECT_EQ(run::whole(risk::rank{.tied = ties::minimum}, x), 2);
    EXPECT_EQ(run::whole(risk::rank{.tied = ties::maximum}, x), 4);
    EXPECT_EQ(run::whole(risk::rank{.tied = ties::dense}, x), 2);
    EXPECT_EQ(run::whole(risk::rank{.tied = ties::ordinal}, x), 4);
    EXPECT_EQ(run::expanding(risk::rank{.tied = ties::ordinal}, x), (series{1, 1, 3, 3, 5, 4})) << "first come, first";
    EXPECT_EQ(run::whole(risk::rank{}, series{7}), 1);
    EXPECT_TRUE(std::isnan(run::whole(risk::rank{}, series{})));
}

TEST(Rank, AMissingNewestRowHasNone) {
    const series x{1, nan, 2, nan};
    EXPECT_TRUE(std::isnan(run::whole(risk::rank{}, x)));
    const auto rolled = run::rolling(risk::rank{}, x, 3, missing::skip{.min_count = 1});
    EXPECT_EQ(rolled[0], 1);
    EXPECT_TRUE(std::isnan(rolled[1]));
    EXPECT_EQ(rolled[2], 2);
    EXPECT_TRUE(std::isnan(rolled[3]));
}

TEST(Rank, EveryDriverAnswersTheDefinition) {
    for (const auto& [name, rows] : order::data_sets(400)) {
        for (const ties tied : {ties::average, ties::minimum, ties::maximum, ties::dense, ties::ordinal}) {
            const risk::rank metric{.tied = tied};
            const auto expanding = run::expanding(metric, rows);
            for (const std::size_t w : {1U, 2U, 3U, 20U, 33U, 129U, 250U, 399U, 400U}) {
                const auto rolled = run::rolling(metric, rows, w, missing::skip{.min_count = 1});
                const auto full = run::rolling(metric, rows, w);
                run::stream live{metric, w, missing::skip{.min_count = 1}};
                for (std::size_t i = 0; i < rows.size(); ++i) {
                    const auto window = order::window(rows, i, w);
                    const double want = std::isnan(rows[i]) ? nan : by_definition(window, rows[i], tied);
                    ASSERT_TRUE(order::same(rolled[i], want)) << name << " window " << w << " row " << i;
                    ASSERT_TRUE(order::same(full[i], window.size() == w ? want : nan)) << name << " " << w << " " << i;
                    ASSERT_TRUE(order::same(live.peek(rows[i]), want)) << name << " window " << w << " row " << i;
                    live.update(rows[i]);
                    ASSERT_TRUE(order::same(live.value(), want)) << name << " window " << w << " row " << i;
                    if (w < 400) continue;
                    ASSERT_TRUE(order::same(expanding[i], want)) << name << " row " << i;
                }
            }
        }
    }
}

}
