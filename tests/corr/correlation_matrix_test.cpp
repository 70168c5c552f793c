// SPDX-License-Identifier: BSL-1.0
#include <tidemark/corr/correlation_matrix.hpp>

#include <tidemark/core/pairs.hpp>
#include <tidemark/corr/row_weights.hpp>
#include <tidemark/corr/weighted_correlation.hpp>
#include <tidemark/risk/correlation.hpp>
#include <tidemark/risk/kendall_tau.hpp>
#include <tidemark/risk/spearman_correlation.hpp>
#include <tidemark/run/whole.hpp>

#include "oracle/corr/panels.hpp"
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

constexpr tidemark::corr::correlation_matrix correlation_matrix;
using namespace tidemark::support;
using tidemark::corr::decay_weights;
namespace missing = tidemark::missing;

namespace tidemark::support::oracle {
#include "oracle/corr/sample.inc"
}

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
    const auto rows = tidemark::core::pairs(markets.col(0), markets.col(1));
    EXPECT_NEAR(tidemark::run::whole(tidemark::risk::spearman_correlation{}, rows), .9523809524, 5e-11);
    EXPECT_NEAR(tidemark::run::whole(tidemark::risk::kendall_tau{}, rows), .8571428571, 5e-11);
    // One per cent a period less: the same correlation, and another fate.
    Eigen::MatrixXd dragged = markets;
    dragged.col(1).array() -= .01;
    EXPECT_NEAR(correlation_matrix(dragged)(1, 0), .9655529917, 5e-11);
    EXPECT_NEAR((1 + markets.col(1).array()).prod() - 1, -.044, 5e-4);
    EXPECT_NEAR((1 + dragged.col(1).array()).prod() - 1, -.118, 5e-4);

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
            const auto c = correlation_matrix(m, missing::propagate{});
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
    EXPECT_TRUE(std::isnan(correlation_matrix(first_row, missing::propagate{})(0, 0)));
    EXPECT_FALSE(std::isnan(correlation_matrix(first_row, missing::propagate{})(2, 1)));
}

TEST(correlation_matrix, has_nothing_to_say_of_an_infinite_series_beside_missing_rows) {
    auto m = panel(70, 5, 0, 0.01);
    m(3, 1) = HUGE_VAL;
    m(4, 1) = not_a_number;
    m(9, 4) = not_a_number;
    const auto c = correlation_matrix(m);
    for (Eigen::Index i = 0; i < 5; ++i)
        for (Eigen::Index j = 0; j < 5; ++j) EXPECT_EQ(std::isnan(c(i, j)), i == 1 || j == 1) << i << ' ' << j;
}

/// A panel without some values: of column j about one in j + 2, and none of the last column.
Eigen::MatrixXd with_gaps(Eigen::MatrixXd m, unsigned seed = 9) {
    std::mt19937_64 random{seed};
    for (Eigen::Index j = 0; j < m.cols(); ++j)
        for (Eigen::Index i = 0; i < m.rows(); ++i)
            if (j + 1 == m.cols() || random() % static_cast<unsigned>(j + 2) == 0) m(i, j) = not_a_number;
    return m;
}

std::pair<std::vector<double>, std::vector<double>> shared_rows(const Eigen::MatrixXd& m, Eigen::Index i,
                                                                Eigen::Index j) {
    std::pair<std::vector<double>, std::vector<double>> both;
    for (Eigen::Index t = 0; t < m.rows(); ++t) {
        if (std::isnan(m(t, i)) || std::isnan(m(t, j))) continue;
        both.first.push_back(m(t, i));
        both.second.push_back(m(t, j));
    }
    return both;
}

TEST(correlation_matrix, leaves_missing_rows_out_pair_by_pair) {
    for (const auto& [level, deviation] : {std::pair{0.0, 0.01}, {1e9, 1.0}, {1e-8, 1e-12}}) {
        const auto m = with_gaps(panel(120, 6, level, deviation));
        const auto c = correlation_matrix(m);
        for (Eigen::Index i = 0; i < 6; ++i)
            for (Eigen::Index j = 0; j <= i; ++j) {
                const auto [x, y] = shared_rows(m, i, j);
                EXPECT_EQ(std::isnan(c(i, j)), i == 5) << i << ' ' << j;
                EXPECT_TRUE(c(i, j) == c(j, i) || i == 5);
                if (i == 5) continue;
                if (i == j) {
                    EXPECT_EQ(c(i, i), 1);
                } else {
                    EXPECT_LE(error_in(1, c(i, j), exact_correlation(x, y)), 2e-15) << "8e-16 was seen";
                }
            }
    }
}

// A column that lives on two levels, and another that was observed on one of them only.
TEST(correlation_matrix, of_pairs_whose_rows_lie_far_from_the_mean_of_their_columns) {
    auto m = panel(90, 3, 0, 1e-3);
    m.col(0).tail(45).array() += 1e6;
    m.col(1).tail(45).setConstant(not_a_number);
    const auto c = correlation_matrix(m);
    const auto [x, y] = shared_rows(m, 0, 1);
    EXPECT_LE(error_in(1, c(0, 1), exact_correlation(x, y)), 1e-15);
    m.col(0).head(45).setConstant(.1);
    EXPECT_TRUE(std::isnan(correlation_matrix(m)(0, 1))) << "constant where both are observed";
    EXPECT_EQ(correlation_matrix(m)(0, 0), 1);
}

