// SPDX-License-Identifier: BSL-1.0
#include <tidemark/run/panel.hpp>

#include "support/thrown.hpp"

#include <tidemark/risk.hpp>

#include <gtest/gtest.h>

#include <bit>
#include <cmath>
#include <cstdint>
#include <random>
#include <stdexcept>
#include <vector>

namespace {

namespace core = tidemark::core;
namespace risk = tidemark::risk;
namespace run = tidemark::run;
namespace missing = tidemark::missing;
using core::storage;

bool same_bits(double a, double b) {
    return (std::isnan(a) && std::isnan(b)) || std::bit_cast<std::uint64_t>(a) == std::bit_cast<std::uint64_t>(b);
}

struct panel {
    std::size_t rows, columns;
    std::vector<double> numbers;

    core::panel_view<double> view(storage order) const { return {numbers.data(), rows, columns, order}; }
};

panel returns(std::size_t rows, std::size_t columns, std::uint64_t seed) {
    std::mt19937_64 random{seed};
    std::normal_distribution<double> normal{0.0005, 0.01};
    panel p{rows, columns, {}};
    for (std::size_t i = 0; i < rows * columns; ++i) p.numbers.push_back(normal(random));
    return p;
}

template <class M, class P = missing::skip>
void equals_its_columns(const M& metric, const panel& p, std::size_t window, const P& policy = {}) {
    for (const storage in : {storage::row_major, storage::column_major})
        for (const storage to : {storage::row_major, storage::column_major}) {
            std::vector<double> answers(p.numbers.size(), -1);
            const core::panel_span out{answers.data(), p.rows, p.columns, to};
            run::rolling_into(out, metric, p.view(in), window, policy);
            for (std::size_t j = 0; p.rows > 0 && j < p.columns; ++j) {
                const auto want = run::rolling(metric, p.view(in).column(j), window, policy);
                for (std::size_t i = 0; i < p.rows; ++i)
                    ASSERT_TRUE(same_bits(*out.at(i, j), want[i]))
                        << "row " << i << " column " << j << " window " << window;
            }
        }
}

TEST(panel, equals_its_columns_in_every_storage) {
    for (const std::size_t columns : {1U, 7U, 8U, 9U, 16U, 21U})
        for (const std::size_t rows : {0U, 1U, 9U, 40U, 60U}) {
            const auto p = returns(rows, columns, rows + columns);
            for (const std::size_t window : {1U, 2U, 8U, 9U, 20U, 39U, 40U, 41U}) {
                equals_its_columns(risk::standard_deviation{}, p, window);
                equals_its_columns(risk::max_drawdown{}, p, window);
            }
        }
}

TEST(panel, equals_its_columns_where_rows_are_missing) {
    auto p = returns(90, 19, 3);
    std::mt19937_64 random{4};
    for (double& x : p.numbers)
        if (random() % 10 == 0) x = core::nan;
    for (std::size_t i = 20; i < 50; ++i) p.numbers[i * p.columns + 5] = core::nan;
    for (const std::size_t window : {1U, 9U, 20U}) {
        equals_its_columns(risk::mean{}, p, window);
        equals_its_columns(risk::variance{}, p, window, missing::skip{.min_count = 1});
        equals_its_columns(risk::sortino_ratio{.periods_per_year = 252}, p, window, missing::skip{.min_count = window});
        equals_its_columns(risk::maximum{}, p, window, missing::propagate{});
    }
}

TEST(panel, equals_its_columns_where_one_has_an_infinity) {
    auto p = returns(50, 17, 5);
    p.numbers[20 * p.columns + 3] = core::infinity;
    equals_its_columns(risk::standard_deviation{}, p, 12);
    equals_its_columns(risk::minimum{}, p, 12);
}

// Wide enough for several tiles of columns, and windows long enough for their suffixes to be marked here and there
// only.
TEST(panel, equals_its_columns_where_it_is_wide) {
    for (const std::size_t columns : {255U, 511U, 603U}) {
        const auto p = returns(430, columns, columns);
        for (const std::size_t window : {17U, 208U, 215U, 300U})
            equals_its_columns(risk::standard_deviation{}, p, window);
    }
    const auto p = returns(420, 255, 9);
    equals_its_columns(risk::kurtosis{}, p, 137);
    equals_its_columns(risk::argmin{}, p, 210);
    equals_its_columns(risk::max_drawdown{}, p, 175);
}

// One row in one column: the first and the last of a block, and those between and beyond.
TEST(panel, equals_its_columns_wherever_one_number_is_not_finite) {
    for (const double spoil : {core::nan, core::infinity, -core::infinity})
        for (const std::size_t row : {0U, 9U, 10U, 19U, 20U, 25U, 29U, 30U, 34U}) {
            auto p = returns(35, 20, 11);
            p.numbers[row * p.columns + 18] = spoil;
            equals_its_columns(risk::variance{}, p, 10, missing::skip{.min_count = 9});
            equals_its_columns(risk::variance{}, p, 50, missing::skip{.min_count = 2});
            equals_its_columns(risk::minimum{}, p, 10);
        }
}

TEST(panel, equals_its_columns_where_it_is_wide_and_rows_are_missing) {
    auto p = returns(420, 280, 12);
    std::mt19937_64 random{13};
    for (std::size_t i = 0; i < 250 * p.columns; ++i)
        if (random() % 20 == 0) p.numbers[i] = core::nan;
    for (std::size_t i = 60; i < 300; ++i) p.numbers[i * p.columns + 200] = core::nan;
    p.numbers[100 * p.columns + 279] = core::infinity;
    equals_its_columns(risk::skewness{}, p, 40, missing::skip{.min_count = 35});
    equals_its_columns(risk::skewness{}, p, 205, missing::skip{.min_count = 180});
    equals_its_columns(risk::max_drawdown{}, p, 205, missing::skip{.min_count = 10});
}

TEST(panel, leaves_what_lies_between_its_rows) {
    const auto p = returns(30, 24, 14);
    std::vector<double> answers(30 * 24, -1);
    run::rolling_into(core::panel_span{answers.data(), 30, 21, 24, 1}, risk::mean{},
                      core::panel_view<double>{p.numbers.data(), 30, 21, 24, 1}, 4);
    for (std::size_t i = 0; i < answers.size(); ++i) EXPECT_EQ(answers[i] == -1, i % 24 >= 21) << i;
}

TEST(panel, writes_with_any_stride) {
    const auto p = returns(40, 17, 16);
    for (const bool by_rows : {false, true}) {
        std::vector<double> answers(3 * p.numbers.size(), -1);
        const core::panel_span out{answers.data(), p.rows, p.columns, by_rows ? 51 : 3, by_rows ? 3 : 120};
        run::rolling_into(out, risk::mean{}, p.view(storage::row_major), 4);
        for (std::size_t j = 0; j < p.columns; ++j) {
            const auto want = run::rolling(risk::mean{}, p.view(storage::row_major).column(j), 4);
            for (std::size_t i = 0; i < p.rows; ++i) ASSERT_TRUE(same_bits(*out.at(i, j), want[i]));
        }
        for (std::size_t i = 0; i < answers.size(); ++i) ASSERT_EQ(answers[i] == -1, i % 3 != 0) << i;
    }
}

TEST(panel, takes_a_window_beyond_its_rows) {
    const auto p = returns(9, 16, 15);
    equals_its_columns(risk::mean{}, p, std::size_t{1} << 60);
}

TEST(panel, takes_metrics_that_do_not_run_in_lanes) {
    const auto p = returns(40, 10, 6);
    equals_its_columns(risk::median{}, p, 12);
    equals_its_columns(risk::linearly_weighted_mean{}, p, 12);
}

TEST(panel, reads_float_and_any_stride) {
    const auto p = returns(45, 11, 7);
    std::vector<float> narrow(2 * p.numbers.size(), 9);
    for (std::size_t i = 0; i < p.numbers.size(); ++i) narrow[2 * i] = static_cast<float>(p.numbers[i]);
    const core::panel_view<float> spread{narrow.data(), p.rows, p.columns, 22, 2};
    std::vector<double> answers(p.numbers.size());
    const core::panel_span out{answers.data(), p.rows, p.columns, storage::row_major};
    run::rolling_into(out, risk::variance{}, spread, 10);
    for (std::size_t j = 0; j < p.columns; ++j) {
        const auto want = run::rolling(risk::variance{}, spread.column(j), 10);
        for (std::size_t i = 0; i < p.rows; ++i) ASSERT_TRUE(same_bits(*out.at(i, j), want[i]));
    }
}

TEST(panel, refuses_a_wrong_set_up_before_it_writes) {
    const auto p = returns(10, 3, 8);
    std::vector<double> answers(30, -1);
    const auto in = p.view(storage::row_major);
    const auto out = [&](std::size_t rows, std::size_t columns) {
        return core::panel_span{answers.data(), rows, columns, storage::row_major};
    };
    const auto message = [](const auto& call) { return tidemark::support::thrown<std::invalid_argument>(call); };
    const risk::mean m;
    EXPECT_EQ(message([&] { run::rolling_into(out(10, 3), m, in, 0); }), "window is 0, expected at least 1");
    EXPECT_EQ(message([&] { run::rolling_into(out(9, 3), m, in, 2); }),
              "rows of out is 9, expected the rows of the panel, 10");
    EXPECT_EQ(message([&] { run::rolling_into(out(10, 2), m, in, 2); }),
              "columns of out is 2, expected the columns of the panel, 3");
    EXPECT_EQ(message([&] { run::rolling_into(out(10, 3), m, in, 2, missing::skip{.min_count = 3}); }),
              "min_count is 3, expected at most the window, 2");
    for (const double x : answers) EXPECT_EQ(x, -1);
}

}
