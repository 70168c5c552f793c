// SPDX-License-Identifier: BSL-1.0
// The gauges of breadth that are metrics, under every law and driver.

#include "law.hpp"

#include <tidemark/gauge/advance_decline_line.hpp>
#include <tidemark/gauge/mcclellan.hpp>

namespace {

namespace gauge = tidemark::gauge;
using days = law::rows_of<gauge::advance_decline_line>;

long double net(const tidemark::core::pair& day, gauge::net_advances kind) {
    const long double up = static_cast<long double>(day.x), down = static_cast<long double>(day.y);
    return kind == gauge::net_advances::plain ? up - down : up + down == 0 ? 0 : 1000 * (up - down) / (up + down);
}

struct oscillations {
    long double last = std::numeric_limits<long double>::quiet_NaN();
    long double sum = std::numeric_limits<long double>::quiet_NaN();
};

oscillations mcclellan(const days& all) {
    oscillations so_far;
    long double fast = 0, slow = 0, sum = 0;
    for (std::size_t i = 0; i < all.size(); ++i) {
        const long double today = net(all[i], gauge::net_advances::plain);
        fast = i == 0 ? today : fast + 0.1L * (today - fast);
        slow = i == 0 ? today : slow + 0.05L * (today - slow);
        sum += fast - slow;
        so_far = {fast - slow, sum};
    }
    return so_far;
}

TEST(Laws, AdvanceDeclineLine) {
    law::holds(law::subject<gauge::advance_decline_line>{
        "advance-decline line", {.net = gauge::net_advances::plain}, [](const days& all) {
            long double sum = 0;
            for (const auto& day : all) sum += net(day, gauge::net_advances::plain);
            return sum;
        }});
}

TEST(Laws, McClellanOscillator) {
    law::holds(law::subject<gauge::mcclellan_oscillator>{"McClellan oscillator",
                                                         {.net = gauge::net_advances::plain},
                                                         [](const days& all) { return mcclellan(all).last; },
                                                         1e-2});
}

TEST(Laws, McClellanSummationIndex) {
    law::holds(law::subject<gauge::mcclellan_summation_index>{"McClellan summation index",
                                                              {.net = gauge::net_advances::plain},
                                                              [](const days& all) { return mcclellan(all).sum; },
                                                              1e-1});
}

}
