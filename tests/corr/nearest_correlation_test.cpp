// SPDX-License-Identifier: BSL-1.0
#include <tidemark/corr/nearest_correlation.hpp>

#include "oracle/corr/panels.hpp"
#include "support/thrown.hpp"

#include <gtest/gtest.h>

#include <stdexcept>

using namespace tidemark::corr;
using namespace tidemark::support;

namespace tidemark::support::oracle {

#include "oracle/corr/nearest_correlation.inc"

}

namespace {

const Eigen::MatrixXd edited = oracle::matrix(oracle::edited_correlation, 20);
const Eigen::MatrixXd contradictory = oracle::matrix(oracle::contradictory_correlation, 4);
constexpr repair every_method[] = {repair::dykstra, repair::newton, repair::no_dykstra, repair::clip};

Eigen::MatrixXd equal_correlations(double r, Eigen::Index n) {
    Eigen::MatrixXd m = Eigen::MatrixXd::Constant(n, n, r);
    m.diagonal().setOnes();
    return m;
}

double least_eigenvalue(const Eigen::MatrixXd& m) { return detail::eigenvalues_of(m)(0); }

TEST(nearest_correlation, of_what_higham_printed) {
    Eigen::MatrixXd three(3, 3), four(4, 4);
    three << 1, 1, 0,  // section 1
        1, 1, 1,       //
        0, 1, 1;
    four << 2, -1, 0, 0,  // section 5: with unit diagonal, the answer there being that of the matrix as it stands
        -1, 2, -1, 0,     //
        0, -1, 2, -1,     //
        0, 0, -1, 2;
    for (const repair method : {repair::dykstra, repair::newton}) {
        const Eigen::MatrixXd x = nearest_correlation{.method = method}(three).matrix;
        EXPECT_NEAR(x(0, 1), 0.7607, 5e-5);
        EXPECT_NEAR(x(1, 2), 0.7607, 5e-5);
        EXPECT_NEAR(x(0, 2), 0.1573, 5e-5);
        four.diagonal().setOnes();  // projections onto matrices of unit diagonal do not see the diagonal
        const Eigen::MatrixXd y = nearest_correlation{.method = method}(four).matrix;
        EXPECT_NEAR(y(0, 1), -0.8084, 5e-5);
        EXPECT_NEAR(y(0, 2), 0.1916, 5e-5);
        EXPECT_NEAR(y(0, 3), 0.1068, 5e-5);
        EXPECT_NEAR(y(1, 2), -0.6562, 5e-5);
    }
}

TEST(nearest_correlation, agrees_with_r_and_statsmodels) {
    const auto repaired = [](repair method, const Eigen::MatrixXd& m) {
        return nearest_correlation{.method = method, .tolerance = 1e-13}(m).matrix;
    };
    for (const repair method : {repair::dykstra, repair::newton}) {
        oracle::expect_entries(repaired(method, edited), oracle::near_pd_edited);
        oracle::expect_entries(repaired(method, contradictory), oracle::near_pd_contradictory);
    }
    oracle::expect_entries(repaired(repair::no_dykstra, edited), oracle::near_pd_no_dykstra_edited);
    oracle::expect_entries(repaired(repair::no_dykstra, contradictory), oracle::near_pd_no_dykstra_contradictory);
    const nearest_correlation clipped{.method = repair::clip, .eigenvalue_floor = 0.01};
    oracle::expect_entries(clipped(edited).matrix, oracle::corr_clipped_edited, 1e-13);
    oracle::expect_entries(clipped(contradictory).matrix, oracle::corr_clipped_contradictory, 1e-13);
}

// X is the nearest one just where X - A = diag(y) + L, L without negative eigenvalues and L (X - floor I) = 0.
TEST(nearest_correlation, is_the_nearest) {
    for (const auto* a : {&edited, &contradictory})
        for (const repair method : {repair::dykstra, repair::newton})
            for (const double floor : {0.0, 0.1}) {
                const Eigen::MatrixXd x =
                    nearest_correlation{.method = method, .eigenvalue_floor = floor, .tolerance = 1e-13}(*a).matrix;
                Eigen::MatrixXd above = x, l = x - *a;
                above.diagonal().array() -= floor;
                l.diagonal() = -((l * above).diagonal().array() / above.diagonal().array() - l.diagonal().array());
                EXPECT_LE((l * above).cwiseAbs().maxCoeff(), 1e-10);
                EXPECT_GE(least_eigenvalue(l), -1e-10);
            }
}

TEST(nearest_correlation, of_equal_correlations_below_what_is_possible) {
    // By symmetry it has equal correlations too, the least that are possible: -1 / (n - 1).
    for (const repair method : every_method) {
        const repaired_correlation answer = nearest_correlation{.method = method}(equal_correlations(-0.9, 5));
        EXPECT_LE((answer.matrix - equal_correlations(-0.25, 5)).cwiseAbs().maxCoeff(), 1e-10);
        EXPECT_NEAR(answer.distance, 0.65 * std::sqrt(20.0), 1e-9);
        EXPECT_TRUE(answer.converged && answer.iterations >= 1);
    }
}

TEST(nearest_correlation, is_a_correlation_matrix_from_the_floor_up) {
    for (const auto* a : {&edited, &contradictory})
        for (const repair method : every_method)
            for (const double floor : {0.0, 0.3}) {
                const nearest_correlation estimator{.method = method, .eigenvalue_floor = floor};
                const repaired_correlation answer = estimator(*a);
                const Eigen::MatrixXd& x = answer.matrix;
                EXPECT_EQ(x, x.transpose());
                EXPECT_EQ(x.diagonal(), Eigen::VectorXd::Ones(x.rows()));
                EXPECT_LE(x.cwiseAbs().maxCoeff(), 1);
                EXPECT_TRUE(answer.converged);
                EXPECT_NEAR(answer.distance, (x - *a).norm(), 1e-14);
                if (method != repair::clip) {
                    EXPECT_GE(least_eigenvalue(x), floor - 1e-13);
                    EXPECT_EQ(estimator(x).matrix, x) << "a repaired matrix needs no repair";
                } else {
                    EXPECT_GE(least_eigenvalue(x), floor / 2 - 1e-13);
                }
            }
}

TEST(nearest_correlation, leaves_alone_what_is_one) {
    Eigen::MatrixXd singular = equal_correlations(1, 3);
    for (const repair method : every_method)
        for (const Eigen::MatrixXd& m : {singular, equal_correlations(0.3, 7), equal_correlations(-0.5, 3)}) {
            const repaired_correlation answer = nearest_correlation{.method = method}(m);
            EXPECT_EQ(answer.matrix, m);
            EXPECT_EQ(answer.iterations, 0u);
            EXPECT_EQ(answer.distance, 0);
        }
    EXPECT_GT(nearest_correlation{.eigenvalue_floor = 0.1}(singular).iterations, 0u);
    EXPECT_EQ(nearest_correlation{}(Eigen::MatrixXd::Ones(1, 1)).matrix, Eigen::MatrixXd::Ones(1, 1));
}

TEST(nearest_correlation, ends_whatever_the_numbers) {
    for (const repair method : every_method)
        for (const double r : {1.5, -30.0, 1e160, -1e300}) {
            const nearest_correlation estimator{.method = method, .iteration_limit = 50};
            const repaired_correlation answer = estimator(equal_correlations(r, 4));
            EXPECT_LE(answer.iterations, 50u);
            if (method == repair::newton && std::abs(r) < 100) {
                EXPECT_TRUE(answer.converged);
            }
            if (answer.converged && std::abs(r) < 100) {
                EXPECT_LE((answer.matrix - equal_correlations(r > 0 ? 1 : -1 / 3.0, 4)).cwiseAbs().maxCoeff(), 1e-9);
            }
        }
}

TEST(nearest_correlation, follows_the_columns) {
    Eigen::PermutationMatrix<Eigen::Dynamic> turned{20};
    turned.setIdentity();
    for (int i = 0; i + 3 < 20; i += 2) turned.applyTranspositionOnTheRight(i, i + 3);
    for (const repair method : every_method) {
        const nearest_correlation estimator{.method = method, .tolerance = 1e-13};
        const Eigen::MatrixXd there = turned.transpose() * edited * turned;
        const Eigen::MatrixXd back = turned * estimator(there).matrix * turned.transpose();
        EXPECT_LE((back - estimator(edited).matrix).cwiseAbs().maxCoeff(), 1e-11);
    }
}

TEST(nearest_correlation, tells_when_the_limit_comes_first) {
    for (const repair method : {repair::dykstra, repair::newton, repair::no_dykstra}) {
        const repaired_correlation answer = nearest_correlation{.method = method, .iteration_limit = 1}(edited);
        EXPECT_FALSE(answer.converged);
        EXPECT_EQ(answer.iterations, 1u);
        EXPECT_GE(least_eigenvalue(answer.matrix), -1e-13) << "a correlation matrix all the same";
    }
}

TEST(nearest_correlation, refuses_what_is_no_such_matrix) {
    const auto refused = [](const Eigen::MatrixXd& m, nearest_correlation estimator = {}) {
        return thrown<std::invalid_argument>([&] { estimator(m); });
    };
    Eigen::MatrixXd m = equal_correlations(0.5, 3);
    EXPECT_EQ(refused(m.leftCols(2)), "columns of correlation is 2, expected as many as rows, 3");
    EXPECT_EQ(refused(Eigen::MatrixXd(0, 0)), "columns of correlation is 0, expected at least 1");
    m(2, 1) = 0.4;
    EXPECT_EQ(refused(m), "correlation(2, 1) is 0.4, expected correlation(1, 2), 0.5");
    m(2, 1) = 0.5 + 1e-15;
    EXPECT_EQ(refused(m), "(nothing thrown)") << "rounding is no asymmetry";
    m(1, 1) = 2;
    EXPECT_EQ(refused(m), "correlation(1, 1) is 2, expected 1, a correlation matrix");
    m.row(1).setConstant(oracle::nan);
    m.col(1).setConstant(oracle::nan);
    EXPECT_EQ(refused(m), "column 1 of correlation is nan, expected finite numbers");
    m = equal_correlations(0.5, 3);
    m(0, 2) = m(2, 0) = oracle::nan;
    EXPECT_EQ(refused(m), "correlation(2, 0) is nan, expected a finite number");
    m = equal_correlations(0.5, 3);
    EXPECT_EQ(refused(m, {.eigenvalue_floor = 1}), "eigenvalue_floor is 1, expected in [0, 1)");
    EXPECT_EQ(refused(m, {.tolerance = 0}), "tolerance is 0, expected more than 0");
    EXPECT_EQ(refused(m, {.iteration_limit = 0}), "iteration_limit is 0, expected at least 1");
}

}
