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

}