TEST(correlation_matrix, takes_the_same_rows_of_all_columns_or_none) {
    auto m = panel(60, 4, 5, 0.01);
    m(3, 1) = m(10, 0) = m(59, 1) = not_a_number;
    Eigen::MatrixXd complete(57, 4);
    complete << m.topRows(3), m.middleRows(4, 6), m.middleRows(11, 48);
    EXPECT_EQ(correlation_matrix(m, missing::complete_rows{}), correlation_matrix(complete));
    EXPECT_TRUE(correlation_matrix(m, missing::complete_rows{58}).array().isNaN().all());
    const auto at_least_59 = correlation_matrix(m, missing::skip{59});
    EXPECT_TRUE(std::isnan(at_least_59(0, 1)) && !std::isnan(at_least_59(0, 2)));
    EXPECT_TRUE(correlation_matrix(complete, missing::skip{58}).array().isNaN().all());
    EXPECT_EQ(thrown<std::invalid_argument>([&] { correlation_matrix(m, missing::refuse{}); }),
              "observations(3, 1) is nan, expected no missing observation under missing::refuse");
}

TEST(correlation_matrix, weighs_rows) {
    const auto m = panel(80, 4, 1e6, 3);
    std::vector<double> w(80);
    for (std::size_t t = 0; t < w.size(); ++t) w[t] = t % 7 == 0 ? 0 : 1. / static_cast<double>(1 + t % 5);
    const auto gaps = with_gaps(m);
    for (const Eigen::MatrixXd& p : {m, gaps}) {
        const auto c = correlation_matrix(p, w);
        expect_a_correlation_matrix(c.topLeftCorner(3, 3));
        for (Eigen::Index i = 0; i < 3; ++i)
            for (Eigen::Index j = 0; j < i; ++j)
                EXPECT_NEAR(c(i, j), tidemark::corr::weighted_correlation(p.col(i), p.col(j), w), 1e-15);
    }
    EXPECT_EQ(correlation_matrix(m, std::vector<double>(80, 2.)), correlation_matrix(m, std::vector<double>(80, 8.)));
    EXPECT_TRUE(correlation_matrix(m, std::vector<double>(80, .3)).isApprox(correlation_matrix(m), 1e-15));
    EXPECT_EQ(thrown<std::invalid_argument>([&] { correlation_matrix(m, std::vector<double>(79, 1.)); }),
              "length of weights is 79, expected the rows of observations, 80");
}

// At any level and scale, whatever the number of rows and wherever the pair lies in the tiles.
TEST(correlation_matrix, of_a_perfectly_correlated_pair_is_one_within_two_units) {
    const double unit = std::numeric_limits<double>::epsilon() / 2;
    const auto expect_one = [&](Eigen::MatrixXd m) {
        const Eigen::Index last = m.cols() - 1;
        m.col(1) = m.col(0) * .3;
        m.col(last) = m.col(0) * -7e-3;
        const auto c = correlation_matrix(m);
        // Scaling rounded each observation: what the definition says of the rounded ones is the measure.
        EXPECT_LE(error_in(1, c(0, 1), exact_correlation(column(m, 0), column(m, 1))), 2 * unit);
        EXPECT_LE(error_in(1, c(0, last), exact_correlation(column(m, 0), column(m, last))), 2 * unit);
    };
    for (const auto& [level, scale] : {std::pair{0.0, 1.0}, {1e9, 1.0}, {1e-8, 1e-10}, {0.0, 1e-8}, {0.0, 1e9}})
        for (const Eigen::Index rows : {10, 251, 2520}) expect_one(panel(rows, 3, level, scale));
    expect_one(panel(30, 300, 0, 1));
}

TEST(correlation_matrix, does_not_care_for_the_order_of_rows_or_columns) {
    const auto m = panel(200, 6, 3, .2);
    EXPECT_TRUE(correlation_matrix(m.colwise().reverse()).isApprox(correlation_matrix(m), 1e-15));
    EXPECT_TRUE(correlation_matrix(m.rowwise().reverse()).isApprox(correlation_matrix(m).reverse(), 1e-15));
    EXPECT_EQ(correlation_matrix(m * 1024), correlation_matrix(m));
}

TEST(correlation_matrix, agrees_with_others) {
    using namespace tidemark::support::oracle;
    expect_entries(correlation_matrix(returns_panel), pearson_of_returns);
    expect_entries(correlation_matrix(panel_with_gaps), pearson_of_gaps);
    expect_entries(correlation_matrix(panel_with_gaps, missing::complete_rows{}), pearson_of_complete_rows);
    expect_entries(correlation_matrix(ill_conditioned_panel), pearson_of_ill_conditioned, 1e-13);
    expect_entries(correlation_matrix(returns_panel, decay_weights(60, tidemark::core::decay::half_life(20))),
                   weighted_pearson_of_returns);
}

TEST(correlation_matrix, shows_its_lower_triangle_in_tiles) {
    const auto m = panel(40, 600, 0, 1);
    const auto c = correlation_matrix(m);
    Eigen::MatrixXd put = Eigen::MatrixXd::Zero(600, 600);
    correlation_matrix.visit_tiles(m, [&](Eigen::Index i, Eigen::Index j, const Eigen::MatrixXd& tile) {
        put.block(i, j, tile.rows(), tile.cols()) = tile;
    });
    EXPECT_EQ(Eigen::MatrixXd{put.triangularView<Eigen::Lower>()}, Eigen::MatrixXd{c.triangularView<Eigen::Lower>()});
}

TEST(correlation_matrix, writes_into_memory_of_the_caller) {
    const auto m = panel(40, 3, 0, 1);
    Eigen::MatrixXd wide = Eigen::MatrixXd::Zero(5, 5);
    correlation_matrix.into(wide.block(1, 2, 3, 3), m);
    EXPECT_EQ(wide.block(1, 2, 3, 3), correlation_matrix(m));
    EXPECT_EQ(wide.sum(), correlation_matrix(m).sum());
    EXPECT_EQ(thrown<std::invalid_argument>([&] { correlation_matrix.into(wide, m); }),
              "rows of out is 5, expected the columns of observations, 3");
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
