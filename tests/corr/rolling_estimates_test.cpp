// SPDX-License-Identifier: BSL-1.0
#include <tidemark/corr/correlation_matrix.hpp>
#include <tidemark/corr/rolling_estimates.hpp>

#include "oracle/corr/panels.hpp"
#include "support/thrown.hpp"

#include <gtest/gtest.h>

#include <stdexcept>
#include <vector>

using namespace tidemark::corr;
using namespace tidemark::support;

namespace {

/// With a result that holds more than its matrix.
struct sums {
    struct result {
        Eigen::MatrixXd matrix;
        double rows;
    };
    result operator()(const Eigen::MatrixXd& panel) const {
        return {panel.transpose() * panel, static_cast<double>(panel.rows())};
    }
};
static_assert(panel_estimator<sums>);

TEST(rolling_estimates, shows_every_full_window_on_its_step) {
    for (const std::size_t window : {1u, 7u, 59u, 60u})
        for (const std::size_t step : {1u, 4u, 100u}) {
            std::vector<std::size_t> rows;
            rolling_estimates(sums{}, oracle::returns_panel, window, step, [&](std::size_t row, const sums::result& r) {
                const auto w = static_cast<Eigen::Index>(window);
                const auto first = static_cast<Eigen::Index>(row) + 1 - w;
                EXPECT_EQ(matrix_of(r), sums{}(oracle::returns_panel.middleRows(first, w)).matrix);
                rows.push_back(row);
            });
            std::vector<std::size_t> expected;
            for (std::size_t row = window - 1; row < 60; row += step) expected.push_back(row);
            EXPECT_EQ(rows, expected);
        }
}

TEST(rolling_estimates, has_nothing_to_show_of_fewer_rows) {
    rolling_estimates(sums{}, oracle::returns_panel, 61, 1, [](std::size_t, const auto&) { ADD_FAILURE(); });
}

TEST(rolling_estimates, refuses_a_window_or_step_of_nothing) {
    const auto roll = [](std::size_t window, std::size_t step) {
        return thrown<std::invalid_argument>(
            [&] { rolling_estimates(sums{}, oracle::returns_panel, window, step, [](std::size_t, const auto&) {}); });
    };
    EXPECT_EQ(roll(0, 1), "window is 0, expected at least 1");
    EXPECT_EQ(roll(5, 0), "step is 0, expected at least 1");
}

}
