// SPDX-License-Identifier: BSL-1.0
#include <tidemark/state/recent_values.hpp>

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <vector>

namespace {

using tidemark::state::all_values;
using tidemark::state::recent_values;
using tidemark::state::row_view;

const double nan = std::numeric_limits<double>::quiet_NaN();

double itself(double x) { return x; }

std::vector<double> rows_of(const row_view& v) { return {v.rows, v.rows + v.count}; }

TEST(recent_values, lie_side_by_side_wherever_the_ring_begins) {
    recent_values last{3};
    for (const double x : {1.0, 2.0, 3.0, 4.0, 5.0}) {
        const row_view ahead = last.state_with(x);
        EXPECT_EQ(ahead.next, x);
        EXPECT_EQ(ahead.count, 2U);
        last.push(x);
    }
    EXPECT_EQ(rows_of(last.state()), (std::vector<double>{3, 4, 5}));
    EXPECT_EQ(rows_of(last.state_with(6)), (std::vector<double>{4, 5}));
    last.reset();
    EXPECT_TRUE(std::isnan(last.state().newest()));
}

TEST(row_view, sums_what_is_observed) {
    const std::vector<double> rows{1, 2, nan, 4, 5, 6};
    EXPECT_EQ((row_view{rows.data(), rows.size(), 7}.sum(itself)), 25);
    EXPECT_EQ((row_view{rows.data(), 3}.newest()), 2);
    EXPECT_EQ((row_view{}.sum(itself)), 0);
}

TEST(row_view, reads_what_is_observed_in_order) {
    const std::vector<double> rows{nan, 1, 2, nan, nan, 4};
    for (const row_view& view : {row_view{rows.data(), 6, 7}, row_view{rows.data(), 6}, row_view{}}) {
        row_view::reader each{view};
        std::vector<double> read;
        for (double x = each.next(); !std::isnan(x); x = each.next()) read.push_back(x);
        EXPECT_EQ(read.size(), view.observed());
        const std::vector<double> all{1, 2, 4, 7};
        EXPECT_EQ(read, (std::vector<double>{all.begin(), all.begin() + std::ssize(read)}));
        EXPECT_TRUE(std::isnan(each.next()));
    }
}

TEST(row_view, shows_the_last_of_what_is_observed) {
    const std::vector<double> rows{1, 2, nan, 4, nan};
    const auto last = [&](std::size_t k, double next) {
        std::vector<double> shown;
        row_view{rows.data(), rows.size(), next}.visit_last(k, [&](double x) { shown.push_back(x); });
        return shown;
    };
    EXPECT_EQ(last(1, 5), (std::vector<double>{5}));
    EXPECT_EQ(last(1, nan), (std::vector<double>{4}));
    EXPECT_EQ(last(3, 5), (std::vector<double>{2, 4, 5}));
    EXPECT_EQ(last(3, nan), (std::vector<double>{1, 2, 4}));
    EXPECT_EQ(last(9, nan), (std::vector<double>{1, 2, 4}));
}

TEST(row_view, has_the_same_bits_with_its_last_row_apart) {
    for (std::size_t n = 1; n < 20; ++n) {
        std::vector<double> rows;
        for (std::size_t i = 0; i < n; ++i) rows.push_back(1 / (1.0 + static_cast<double>(i)));
        EXPECT_EQ((row_view{rows.data(), n - 1, rows.back()}.sum(itself)), (row_view{rows.data(), n}.sum(itself)));
    }
}

TEST(all_values, are_kept_in_their_order) {
    all_values s;
    s.absorb(2), s.absorb(1);
    EXPECT_EQ(s.values, (std::vector<double>{2, 1}));
    EXPECT_EQ(rows_of(s.view()), s.values);
}

}
