// SPDX-License-Identifier: BSL-1.0
#include <tidemark/state/longest_run.hpp>

#include <gtest/gtest.h>

#include <vector>

namespace {

using tidemark::state::longest_run;

longest_run of(const std::vector<double>& rows) {
    longest_run s;
    for (const double x : rows) s = longest_run::combine(s, longest_run::lift(x));
    return s;
}

TEST(longest_run, knows_the_runs_at_its_ends) {
    EXPECT_EQ(of({1, 1, -1, 1, 1, 1, 0, 1}), (longest_run{8, 3, 2, 1}));
    EXPECT_EQ(of({1, 1}), (longest_run{2, 2, 2, 2}));
    EXPECT_EQ(of({0, -1}), (longest_run{2, 0, 0, 0}));
}

TEST(longest_run, crosses_every_seam) {
    const std::vector<double> rows{1, 1, -1, 1, 1, 1, 0, 1, 1, 1, 1, -1, -1, 1};
    for (std::size_t i = 0; i <= rows.size(); ++i) {
        const auto cut = rows.begin() + static_cast<std::ptrdiff_t>(i);
        EXPECT_EQ(longest_run::combine(of({rows.begin(), cut}), of({cut, rows.end()})), of(rows)) << i;
    }
    EXPECT_EQ(of(rows).longest, 4);
}

}
