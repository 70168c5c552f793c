// SPDX-License-Identifier: BSL-1.0
#include <tidemark/state/recent_rows.hpp>

#include <gtest/gtest.h>

#include <limits>
#include <string>

namespace {

using tidemark::state::recent_rows;
constexpr double missing = std::numeric_limits<double>::quiet_NaN();

/// Writes down what it sees.
struct listener {
    struct state {
        std::string seen;
        bool operator==(const state&) const = default;
    };
    void absorb(state& s, double x) const { s.seen += std::to_string(static_cast<int>(x)) + ' '; }
    double lower(const state&) const { return 0; }
};

std::string seen(const recent_rows<double>::view& rows) { return rows.seen_by(listener{}).seen; }

TEST(recent_rows, shows_the_last_rows_oldest_first) {
    recent_rows<double> rows{3};
    EXPECT_EQ(seen(rows.state()), "");
    for (const double x : {1.0, 2.0}) rows.push(x);
    EXPECT_EQ(seen(rows.state()), "1 2 ");
    for (const double x : {3.0, 4.0, 5.0}) rows.push(x);
    EXPECT_EQ(seen(rows.state()), "3 4 5 ");
    rows.reset();
    EXPECT_EQ(seen(rows.state()), "");
    rows.push(7);
    EXPECT_EQ(seen(rows.state()), "7 ");
}

TEST(recent_rows, shows_them_as_if_one_came_next) {
    recent_rows<double> rows{3};
    EXPECT_EQ(seen(rows.state_with(1)), "1 ");
    for (const double x : {1.0, 2.0}) rows.push(x);
    const double next = 3, one_more = 4;
    EXPECT_EQ(seen(rows.state_with(next)), "1 2 3 ");
    rows.push(next);
    EXPECT_EQ(seen(rows.state_with(one_more)), "2 3 4 ");
    EXPECT_EQ(seen(rows.state()), "1 2 3 ");
    recent_rows<double> narrow{1};
    narrow.push(1);
    EXPECT_EQ(seen(narrow.state_with(next)), "3 ");
}

TEST(recent_rows, passes_over_missing_ones_which_take_their_place) {
    recent_rows<double> rows{3};
    for (const double x : {1.0, 2.0, missing}) rows.push(x);
    EXPECT_EQ(seen(rows.state()), "1 2 ");
    EXPECT_EQ(seen(rows.state_with(missing)), "2 ");
    rows.push(missing);
    rows.push(missing);
    EXPECT_EQ(seen(rows.state()), "");
}

}
