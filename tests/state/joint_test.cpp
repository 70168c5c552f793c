// SPDX-License-Identifier: BSL-1.0
#include <tidemark/state/joint.hpp>

#include <tidemark/state/extremes.hpp>
#include <tidemark/state/moments.hpp>
#include <tidemark/state/wealth.hpp>

#include <gtest/gtest.h>

#include <concepts>
#include <type_traits>
#include <vector>

using tidemark::state::extremes;
using tidemark::state::joint;
using tidemark::state::moments;
using tidemark::state::wealth;

namespace {

using both = joint<moments<2>, wealth>;

TEST(joint, is_two_states_of_the_same_rows) {
    const std::vector<double> rows{0.25, -0.5, 0.1, 7, -0.3};
    for (std::size_t cut = 0; cut <= rows.size(); ++cut) {
        both early, late;
        moments<2> early_first, late_first;
        wealth early_second, late_second;
        for (std::size_t i = 0; i < rows.size(); ++i) {
            both& s = i < cut ? early : late;
            moments<2>& first = i < cut ? early_first : late_first;
            wealth& second = i < cut ? early_second : late_second;
            s = both::combine(s, both::lift(rows[i]));
            first = moments<2>::combine(first, moments<2>::lift(rows[i]));
            second = wealth::combine(second, wealth::lift(rows[i]));
        }
        const auto s = both::combine(early, late);
        EXPECT_EQ(s.first, moments<2>::combine(early_first, late_first));
        EXPECT_EQ(s.second, wealth::combine(early_second, late_second));
        EXPECT_EQ(both::combine(s, {}), s);
        EXPECT_EQ(both::combine({}, s), s);
    }
}

TEST(joint, nests) {
    using three = joint<extremes, both>;
    static_assert(std::same_as<three::observation, double> && std::is_trivially_copyable_v<three>);
    const auto s = three::combine(three::lift(1), three::lift(3));
    EXPECT_EQ(s.first, (extremes{2, 1, 3}));
    EXPECT_EQ(s.second.first.variance(1), 2);
    EXPECT_EQ(s.second.second.growth, 8);
}

}
