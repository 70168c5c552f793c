// SPDX-License-Identifier: BSL-1.0
#include <tidemark/index/given.hpp>

#include <gtest/gtest.h>

#include <cstddef>
#include <type_traits>

using namespace tidemark::index;

namespace {

struct three {
    given<std::size_t> count;
    int doubled = 2 * static_cast<int>(count);
};

TEST(given, has_no_default_and_reads_as_its_value) {
    static_assert(!std::is_default_constructible_v<given<double>>);
    static_assert(!std::is_default_constructible_v<three>);
    const three t{.count = 3};
    EXPECT_EQ(t.count + 1, 4U);
    EXPECT_EQ(t.doubled, 6);
    EXPECT_TRUE(t.count < 4 && t.count == 3U);
}

}
