// SPDX-License-Identifier: BSL-1.0
#include <tidemark/risk/win_rate.hpp>

#include <tidemark/run/whole.hpp>

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <vector>

namespace {

namespace risk = tidemark::risk;
namespace run = tidemark::run;
using series = std::vector<double>;
constexpr double inf = std::numeric_limits<double>::infinity();
constexpr risk::win_rate counting{.of_zeros = risk::win_rate::zeros::count};
const series mixed{0.25, 0, -0.5, 0.75, std::nan(""), 0.5, 0, -0.25};  // three gains, two losses, two zeros
const series gains{0.25, 0.5}, losses{-0.25, -0.5}, zeros(3, 0), none{};

TEST(WinRate, ExcludesZerosUnlessToldToCountThem) {
    EXPECT_EQ(run::whole(risk::win_rate{}, mixed), 3.0 / 5);
    EXPECT_EQ(run::whole(counting, mixed), 3.0 / 7);
    EXPECT_EQ(run::whole(risk::win_rate{}, gains), 1);
    EXPECT_EQ(run::whole(risk::win_rate{}, losses), 0);
    EXPECT_TRUE(std::isnan(run::whole(risk::win_rate{}, zeros)));
    EXPECT_EQ(run::whole(counting, zeros), 0);
    EXPECT_TRUE(std::isnan(run::whole(risk::win_rate{}, none)));
    EXPECT_TRUE(std::isnan(run::whole(counting, none)));
}

TEST(WinRate, AverageWinAndLoss) {
    EXPECT_EQ(run::whole(risk::average_win{}, mixed), 0.5);
    EXPECT_EQ(run::whole(risk::average_loss{}, mixed), -0.375);
    EXPECT_EQ(run::whole(risk::average_win{}, series{0.25}), 0.25);
    EXPECT_EQ(run::whole(risk::average_loss{}, series{-0.25}), -0.25);
    for (const series& r : {none, zeros, losses}) EXPECT_TRUE(std::isnan(run::whole(risk::average_win{}, r)));
    for (const series& r : {none, zeros, gains}) EXPECT_TRUE(std::isnan(run::whole(risk::average_loss{}, r)));
}

TEST(WinRate, Ratios) {
    EXPECT_EQ(run::whole(risk::payoff_ratio{}, mixed), 0.5 / 0.375);
    EXPECT_EQ(run::whole(risk::profit_factor{}, mixed), 2);
    EXPECT_EQ(run::whole(risk::gain_to_pain_ratio{}, mixed), 1);
    const auto each = [](const series& r) {
        return series{run::whole(risk::payoff_ratio{}, r), run::whole(risk::profit_factor{}, r),
                      run::whole(risk::gain_to_pain_ratio{}, r)};
    };
    EXPECT_EQ(each(gains), (series{inf, inf, inf}));
    EXPECT_EQ(each(losses), (series{0, 0, -1}));
    for (const series& r : {none, zeros, series{std::nan("")}})
        for (const double ratio : each(r)) EXPECT_TRUE(std::isnan(ratio));
}

}
