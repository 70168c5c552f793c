// SPDX-License-Identifier: BSL-1.0
#include <tidemark/corr/correlation_matrix.hpp>

#include <tidemark/core/pairs.hpp>
#include <tidemark/risk/correlation.hpp>
#include <tidemark/run/whole.hpp>

#include "support/fifty_digits.hpp"
#include "support/thrown.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <random>
#include <stdexcept>
#include <utility>
#include <vector>

using tidemark::corr::correlation_matrix;
using namespace tidemark::support;

namespace {

constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();

using row_major = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

/// Columns that share a factor, each around its level and with its deviation.
Eigen::MatrixXd panel(Eigen::Index rows, Eigen::Index columns, double level, double deviation, unsigned seed = 1) {
    std::mt19937_64 random{seed};
    std::normal_distribution<double> normal;
    Eigen::MatrixXd m(rows, columns);
    for (Eigen::Index i = 0; i < rows; ++i) {
        const double common = normal(random);
        for (Eigen::Index j = 0; j < columns; ++j) {
            const double loading = static_cast<double>(j) - 1;
            m(i, j) = level + deviation * (loading * common + normal(random));
        }
    }
    return m;
}

std::vector<double> column(const Eigen::MatrixXd& m, Eigen::Index j) {
    return {m.col(j).data(), m.col(j).data() + m.rows()};
}

fifty exact_correlation(const std::vector<double>& x, const std::vector<double>& y) {
    return exact_co_central(x, y) / sqrt(exact_central(x, 2) * exact_central(y, 2));
}

double worst_error(const Eigen::MatrixXd& got, const Eigen::MatrixXd& m) {
    double worst = 0;
    for (Eigen::Index i = 0; i < m.cols(); ++i)
        for (Eigen::Index j = 0; j < i; ++j)
            worst = (std::max)(worst, error_in(1, got(i, j), exact_correlation(column(m, i), column(m, j))));
    return worst;
}

void expect_a_correlation_matrix(const Eigen::MatrixXd& c) {
    for (Eigen::Index i = 0; i < c.rows(); ++i) {
        EXPECT_EQ(c(i, i), 1);
        for (Eigen::Index j = 0; j < i; ++j) {
            EXPECT_EQ(c(i, j), c(j, i));
            EXPECT_LE(std::fabs(c(i, j)), 1);
        }
    }
}

TEST(correlation_matrix, meets_the_definition_pair_by_pair) {
    for (const auto& [level, deviation] :
         {std::pair{0.0, 0.01}, {1e9, 1.0}, {-6e4, 0.01}, {1e-8, 1e-12}, {1.0, 1e150}}) {
        const auto m = panel(200, 7, level, deviation);
        const auto c = correlation_matrix(m);
        expect_a_correlation_matrix(c);
        EXPECT_LE(worst_error(c, m), 1.5e-15) << "level " << level << "; 7e-16 was seen";
    }
    const auto years = panel(5000, 3, 1e9, 1);
    EXPECT_LE(worst_error(correlation_matrix(years), years), 1.5e-15);
}

TEST(correlation_matrix, agrees_with_the_metric_of_two_series) {
    const auto m = panel(300, 5, 0, 0.01);
    const auto c = correlation_matrix(m);
    for (Eigen::Index i = 0; i < 5; ++i)
        for (Eigen::Index j = 0; j < i; ++j)
            EXPECT_NEAR(c(i, j),
                        tidemark::run::whole(tidemark::risk::correlation{}, tidemark::core::pairs(m.col(i), m.col(j))),
                        1e-15);
}

// Eight returns of two markets, from an example that an independent program checks; and cases for the eye.
TEST(correlation_matrix, of_known_series) {
    Eigen::MatrixXd markets(8, 2);
    markets.col(0) << .012, -.020, .015, .004, -.031, .022, .008, -.005;
    markets.col(1) << .018, -.035, .010, .009, -.060, .025, -.004, -.005;
    EXPECT_NEAR(correlation_matrix(markets)(1, 0), .9655529917, 5e-11);

    Eigen::MatrixXd lines(4, 3);
    lines.col(0) << 1, 2, 3, 4;
    lines.col(1) << 2, 4, 6, 8;
    lines.col(2) << 4, 3, 2, 1;
    EXPECT_DOUBLE_EQ(correlation_matrix(lines)(0, 1), 1);
    EXPECT_DOUBLE_EQ(correlation_matrix(lines)(0, 2), -1);

    Eigen::MatrixXd unrelated(4, 2);
    unrelated.col(0) << 1, -1, 1, -1;
    unrelated.col(1) << 1, 1, -1, -1;
    EXPECT_EQ(correlation_matrix(unrelated)(1, 0), 0);
}

TEST(correlation_matrix, has_nothing_to_say_of_a_constant_series) {
    for (const double constant : {0.0, 0.1, 1e9 + 0.1, -1e300}) {
        auto m = panel(50, 4, 0, 0.01);
        m.col(2).setConstant(constant);
        const auto c = correlation_matrix(m);
        for (Eigen::Index i = 0; i < 4; ++i)
            for (Eigen::Index j = 0; j < 4; ++j) EXPECT_EQ(std::isnan(c(i, j)), i == 2 || j == 2) << i << ' ' << j;
        EXPECT_EQ(c(3, 3), 1);
    }
}

TEST(correlation_matrix, sees_a_spread_of_one_unit_in_the_last_place) {
    auto m = panel(50, 2, 0, 0.01);
    m.col(1).setConstant(0.1);
    m(30, 1) = std::nextafter(0.1, 1);
    EXPECT_LE(worst_error(correlation_matrix(m), m), 1e-15);
}

// A missing value must not leak into columns beside it, wherever blocks of the product end.
TEST(correlation_matrix, keeps_a_missing_value_to_its_series) {
    for (const double spoiled : {not_a_number, HUGE_VAL, -HUGE_VAL}) {
        for (const Eigen::Index columns : {3, 8, 13, 40}) {
            auto m = panel(70, columns, 0, 0.01);
            const auto clean = correlation_matrix(m);
            const Eigen::Index at = columns / 2;
            m(columns, at) = spoiled;
            const auto c = correlation_matrix(m);
            for (Eigen::Index i = 0; i < columns; ++i)
                for (Eigen::Index j = 0; j < columns; ++j) {
                    const bool touched = i == at || j == at;
                    EXPECT_EQ(std::isnan(c(i, j)), touched);
                    EXPECT_TRUE(touched || c(i, j) == clean(i, j)) << c(i, j) - clean(i, j);
                }
        }
    }
    auto first_row = panel(5, 3, 0, 1);
    first_row(0, 0) = not_a_number;
    EXPECT_TRUE(std::isnan(correlation_matrix(first_row)(0, 0)));
    EXPECT_FALSE(std::isnan(correlation_matrix(first_row)(2, 1)));
}

TEST(correlation_matrix, is_not_carried_past_one) {
    for (unsigned seed = 0; seed < 200; ++seed) {
        auto m = panel(3 + seed % 30, 3, 0, 1, seed);
        m.col(1) = 0.3 * m.col(0);
        m.col(2) = -m.col(0) / 7;
        const auto c = correlation_matrix(m);
        expect_a_correlation_matrix(c);
        EXPECT_NEAR(c(1, 0), 1, 1e-15);
        EXPECT_NEAR(c(2, 0), -1, 1e-15);
    }
}

TEST(correlation_matrix, needs_two_rows) {
    for (const Eigen::Index rows : {0, 1}) {
        const auto c = correlation_matrix(Eigen::MatrixXd::Ones(rows, 3));
        ASSERT_EQ(c.rows(), 3);
        ASSERT_EQ(c.cols(), 3);
        EXPECT_TRUE(c.array().isNaN().all());
    }
    Eigen::MatrixXd two(2, 3);
    two.row(0) << 1, 5, 2;
    two.row(1) << 2, 1, 2;
    const auto c = correlation_matrix(two);
    EXPECT_NEAR(c(1, 0), -1, 1e-15);
    EXPECT_TRUE(std::isnan(c(2, 2)));
    EXPECT_EQ(thrown<std::invalid_argument>([] { correlation_matrix(Eigen::MatrixXd(5, 0)); }),
              "columns of observations is 0, expected at least 1");
}

template <class M>
concept correlates = requires(const M& m) { correlation_matrix(m); };

TEST(correlation_matrix, reads_any_dense_matrix_of_floating_point) {
    static_assert(correlates<Eigen::MatrixXf> && correlates<Eigen::Matrix3d> && correlates<row_major>);
    static_assert(!correlates<Eigen::MatrixXi> && !correlates<Eigen::MatrixXcd>, "these are no returns");
    const auto m = panel(20, 4, 0, 1);
    const Eigen::MatrixXd expected = correlation_matrix(m);
    const row_major by_row = m;
    const Eigen::Matrix<double, 20, 4> fixed = m;
    const Eigen::Map<const Eigen::MatrixXd> map{m.data(), 20, 4};
    EXPECT_EQ(correlation_matrix(by_row), expected);
    EXPECT_EQ(correlation_matrix(fixed), expected);
    EXPECT_EQ(correlation_matrix(map), expected);

    Eigen::MatrixXd wide(25, 9);
    wide.setConstant(not_a_number);
    wide.block(3, 2, 20, 4) = m;
    EXPECT_EQ(correlation_matrix(wide.block(3, 2, 20, 4)), expected);
    EXPECT_EQ(correlation_matrix(wide.block<20, 4>(3, 2)), expected);
    EXPECT_TRUE(correlation_matrix(m.leftCols(2)).isApprox(expected.topLeftCorner(2, 2), 1e-15));
    EXPECT_EQ(correlation_matrix(Eigen::MatrixXd{m.transpose()}.transpose()), expected);
    EXPECT_EQ(correlation_matrix(2 * m), expected) << "an expression";
    EXPECT_EQ(correlation_matrix(m.col(1))(0, 0), 1) << "a single series";

    const Eigen::MatrixXf narrow = m.cast<float>();
    EXPECT_EQ(correlation_matrix(narrow), correlation_matrix(Eigen::MatrixXd{narrow.cast<double>()}));
}

}
