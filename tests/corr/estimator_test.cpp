// SPDX-License-Identifier: BSL-1.0
#include <tidemark/corr/estimator.hpp>

#include <gtest/gtest.h>

using namespace tidemark::corr;

namespace {

struct says_two {
    double operator()(std::span<const double>, std::span<const double>) const { return 2; }
};
struct says_a_matrix {
    Eigen::MatrixXd operator()(const Eigen::MatrixXd& m) const { return m.transpose() * m; }
};
struct says_more {
    struct result {
        Eigen::MatrixXd matrix;
        double intensity;
    };
    result operator()(const Eigen::MatrixXd& m) const { return {m, .5}; }
};
struct says_nothing_of_matrices {
    double operator()(const Eigen::MatrixXd&) const { return 1; }
};

TEST(estimator, is_whatever_can_be_called) {
    static_assert(pair_estimator<says_two> && !pair_estimator<says_a_matrix>);
    static_assert(panel_estimator<says_a_matrix> && panel_estimator<says_more> && !panel_estimator<says_two>);
    static_assert(!panel_estimator<says_nothing_of_matrices>);
    const Eigen::MatrixXd m = Eigen::MatrixXd::Identity(2, 2);
    const says_more::result answer = says_more{}(m);
    EXPECT_EQ(matrix_of(says_a_matrix{}(m)), m);
    EXPECT_EQ(matrix_of(answer), m);
}

struct becomes_a_matrix {
    operator Eigen::MatrixXd() const { return Eigen::MatrixXd::Ones(2, 2); }
};

TEST(estimator, of_a_finished_matrix_takes_what_becomes_one) {
    using Eigen::MatrixXd;
    static_assert(finished_matrix<MatrixXd> && finished_matrix<Eigen::Matrix3d> && finished_matrix<becomes_a_matrix>);
    static_assert(finished_matrix<Eigen::Ref<const MatrixXd>> && finished_matrix<Eigen::Map<MatrixXd>>);
    static_assert(finished_matrix<Eigen::Block<const MatrixXd>> && finished_matrix<Eigen::Transpose<MatrixXd>>);
    static_assert(finished_matrix<Eigen::SelfAdjointView<const MatrixXd, Eigen::Lower>>);
    static_assert(finished_matrix<Eigen::DiagonalMatrix<double, Eigen::Dynamic>> && finished_matrix<Eigen::ArrayXXd>);
    static_assert(!finished_matrix<double> && !finished_matrix<std::string>);
}

}
