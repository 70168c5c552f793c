// SPDX-License-Identifier: BSL-1.0
#include <tidemark/risk/drawdown_series.hpp>

#include <tidemark/risk/current_drawdown.hpp>
#include <tidemark/run/expanding.hpp>

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <stdexcept>
#include <vector>

namespace {

namespace risk = tidemark::risk;
namespace run = tidemark::run;
using series = std::vector<double>;
[[maybe_unused]] constexpr double inf = std::numeric_limits<double>::infinity();
[[maybe_unused]] const double nan = std::numeric_limits<double>::quiet_NaN();

using scale = risk::drawdown_scale;
const series r{-0.5, 0.5, nan, 1, 0, -0.125};

void expect_same(const series& got, const series& want) {
    ASSERT_EQ(got.size(), want.size());
    for (std::size_t i = 0; i < got.size(); ++i)
        EXPECT_TRUE(got[i] == want[i] || (std::isnan(got[i]) && std::isnan(want[i]))) << i << ": " << got[i];
}

TEST(DrawdownSeries, CountsALossInTheFirstPeriod) {
    expect_same(risk::drawdown_series(r), {-0.5, -0.25, nan, 0, 0, -0.125});
}

TEST(DrawdownSeries, OfAConstantStakeOrInLogarithms) {
    expect_same(risk::drawdown_series(r, scale::arithmetic), {-0.5, 0, nan, 0, 0, -0.125});
    expect_same(risk::drawdown_series(r, scale::log),
                {std::log1p(-0.5), std::log1p(-0.25), nan, 0, 0, std::log1p(-0.125)});
}

TEST(DrawdownSeries, OfLevelsStartsAtTheFirst) {
    const series levels{4, 2, nan, 3, 8, 6};
    expect_same(risk::drawdown_series_of_levels(levels), {0, -0.5, nan, -0.25, 0, -0.25});
    expect_same(risk::drawdown_series_of_levels(levels, scale::arithmetic), {0, -2, nan, -1, 0, -2});
    expect_same(risk::drawdown_series_of_levels(levels, scale::log),
                {0, std::log1p(-0.5), nan, std::log1p(-0.25), 0, std::log1p(-0.25)});
}

TEST(DrawdownSeries, IsTheCurrentDrawdownOfEveryRow) {
    series many;
    for (int i = 0; i < 500; ++i) many.push_back(0.05 * std::sin(i * i));
    const series want = run::expanding(risk::current_drawdown{.as = risk::sign::as_return}, many);
    const series got = risk::drawdown_series(many);
    for (std::size_t i = 0; i < many.size(); ++i) EXPECT_NEAR(got[i], want[i], 1e-15);
}

TEST(DrawdownSeries, InTheCallersMemoryAndFromAnyFloatingPoint) {
    series out(3, 7);
    risk::drawdown_series_into(out, std::vector<float>{-0.5F, 0.5F, 2.0F});
    EXPECT_EQ(out, (series{-0.5, -0.25, 0}));
    risk::drawdown_series_of_levels_into(out, std::vector<float>{4, 2, 8});
    EXPECT_EQ(out, (series{0, -0.5, 0}));
    const series spread{-0.5, nan, 0.5, nan, 2, nan};
    EXPECT_EQ(risk::drawdown_series(tidemark::core::series_view{spread.data(), 3, 2}), (series{-0.5, -0.25, 0}));
}

TEST(DrawdownSeries, Edges) {
    EXPECT_TRUE(risk::drawdown_series(series{}).empty());
    EXPECT_TRUE(risk::drawdown_series_of_levels(series{}).empty());
    expect_same(risk::drawdown_series(series{nan, nan}), {nan, nan});
    expect_same(risk::drawdown_series(series{0.1}), {0});
    expect_same(risk::drawdown_series(series{0, 0}), {0, 0});
    expect_same(risk::drawdown_series(series{0.5, -1, 3}), {0, -1, -1});
    expect_same(risk::drawdown_series(series{0.5, -2, 3}), {0, nan, nan});
    expect_same(risk::drawdown_series_of_levels(series{1, -1, 3}), {0, nan, nan});
    expect_same(risk::drawdown_series_of_levels(series{1, -1, 3}, scale::arithmetic), {0, -2, 0});
    series out(2, 7);
    EXPECT_THROW(risk::drawdown_series_into(out, series{0.1}), std::invalid_argument);
    EXPECT_EQ(out, (series{7, 7}));
}

}
