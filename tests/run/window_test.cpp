// SPDX-License-Identifier: BSL-1.0
#include <tidemark/core/pairs.hpp>
#include <tidemark/risk.hpp>
#include <tidemark/run/window.hpp>

#include "support/thrown.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <limits>
#include <vector>

namespace {

namespace core = tidemark::core;
namespace missing = tidemark::missing;
namespace risk = tidemark::risk;
namespace run = tidemark::run;
using run::answer_at;
using run::partial_windows;
using series = std::vector<double>;
constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr missing::skip any{.min_count = 1};

void expect_same(const series& got, const series& want) {
    ASSERT_EQ(got.size(), want.size());
    for (std::size_t i = 0; i < got.size(); ++i)
        EXPECT_TRUE(got[i] == want[i] || (std::isnan(got[i]) && std::isnan(want[i])))
            << "row " << i << ": " << got[i] << ", expected " << want[i];
}

const series x{1, 2, 4, 8, 16, 32, 64};

// pandas: Series.rolling(w, center=True, min_periods=1).max()
TEST(Window, CentredOnItsRow) {
    expect_same(run::rolling(risk::maximum{}, x, run::window{.length = 3, .row = answer_at::middle_row}),
                {nan, 4, 8, 16, 32, 64, nan});
    expect_same(run::rolling(risk::maximum{}, x, run::window{.length = 3, .row = answer_at::middle_row}, any),
                {2, 4, 8, 16, 32, 64, 64});
    expect_same(run::rolling(risk::minimum{}, x, run::window{.length = 4, .row = answer_at::middle_row}, any),
                {1, 1, 1, 2, 4, 8, 16});
    expect_same(run::rolling(risk::maximum{}, x, run::window{.length = 1, .row = answer_at::middle_row}), x);
    expect_same(run::rolling(risk::minimum{}, x, run::window{.length = 20, .row = answer_at::middle_row}, any),
                {1, 1, 1, 1, 1, 1, 1});
}

// pandas: Series.rolling(w, step=s), which answers rows 0, s, 2s, ...
TEST(Window, AnswersEverySoManyRows) {
    expect_same(run::rolling(risk::maximum{}, x, run::window{.length = 2, .step = 3}), {nan, 8, 64});
    expect_same(run::rolling(risk::maximum{}, x, run::window{.length = 2, .step = 3}, any), {1, 8, 64});
    expect_same(run::rolling(risk::maximum{}, x, run::window{.length = 2, .step = 100}, any), {1});
    expect_same(run::rolling(risk::maximum{}, series{}, run::window{.length = 2, .step = 3}), {});
}

TEST(Window, LeavesOutWhatIsNotWhole) {
    const run::window whole{.length = 3, .partial = partial_windows::left_out};
    expect_same(run::rolling(risk::maximum{}, x, whole), {4, 8, 16, 32, 64});
    expect_same(run::rolling(risk::maximum{}, series{1, 2}, whole), {});
    run::window both = whole;
    both.row = answer_at::middle_row;
    both.step = 2;
    expect_same(run::rolling(risk::maximum{}, x, both), {4, 16, 64});
    EXPECT_EQ(run::row_of_answer(both, 0), 1U);
    EXPECT_EQ(run::row_of_answer(both, 2), 5U);
    EXPECT_EQ(run::row_of_answer(whole, 0), 2U);
}

TEST(Window, ReadsOrdersPairsAndGaps) {
    const run::window centred{.length = 3, .row = answer_at::middle_row};
    const series gap{1, nan, 3, 9, 2};
    expect_same(run::rolling(risk::median{}, gap, centred, any), {1, 2, 6, 3, 5.5});
    expect_same(run::rolling(risk::maximum{}, gap, centred, missing::propagate{}), {nan, nan, nan, 9, nan});
    expect_same(run::rolling(risk::maximum{}, x, centred, missing::refuse{}), {nan, 4, 8, 16, 32, 64, nan});
    expect_same(run::rolling(risk::beta{}, core::pairs(series{1, 3, 5, 6}, series{1, 2, 3, 4}), centred),
                {nan, 2, 1.5, nan});
}

TEST(Window, SeveralLengthsAreAColumnEach) {
    const auto columns = run::rolling(risk::maximum{}, x, std::array{1, 2, 5});
    ASSERT_EQ(columns.size(), 3U);
    expect_same(columns[0], x);
    expect_same(columns[1], run::rolling(risk::maximum{}, x, 2));
    expect_same(columns[2], run::rolling(risk::maximum{}, x, 5));
}

TEST(Window, RefusesAWrongSetUpBeforeItWrites) {
    series out(7, -1);
    const auto refused = [&](const run::window& w, missing::skip policy, std::size_t length) {
        return tidemark::support::thrown<std::invalid_argument>(
            [&] { run::rolling_into(std::span{out}.first(length), risk::mean{}, x, w, policy); });
    };
    EXPECT_EQ(refused({.length = 0}, {}, 7), "window is 0, expected at least 1");
    EXPECT_EQ(refused({.length = 2, .step = 0}, {}, 7), "step is 0, expected at least 1");
    EXPECT_EQ(refused({.length = 2}, {.min_count = 3}, 7), "min_count is 3, expected at most the window, 2");
    EXPECT_EQ(refused({.length = 2, .step = 2}, {}, 7), "length of out is 7, expected the number of answers, 4");
    EXPECT_EQ(tidemark::support::thrown<std::invalid_argument>([] {
                  run::rolling(risk::mean{}, x, std::array{2, -3});
              }),
              "window is 0, expected at least 1");
    const std::array<std::span<double>, 2> outs{out, std::span{out}.first(3)};
    const std::array<std::size_t, 2> windows{2, 3};
    EXPECT_EQ(tidemark::support::thrown<std::invalid_argument>([&] {
                  run::rolling_into(std::span<const std::span<double>>{outs}, risk::mean{}, x,
                                    std::span<const std::size_t>{windows});
              }),
              "length of out is 3, expected the length of the sample, 7");
    EXPECT_EQ(out, series(7, -1));
}

}
