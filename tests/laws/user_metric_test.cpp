// SPDX-License-Identifier: BSL-1.0
// What docs/user_metric.md promises to a metric that a user writes, of the metric that its example writes.
// Only a function named main may end without an answer.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wreturn-type"
#define main example_of_a_user
#include "../../examples/user_metric.cpp"
#undef main
#pragma GCC diagnostic pop

#include "support/threads.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

using namespace tidemark;

namespace {

static_assert(core::fold<longest_losing_run> && run::detail::laned<longest_losing_run>);

std::vector<double> returns(std::size_t n, bool gaps) {
    std::mt19937_64 random{5};
    std::normal_distribution<double> normal{-0.005, 0.01};
    std::vector<double> x(n);
    for (double& v : x) v = gaps && random() % 9 == 0 ? core::nan : normal(random);
    return x;
}

/// The longest losing run of the window that ends at each row, counted anew; NaN unless so many rows are observed.
std::vector<double> expected(const std::vector<double>& x, std::size_t window, std::size_t least) {
    std::vector<double> out;
    for (std::size_t t = 0; t < x.size(); ++t) {
        double run = 0, longest = 0;
        std::size_t observed = 0;
        for (std::size_t i = t < window ? 0 : t + 1 - window; i <= t; ++i) {
            if (std::isnan(x[i])) continue;
            ++observed;
            run = x[i] < 0 ? run + 1 : 0;
            longest = std::fmax(longest, run);
        }
        out.push_back(observed < least ? core::nan : longest);
    }
    return out;
}

void expect_same(const std::vector<double>& got, const std::vector<double>& wanted) {
    ASSERT_EQ(got.size(), wanted.size());
    for (std::size_t i = 0; i < got.size(); ++i)
        ASSERT_TRUE(got[i] == wanted[i] || (std::isnan(got[i]) && std::isnan(wanted[i])))
            << "row " << i << ": " << got[i] << ", expected " << wanted[i];
}

TEST(user_metric, runs_under_every_driver) {
    constexpr longest_losing_run metric;
    for (const bool gaps : {false, true})
        for (const std::size_t window : {std::size_t{7}, std::size_t{60}}) {
            const auto x = returns(3000, gaps);
            const missing::skip some{window / 2};
            const auto wanted = expected(x, window, window / 2);
            expect_same(run::rolling(metric, x, window, some), wanted);
            expect_same(run::rolling(metric, x, window), expected(x, window, window));
            expect_same(run::parallel{support::threads{2}}.rolling(metric, x, window, some), wanted);
            EXPECT_EQ(run::whole(metric, x), expected(x, x.size(), 0).back());
            EXPECT_EQ(run::expanding(metric, x).back(), run::whole(metric, x));

            run::stream live{metric, window, some};
            for (std::size_t i = 0; i < x.size(); ++i) {
                live.update(x[i]);
                ASSERT_TRUE(live.value() == wanted[i] || (std::isnan(live.value()) && std::isnan(wanted[i]))) << i;
            }
        }
}

TEST(user_metric, runs_over_panels) {
    constexpr std::size_t rows = 100, columns = 30;
    const auto x = returns(rows * columns, true);
    std::vector<double> out(x.size());
    for (const auto order : {core::storage::row_major, core::storage::column_major}) {
        const core::panel_view<double> panel{x.data(), rows, columns, order};
        const core::panel_span answers{out.data(), rows, columns, order};
        run::parallel{support::threads{2}}.rolling_into(answers, longest_losing_run{}, panel, 20, missing::skip{5});
        for (std::size_t j = 0; j < columns; ++j) {
            std::vector<double> column, got;
            for (std::size_t t = 0; t < rows; ++t) column.push_back(panel(t, j)), got.push_back(*answers.at(t, j));
            expect_same(got, expected(column, 20, 5));
        }
    }
}

}
