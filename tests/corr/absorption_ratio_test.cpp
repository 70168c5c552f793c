// SPDX-License-Identifier: BSL-1.0
#include <tidemark/corr/absorption_ratio.hpp>

#include "oracle/corr/random_matrix.hpp"
#include "support/thrown.hpp"

#include <tidemark/corr/detail/gram.hpp>

#include <gtest/gtest.h>

#include <stdexcept>

using namespace tidemark::corr;
using namespace tidemark::support;

namespace {

TEST(absorption_ratio, agrees_with_its_formula_in_numpy) {
    const auto products = [](const Eigen::MatrixXd& panel) {
        detail::complete_panel rows{panel};
        detail::centre(rows);
        return detail::gram(rows.rows);
    };
    EXPECT_NEAR(absorption_ratio{}(products(oracle::returns_panel)), oracle::absorption_returns, 1e-14);
    EXPECT_NEAR(absorption_ratio{}(products(oracle::wide_panel)), oracle::absorption_wide, 1e-14);
}

TEST(absorption_ratio, is_the_share_of_a_fifth_of_the_components) {
    Eigen::VectorXd variances = Eigen::VectorXd::LinSpaced(8, 1, 8);  // 36 in all
    for (const auto& [columns, count] : {std::pair{1, 1}, {2, 1}, {3, 1}, {7, 1}, {8, 2}}) {
        const Eigen::MatrixXd m = variances.head(columns).asDiagonal();
        EXPECT_DOUBLE_EQ(absorption_ratio{}(m),
                         variances.head(columns).tail(count).sum() / variances.head(columns).sum());
    }
    const Eigen::MatrixXd m = variances.asDiagonal();
    EXPECT_DOUBLE_EQ(absorption_ratio{3}(m), 21 / 36.0);
    EXPECT_DOUBLE_EQ(absorption_ratio{8}(m), 1);
}

TEST(absorption_ratio, has_no_answer_or_refuses) {
    Eigen::MatrixXd m = Eigen::MatrixXd::Identity(3, 3);
    EXPECT_TRUE(std::isnan(absorption_ratio{}(0 * m)));
    const auto refused = [&](std::size_t components) {
        return thrown<std::invalid_argument>([&] { absorption_ratio{components}(m); });
    };
    EXPECT_EQ(refused(0), "components is 0, expected at least 1");
    EXPECT_EQ(refused(4), "components is 4, expected at most columns, 3");
    m(1, 0) = 0.5;
    EXPECT_EQ(refused(1), "covariance(1, 0) is 0.5, expected covariance(0, 1), 0");
    m(0, 1) = m(1, 0) = oracle::nan;
    EXPECT_TRUE(std::isnan(absorption_ratio{}(m)));
}

}
