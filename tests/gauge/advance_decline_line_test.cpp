// SPDX-License-Identifier: BSL-1.0
#include <tidemark/gauge/advance_decline_line.hpp>
#include <tidemark/run.hpp>

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

using namespace tidemark::gauge;
namespace core = tidemark::core;
namespace run = tidemark::run;

namespace {

using series = std::vector<double>;

constexpr advance_decline_line plain{.net = net_advances::plain};
constexpr advance_decline_line adjusted{.net = net_advances::ratio_adjusted};

const series up{30, 10, 0, 25, core::nan, 40}, down{10, 30, 0, 25, 7, 10};

TEST(advance_decline_line, adds_the_net_advances_up) {
    EXPECT_EQ(run::expanding(plain, core::pairs(up, down)), (series{20, 0, 0, 0, 0, 30}));
    EXPECT_EQ(run::expanding(adjusted, core::pairs(up, down)), (series{500, 0, 0, 0, 0, 600}));
    EXPECT_EQ(run::whole(plain, core::pairs(series{}, series{})), 0);
    EXPECT_EQ(run::whole(adjusted, core::pairs(series{0}, series{0})), 0) << "nobody moved";
    EXPECT_EQ(run::whole(adjusted, core::pairs(series{0}, series{5})), -1000);
}

TEST(advance_decline_line, is_the_same_live) {
    run::stream live{plain};
    const series batch = run::expanding(plain, core::pairs(up, down));
    for (std::size_t i = 0; i < up.size(); ++i) {
        live.update({up[i], down[i]});
        EXPECT_EQ(live.value(), batch[i]);
    }
}

TEST(advance_decline_line, is_a_whole_number_however_long) {
    series many(100000), few(100000);
    double want = 0;
    for (std::size_t i = 0; i < many.size(); ++i) {
        many[i] = static_cast<double>(i * 7919 % 500);
        few[i] = 500 - many[i];
        want += many[i] - few[i];
    }
    EXPECT_EQ(run::whole(plain, core::pairs(many, few)), want);
    EXPECT_EQ(run::expanding(plain, core::pairs(many, few)).back(), want);
}

}
