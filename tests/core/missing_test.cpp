// SPDX-License-Identifier: BSL-1.0
#include <tidemark/core/missing.hpp>

#include <gtest/gtest.h>

#include <limits>

namespace missing = tidemark::missing;

namespace {

TEST(missing, knows_three_policies_and_no_other) {
    static_assert(missing::policy<missing::skip> && missing::policy<missing::propagate> &&
                  missing::policy<missing::refuse>);
    static_assert(!missing::policy<bool> && !missing::policy<int> && !missing::policy<const missing::skip>);
}

TEST(missing, skip_leaves_the_count_to_the_driver_unless_told) {
    EXPECT_EQ(missing::skip{}.min_count, missing::skip::unset);
    EXPECT_EQ(missing::skip::unset, std::numeric_limits<std::size_t>::max());
    EXPECT_EQ(missing::skip{.min_count = 0}.min_count, 0U);
}

}
