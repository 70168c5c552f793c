// SPDX-License-Identifier: BSL-1.0
#include <tidemark/gauge/bars.hpp>

#include "support/thrown.hpp"

#include <gtest/gtest.h>

#include <limits>
#include <stdexcept>
#include <type_traits>
#include <vector>

using tidemark::core::is_missing;
using tidemark::core::series_view;
using tidemark::gauge::bar;
using tidemark::gauge::bars;
using tidemark::gauge::traded_bar;
using tidemark::support::thrown;

namespace {

const double missing = std::numeric_limits<double>::quiet_NaN();

const std::vector<double> high{3, 4, 5}, low{1, 2, 3}, close{2, 3, 4}, volume{10, 20, 30};

TEST(bars, reads_columns_row_by_row) {
    const auto priced = bars(high, low, close);
    ASSERT_EQ(priced.size(), 3U);
    EXPECT_EQ(priced[1], (bar{4, 2, 3}));
    const auto traded = bars(high, low, close, volume);
    EXPECT_EQ(traded[2], (traded_bar{5, 3, 4, 30}));
    EXPECT_EQ(traded.part(1, 2)[0], traded[1]);
    EXPECT_EQ(traded.part(1, 2).size(), 2U);
    static_assert(tidemark::core::sample<std::remove_const_t<decltype(traded)>>);
}

TEST(bars, reads_floats_and_strides) {
    const std::vector<float> narrow{1, 2, 3};
    const std::vector<traded_bar> rows{{3, 1, 2, 10}, {4, 2, 3, 20}, {5, 3, 4, 30}};
    const auto column = [&](const double& first) { return series_view{&first, rows.size(), 4}; };
    const auto& r = rows.front();
    const auto traded = bars(column(r.high), narrow, column(r.close), column(r.volume));
    for (std::size_t i = 0; i < rows.size(); ++i) EXPECT_EQ(traded[i], rows[i]);
}

TEST(bars, are_missing_when_a_number_is) {
    EXPECT_FALSE(is_missing(bar{3, 1, 2}));
    EXPECT_FALSE(is_missing(traded_bar{3, 1, 2, 0}));
    for (const bar& b : {bar{missing, 1, 2}, bar{3, missing, 2}, bar{3, 1, missing}}) EXPECT_TRUE(is_missing(b));
    for (const traded_bar& b : {traded_bar{missing, 1, 2, 3}, traded_bar{3, missing, 2, 3},
                                traded_bar{3, 1, missing, 3}, traded_bar{3, 1, 2, missing}})
        EXPECT_TRUE(is_missing(b));
}

TEST(bars, refuses_columns_of_different_lengths) {
    const std::vector<double> two{1, 2};
    EXPECT_EQ(thrown<std::invalid_argument>([&] { bars(high, two, close); }),
              "length of low is 2, expected the length of high, 3");
    EXPECT_EQ(thrown<std::invalid_argument>([&] { bars(high, low, two, volume); }),
              "length of close is 2, expected the length of high, 3");
    EXPECT_EQ(thrown<std::invalid_argument>([&] { bars(high, low, close, two); }),
              "length of volume is 2, expected the length of high, 3");
}

}
