// SPDX-License-Identifier: BSL-1.0
#include <tidemark/corr/correlation_matrix.hpp>
#include <tidemark/corr/detail/spectrum.hpp>
#include <tidemark/corr/marchenko_pastur.hpp>

#include "oracle/corr/panels.hpp"
#include "support/thrown.hpp"

#include <gtest/gtest.h>

#include <random>
#include <stdexcept>

using namespace tidemark::corr;
using namespace tidemark::support;

namespace {

/// The density's integral up to x, by Simpson's rule over the angle theta: the eigenvalue is then
/// variance (1 + ratio - 2 sqrt(ratio) cos(theta)), and what is integrated is smooth.
long double integral(const marchenko_pastur& d, double x) {
    const long double q = d.ratio, v = d.variance, pi = std::acos(-1.0L), root = std::sqrt(q);
    const long double cosine = (1 + q - x / v) / (2 * root);
    const long double end = cosine >= 1 ? 0 : cosine <= -1 ? pi : std::acos(cosine);
    const auto f = [&](long double theta) {
        if (theta == 0) return q == 1 ? 2 / pi : 0;
        return 2 * std::sin(theta) * std::sin(theta) / (pi * (1 + q - 2 * root * std::cos(theta)));
    };
    constexpr int steps = 4000;
    long double sum = 0;
    for (int k = 0; k <= steps; ++k) sum += f(end * k / steps) * (k == 0 || k == steps ? 1 : k % 2 == 1 ? 4 : 2);
    return sum * end / (3 * steps);
}

/// Independent numbers of variance 1 in `rows` rows.
Eigen::MatrixXd noise(Eigen::Index rows, Eigen::Index columns) {
    std::mt19937_64 bits{7};
    Eigen::MatrixXd z(rows, columns);
    for (double& x : z.reshaped()) {
        x = -3;
        for (int k = 0; k < 6; ++k) x += static_cast<double>(bits() >> 11) * 0x1p-53;
        x *= std::sqrt(2.0);
    }
    return z;
}

Eigen::VectorXd eigenvalues(const Eigen::MatrixXd& z) {
    return detail::eigenvalues_of(Eigen::MatrixXd{z.transpose() * z / static_cast<double>(z.rows())});
}

TEST(marchenko_pastur, has_the_edges_of_its_formula) {
    EXPECT_DOUBLE_EQ((marchenko_pastur{0.25}.lower_edge()), 0.25);
    EXPECT_DOUBLE_EQ((marchenko_pastur{0.25, 2}.upper_edge()), 4.5);
    EXPECT_DOUBLE_EQ((marchenko_pastur{4}.lower_edge()), 1);
    EXPECT_EQ(marchenko_pastur{}.lower_edge(), 0);
}

TEST(marchenko_pastur, integrates_its_density) {
    for (const double q : {0.001, 0.2, 0.9, 1.0, 1.5, 50.0})
        for (const double v : {1e-4, 0.7, 1.0}) {
            const marchenko_pastur d{q, v};
            const double a = d.lower_edge(), b = d.upper_edge(), at_zero = q > 1 ? 1 - 1 / q : 0;
            for (const double share : {0.001, 0.1, 0.3, 0.5, 0.8, 0.999}) {
                const double x = a + share * (b - a);
                EXPECT_NEAR(d.probability(x), static_cast<double>(at_zero + integral(d, x)), 1e-13 + 4e-16 / q)
                    << q << ' ' << v << ' ' << share;
                const double h = 1e-5 * (b - a);
                if (share > 0.01 && share < 0.99) {
                    EXPECT_NEAR((d.probability(x + h) - d.probability(x - h)) / (2 * h) / d.density(x), 1, 1e-8)
                        << "a difference over h errs by h^2; 2.2e-9 was seen";
                }
            }
            EXPECT_NEAR(d.probability(b), 1, 1e-15);
            EXPECT_EQ(d.probability(1.1 * b), 1);
            EXPECT_EQ(d.probability(-1e-9), 0);
            EXPECT_NEAR(d.probability(a / 2), at_zero, 1e-15);
            EXPECT_EQ(d.density(a - 0.01 * v), 0);
            EXPECT_EQ(d.density(b + 0.01 * v), 0);
        }
    EXPECT_TRUE(std::isnan(marchenko_pastur{}.probability(oracle::nan)));
    EXPECT_TRUE(std::isnan(marchenko_pastur{}.density(oracle::nan)));
}

TEST(marchenko_pastur, is_how_eigenvalues_of_noise_spread) {
    for (const Eigen::Index rows : {300, 75}) {
        const Eigen::VectorXd values = eigenvalues(1.5 * noise(rows, 100));
        const marchenko_pastur d{100.0 / static_cast<double>(rows), 2.25};
        double apart = 0;
        for (Eigen::Index i = 0; i < 100; ++i)
            if (values(i) > 1e-9)
                apart = std::max(apart, std::abs(d.probability(values(i)) - static_cast<double>(i + 1) / 100));
        EXPECT_LT(apart, 0.03);
        // The fit's median is an eigenvalue that noise moves by a place or two.
        const double half = d.ratio > 1 ? 1 - 0.5 / d.ratio : 0.5;
        const double median = fitted_marchenko_pastur(values, d.ratio).variance / 2.25 * d.quantile(half);
        EXPECT_NEAR(d.probability(median), half, 0.02);
    }
}

TEST(marchenko_pastur, has_quantiles) {
    for (const double q : {0.01, 0.5, 1.0, 3.0}) {
        const marchenko_pastur d{q, 0.8};
        for (const double p : {0.7, 0.9, 0.999}) EXPECT_NEAR(d.probability(d.quantile(p)), p, 1e-12);
        EXPECT_NEAR(d.quantile(1), d.upper_edge(), 1e-9);
        EXPECT_TRUE(std::isnan(d.quantile(1.5)) && std::isnan(d.quantile(oracle::nan)));
    }
    EXPECT_EQ((marchenko_pastur{3}.quantile(0.6)), 0);
    EXPECT_NEAR((marchenko_pastur{1}.quantile(0.5)), 0.6528,
                5e-5);  // Gavish and Donoho, 2.858 being 4/sqrt(3)/sqrt(it)
    EXPECT_NEAR(4 / std::sqrt(3 * (marchenko_pastur{1}.quantile(0.5))), 2.858, 5e-4);
}

TEST(fitted_marchenko_pastur, leaves_out_what_is_more_than_noise) {
    const double median = marchenko_pastur{0.25}.quantile(0.5);
    // The median of all is 3, whose edge is about 7: 20 and 30 go; that of the others is 2, whose edge 3.5 lies above.
    const marchenko_pastur fit = fitted_marchenko_pastur(std::vector<double>{2, 30, 3, 20, 1, 3.5, 1.5}, 0.25);
    EXPECT_NEAR(fit.variance, 2 / median, 1e-14);
    EXPECT_GT(fit.upper_edge(), 3.5);
    EXPECT_EQ(fit.ratio, 0.25);
    EXPECT_NEAR(fitted_marchenko_pastur(std::vector<float>{1, 1, 1}, 0.25).variance, 1 / median, 1e-14);
    EXPECT_NEAR(fitted_marchenko_pastur(std::vector<double>{3}, 0.25).variance, 3 / median, 1e-14);
    // With four columns a row, three of four eigenvalues are 0 whatever the noise.
    EXPECT_NEAR(fitted_marchenko_pastur(std::vector<double>{0, 0, 0, 5, 0, 7, 0, 0}, 4).variance, 6 / (4 * median),
                1e-14);
}

TEST(fitted_marchenko_pastur, finds_the_variance_below_factors) {
    Eigen::MatrixXd z = noise(400, 80);
    z.colwise() += Eigen::VectorXd{3 * z.col(0)};
    const marchenko_pastur fit = fitted_marchenko_pastur(eigenvalues(z), 0.2);
    EXPECT_NEAR(fit.variance, 1, 0.03);
}

TEST(fitted_marchenko_pastur, has_no_answer_without_numbers) {
    EXPECT_TRUE(std::isnan(fitted_marchenko_pastur(std::vector<double>{}, 1).variance));
    EXPECT_TRUE(std::isnan(fitted_marchenko_pastur(std::vector<double>{1, oracle::nan}, 1).variance));
}

TEST(marchenko_pastur, refuses_what_is_no_distribution) {
    EXPECT_EQ(thrown<std::invalid_argument>([] { marchenko_pastur{.ratio = 0}.lower_edge(); }),
              "ratio is 0, expected more than 0, finite");
    EXPECT_EQ(thrown<std::invalid_argument>([] { marchenko_pastur{.variance = -1}.density(1); }),
              "variance is -1, expected more than 0, finite");
    EXPECT_EQ(thrown<std::invalid_argument>([] { fitted_marchenko_pastur(std::vector<double>{1}, oracle::nan); }),
              "ratio is nan, expected more than 0, finite");
}

}
