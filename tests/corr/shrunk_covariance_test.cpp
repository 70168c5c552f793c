// SPDX-License-Identifier: BSL-1.0
#include <tidemark/corr/shrunk_covariance.hpp>

#include <tidemark/corr/ledoit_wolf_covariance.hpp>
#include <tidemark/corr/nonlinear_shrinkage_covariance.hpp>
#include <tidemark/corr/oracle_approximating_shrinkage_covariance.hpp>
#include <tidemark/corr/quadratic_inverse_shrinkage_covariance.hpp>
#include <tidemark/corr/schafer_strimmer_covariance.hpp>

#include "oracle/corr/panels.hpp"

#include <gtest/gtest.h>

#include <Eigen/QR>

#include <functional>
#include <random>
#include <string>

// What holds for every way of shrinking a covariance, or for those that say so.
using namespace tidemark::corr;
using namespace tidemark::support;
using matrix = Eigen::MatrixXd;

namespace {

struct way {
    std::string name;
    std::function<matrix(const matrix&)> estimate;
    bool knows_constant_series, turns_with_the_axes;
};

template <class E>
way of(std::string name, const E& e, bool knows_constant_series, bool turns_with_the_axes) {
    return {std::move(name), [e](const matrix& m) { return matrix{e(m).matrix}; }, knows_constant_series,
            turns_with_the_axes};
}

const std::vector<way>& every_way() {
    using target = shrinkage_target;
    static const std::vector<way> all{
        of("identity", ledoit_wolf_covariance{}, true, true),
        of("constant variance", ledoit_wolf_covariance{.target = target::constant_variance}, true, true),
        of("diagonal", ledoit_wolf_covariance{.target = target::diagonal}, true, false),
        of("constant covariance", ledoit_wolf_covariance{.target = target::constant_covariance}, true, false),
        of("constant correlation", ledoit_wolf_covariance{.target = target::constant_correlation}, true, false),
        of("single factor", ledoit_wolf_covariance{.target = target::single_factor}, true, false),
        of("oracle approximating", oracle_approximating_shrinkage_covariance{}, true, true),
        of("Schafer and Strimmer", schafer_strimmer_covariance{}, true, false),
        of("nonlinear", nonlinear_shrinkage_covariance{}, false, true),
        of("quadratic inverse", quadratic_inverse_shrinkage_covariance{}, false, true)};
    return all;
}

/// Narrow and wide, with intensities within 0 and 1 where there are any.
const std::vector<matrix>& panels() {
    static const std::vector<matrix> all{oracle::returns_panel * Eigen::VectorXd::LinSpaced(5, 1, 4).asDiagonal(),
                                         oracle::matrix(oracle::returns, 20)};
    return all;
}

matrix sample_covariance(const matrix& m, double ddof) {
    const matrix x = m.rowwise() - m.colwise().mean();
    return x.transpose() * x / (static_cast<double>(m.rows()) - ddof);
}

void expect_near(const matrix& got, const matrix& expected, double tolerance) {
    ASSERT_EQ(got.rows(), expected.rows());
    EXPECT_LE((got - expected).norm(), tolerance * expected.norm());
}

TEST(shrunk_covariance, is_symmetric_and_positive_definite) {
    for (const way& w : every_way())
        for (const matrix& m : panels()) {
            SCOPED_TRACE(w.name);
            const matrix c = w.estimate(m);
            EXPECT_EQ(c, c.transpose());
            EXPECT_GT(Eigen::SelfAdjointEigenSolver<matrix>{c}.eigenvalues().minCoeff(), 1e-6 * c.norm());
        }
}

TEST(shrunk_covariance, follows_the_order_of_the_series) {
    for (const way& w : every_way())
        for (const matrix& m : panels()) {
            SCOPED_TRACE(w.name);
            Eigen::PermutationMatrix<Eigen::Dynamic> order{m.cols()};
            for (Eigen::Index j = 0; j < m.cols(); ++j) order.indices()(j) = static_cast<int>((j * 3 + 1) % m.cols());
            expect_near(w.estimate(m * order), order.transpose() * w.estimate(m) * order, 1e-12);
            expect_near(w.estimate(m.colwise().reverse()), w.estimate(m), 1e-12);
        }
}

TEST(shrunk_covariance, follows_the_scale_and_not_the_level) {
    for (const way& w : every_way())
        for (const matrix& m : panels()) {
            SCOPED_TRACE(w.name);
            const matrix c = w.estimate(m);
            for (const double scale : {-3.0, 1e-8, 1e8}) expect_near(w.estimate(scale * m), scale * scale * c, 1e-12);
            expect_near(w.estimate((m.array() + 1e4).matrix()), c, 1e-8);
        }
}

TEST(shrunk_covariance, turns_with_the_axes_where_the_target_does) {
    std::mt19937_64 random{7};
    std::normal_distribution<double> normal;
    for (const matrix& m : panels()) {
        const matrix noise = matrix::NullaryExpr(m.cols(), m.cols(), [&] { return normal(random); });
        const matrix turn = Eigen::HouseholderQR<matrix>{noise}.householderQ();
        for (const way& w : every_way()) {
            SCOPED_TRACE(w.name);
            const matrix turned = w.estimate(m * turn), expected = turn.transpose() * w.estimate(m) * turn;
            if (w.turns_with_the_axes)
                expect_near(turned, expected, 1e-11);
            else
                EXPECT_GT((turned - expected).norm(), 1e-3 * expected.norm());
        }
    }
}

TEST(shrunk_covariance, of_one_series_is_its_variance) {
    for (const way& w : every_way()) {
        SCOPED_TRACE(w.name);
        const matrix m = oracle::returns_panel.col(2), c = w.estimate(m);
        const bool of_sample = w.name == "nonlinear" || w.name == "quadratic inverse" || w.name[0] == 'S';
        expect_near(c, sample_covariance(m, of_sample ? 1 : 0), 1e-14);
    }
    EXPECT_EQ(ledoit_wolf_covariance{}(oracle::returns_panel.col(2)).intensity, 0);
    EXPECT_EQ(oracle_approximating_shrinkage_covariance{}(oracle::returns_panel.col(2)).intensity, 0);
    EXPECT_EQ(schafer_strimmer_covariance{}(oracle::returns_panel.col(2)).intensity, 0);
}

TEST(shrunk_covariance, of_constant_series) {
    for (const double constant : {0.0, 0.1, -1e9}) {
        matrix m = panels()[0];
        m.col(1).setConstant(constant);
        for (const way& w : every_way()) {
            SCOPED_TRACE(w.name);
            const matrix c = w.estimate(m);
            EXPECT_EQ(c.array().isNaN().any(), !w.knows_constant_series);
            EXPECT_TRUE(!w.knows_constant_series || w.name == "constant covariance" ||
                        c.col(1).cwiseAbs().sum() == c(1, 1));
            const matrix nothing = w.estimate(matrix::Constant(20, 3, constant));
            EXPECT_TRUE(w.knows_constant_series ? (nothing.array() == 0).all() : nothing.array().isNaN().all());
        }
    }
}

TEST(shrunk_covariance, of_one_row_is_not_known) {
    for (const way& w : every_way()) EXPECT_TRUE(w.estimate(panels()[0].topRows(1)).array().isNaN().all()) << w.name;
}

TEST(shrunk_covariance, reads_any_matrix) {
    const Eigen::MatrixXf narrow = oracle::returns_panel.cast<float>();
    const Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor> by_row = oracle::returns_panel;
    const auto expect_same = [&](const auto& e) {
        EXPECT_EQ(e(by_row).matrix, e(oracle::returns_panel).matrix);
        EXPECT_EQ(e(narrow).matrix, e(matrix{narrow.cast<double>()}).matrix);
        EXPECT_EQ(e(2 * oracle::returns_panel.topRows(40)).matrix,
                  e(matrix{2 * oracle::returns_panel.topRows(40)}).matrix);
        EXPECT_EQ(e(oracle::panel_with_gaps, std::vector<double>(50, 1)).matrix.hasNaN(), false);
    };
    static_assert(panel_estimator<ledoit_wolf_covariance> && panel_estimator<schafer_strimmer_covariance>);
    static_assert(panel_estimator<oracle_approximating_shrinkage_covariance>);
    static_assert(panel_estimator<nonlinear_shrinkage_covariance>);
    static_assert(panel_estimator<quadratic_inverse_shrinkage_covariance>);
    expect_same(ledoit_wolf_covariance{});
    expect_same(nonlinear_shrinkage_covariance{});
}

/// 75 rows of 50 series, three with variances 6, 12 and 24 and the others with 1.
matrix spiked_panel(Eigen::VectorXd& population) {
    population = Eigen::VectorXd::Ones(50);
    population.tail(3) << 6, 12, 24;
    std::mt19937_64 random{11};
    std::normal_distribution<double> normal;
    const matrix noise = matrix::NullaryExpr(75, 50, [&] { return normal(random); });
    return noise * population.cwiseSqrt().asDiagonal();
}

void expect_spikes_drawn_in(const nonlinearly_shrunk_covariance& got, Eigen::Index rows) {
    const Eigen::Index zeros = rows - 1 < 50 ? 50 - (rows - 1) : 0;
    EXPECT_GT(got.eigenvalues.minCoeff(), 0);
    for (Eigen::Index i = 47; i < 50; ++i) {
        EXPECT_GT(got.eigenvalues(i), got.eigenvalues(i - 1)) << "the spikes keep their order";
        EXPECT_LT(got.eigenvalues(i), got.sample_eigenvalues(i)) << "and are drawn in";
    }
    EXPECT_GT(got.eigenvalues(zeros), got.sample_eigenvalues(zeros)) << "the least is drawn out";
    for (Eigen::Index i = 0; i < zeros; ++i) {
        EXPECT_EQ(got.sample_eigenvalues(i), 0);
        EXPECT_EQ(got.eigenvalues(i), got.eigenvalues(0)) << "nothing tells zeros apart";
    }
}

TEST(shrunk_covariance, lies_nearer_to_the_population_than_the_sample) {
    Eigen::VectorXd population;
    for (const Eigen::Index rows : {75, 30}) {
        const matrix m = spiked_panel(population).topRows(rows), truth = population.asDiagonal();
        const matrix sample = sample_covariance(m, 1);
        const double linear = (ledoit_wolf_covariance{}(m).matrix - truth).norm();
        const auto nonlinear = nonlinear_shrinkage_covariance{}(m);
        const auto quadratic = quadratic_inverse_shrinkage_covariance{}(m);
        EXPECT_LT(linear, .95 * (sample - truth).norm());
        EXPECT_LT((nonlinear.matrix - truth).norm(), .95 * linear);
        EXPECT_LT((quadratic.matrix - truth).norm(), .95 * linear);
        for (const auto* got : {&nonlinear, &quadratic}) {
            expect_spikes_drawn_in(*got, rows);
            const matrix there = got->matrix * sample, back = sample * got->matrix;
            EXPECT_LE((there - back).norm(), 1e-13 * sample.squaredNorm()) << "eigenvectors are those of the sample";
        }
    }
    const matrix m = spiked_panel(population);
    for (const way& w : every_way())
        EXPECT_LT((w.estimate(m) - matrix{population.asDiagonal()}).norm(),
                  (sample_covariance(m, 1) - matrix{population.asDiagonal()}).norm())
            << w.name;
}

}
