// SPDX-License-Identifier: BSL-1.0
#include <tidemark/corr/ledoit_wolf_covariance.hpp>

#include "oracle/corr/panels.hpp"
#include "support/fifty_digits.hpp"
#include "support/thrown.hpp"

#include <gtest/gtest.h>

#include <array>
#include <stdexcept>
#include <utility>

using namespace tidemark::corr;
using namespace tidemark::support;
namespace missing = tidemark::missing;
using target = shrinkage_target;

namespace tidemark::support::oracle {
namespace {  // other tests of this program have answers of the same names
#include "oracle/corr/ledoit_wolf_covariance.inc"
}
}

namespace {

constexpr std::array every_target{target::identity,
                                  target::constant_variance,
                                  target::diagonal,
                                  target::constant_covariance,
                                  target::constant_correlation,
                                  target::single_factor};

/// The columns times 1, 2, 4, ...: of returns, so that no intensity is 0 or 1.
Eigen::MatrixXd scaled(const Eigen::MatrixXd& panel) {
    Eigen::MatrixXd m = panel;
    for (Eigen::Index j = 0; j < m.cols(); ++j) m.col(j) *= std::exp2(static_cast<double>(j));
    return m;
}

void expect(const shrunk_covariance& got, const std::vector<double>& matrix, double intensity) {
    oracle::expect_covariance(got.matrix, matrix);
    EXPECT_NEAR(got.intensity, intensity, 1e-10);
}

TEST(ledoit_wolf_covariance, answers_as_scikit_learn) {
    const ledoit_wolf_covariance estimate;
    const ledoit_wolf_covariance about_zero{.mean = sample_mean::zero};
    using namespace oracle;
    expect(estimate(returns_panel), scikit_learn_returns, scikit_learn_returns_intensity);
    expect(estimate(scaled(returns_panel)), scikit_learn_scaled, scikit_learn_scaled_intensity);
    expect(estimate(ill_conditioned_panel), scikit_learn_ill, scikit_learn_ill_intensity);
    expect(estimate(scaled(panel_with_gaps)), scikit_learn_gaps, scikit_learn_gaps_intensity);
    EXPECT_NEAR(estimate(wide_panel).intensity, scikit_learn_wide_intensity, 1e-10);
    expect(about_zero(returns_panel), scikit_learn_returns_about_zero, scikit_learn_returns_about_zero_intensity);
    expect(about_zero(scaled(returns_panel)), scikit_learn_scaled_about_zero, scikit_learn_scaled_about_zero_intensity);
    expect(about_zero(ill_conditioned_panel), scikit_learn_ill_about_zero, scikit_learn_ill_about_zero_intensity);
    expect(about_zero(scaled(panel_with_gaps)), scikit_learn_gaps_about_zero, scikit_learn_gaps_about_zero_intensity);
    EXPECT_NEAR(about_zero(wide_panel).intensity, scikit_learn_wide_about_zero_intensity, 1e-10);
}

// The definition with every fourth moment, worked out apart in numpy; its rounding is as good as that of doubles.
#define TIDEMARK_EXPECT_TARGET(name, divisor, suffix)                                                            \
    expect(ledoit_wolf_covariance{.target = target::name, .ddof = divisor}(scaled(oracle::returns_panel)),       \
           oracle::name##_scaled##suffix, oracle::name##_scaled##suffix##_intensity);                            \
    expect(ledoit_wolf_covariance{.target = target::name, .ddof = divisor}(oracle::ill_conditioned_panel),       \
           oracle::name##_ill##suffix, oracle::name##_ill##suffix##_intensity);                                  \
    EXPECT_NEAR((ledoit_wolf_covariance{.target = target::name, .ddof = divisor}(oracle::wide_panel).intensity), \
                oracle::name##_wide##suffix##_intensity, 1e-10)

TEST(ledoit_wolf_covariance, meets_the_definition_of_every_target) {
    TIDEMARK_EXPECT_TARGET(identity, 0, );
    TIDEMARK_EXPECT_TARGET(constant_variance, 0, );
    TIDEMARK_EXPECT_TARGET(diagonal, 0, );
    TIDEMARK_EXPECT_TARGET(constant_covariance, 0, );
    TIDEMARK_EXPECT_TARGET(constant_correlation, 0, );
    TIDEMARK_EXPECT_TARGET(single_factor, 0, );
    TIDEMARK_EXPECT_TARGET(identity, 1, _ddof);
    TIDEMARK_EXPECT_TARGET(diagonal, 1, _ddof);
    TIDEMARK_EXPECT_TARGET(constant_covariance, 1, _ddof);
    TIDEMARK_EXPECT_TARGET(constant_correlation, 1, _ddof);
    TIDEMARK_EXPECT_TARGET(single_factor, 1, _ddof);
}

#define TIDEMARK_EXPECT_VARIANTS(name)                                                                               \
    expect(ledoit_wolf_covariance{.target = target::name, .ddof = 1}(                                                \
               scaled(oracle::returns_panel), decay_weights(60, tidemark::core::decay::half_life(20))),              \
           oracle::name##_weighted, oracle::name##_weighted_intensity);                                              \
    expect(ledoit_wolf_covariance{.target = target::name, .mean = sample_mean::zero}(scaled(oracle::returns_panel)), \
           oracle::name##_about_zero, oracle::name##_about_zero_intensity)

TEST(ledoit_wolf_covariance, weighs_rows_and_may_know_the_mean) {
    TIDEMARK_EXPECT_VARIANTS(identity);
    TIDEMARK_EXPECT_VARIANTS(diagonal);
    TIDEMARK_EXPECT_VARIANTS(constant_covariance);
    TIDEMARK_EXPECT_VARIANTS(constant_correlation);
    TIDEMARK_EXPECT_VARIANTS(single_factor);
}

/// mu, |S - mu I|^2 and the intensity of 2004, in fifty digits.
double exact_intensity(const Eigen::MatrixXd& m) {
    const auto rows = m.rows(), columns = m.cols();
    std::vector<std::vector<fifty>> x;
    for (Eigen::Index j = 0; j < columns; ++j) {
        const fifty mean = exact_mean({m.col(j).data(), m.col(j).data() + rows});
        x.emplace_back();
        for (Eigen::Index t = 0; t < rows; ++t) x.back().push_back(fifty{m(t, j)} - mean);
    }
    fifty spread = 0, size = 0, trace = 0, fourth = 0;
    for (std::size_t i = 0; i < x.size(); ++i)
        for (std::size_t j = 0; j < x.size(); ++j) {
            fifty s = 0;
            for (std::size_t t = 0; t < x[i].size(); ++t) {
                const fifty product = x[i][t] * x[j][t];
                s += product / rows;
                fourth += product * product / rows;
            }
            size += s * s;
            if (i == j) trace += s;
        }
    spread = size - trace * trace / columns;
    const fifty k = (fourth - size) / rows / spread;
    return static_cast<double>(k > 1 ? fifty{1} : k);
}

TEST(ledoit_wolf_covariance, loses_no_digits_to_levels_and_scales) {
    for (const double level : {0.0, 1e3, 1e6})
        for (const double scale : {1.0, 1e-8, 1e-70, 1e70}) {
            const Eigen::MatrixXd m = (scaled(oracle::returns_panel).array() + level) * scale;
            EXPECT_NEAR(ledoit_wolf_covariance{}(m).intensity, exact_intensity(m), 1e-13) << level << ' ' << scale;
        }
    EXPECT_NEAR(ledoit_wolf_covariance{}(oracle::wide_panel).intensity, exact_intensity(oracle::wide_panel), 1e-14);
}

TEST(ledoit_wolf_covariance, of_two_series_is_at_its_target) {
    const auto pair = ledoit_wolf_covariance{.target = target::constant_correlation}(oracle::returns_panel.leftCols(2));
    const auto sample = ledoit_wolf_covariance{.target = target::diagonal}(oracle::returns_panel.leftCols(2));
    EXPECT_EQ(pair.intensity, 0) << "two series have one correlation, which is the mean one";
    EXPECT_GT(sample.intensity, 0);
    EXPECT_NEAR(sample.matrix(0, 1), (1 - sample.intensity) * pair.matrix(0, 1), 1e-18);
}

TEST(ledoit_wolf_covariance, of_equal_weights_is_that_of_rows) {
    for (const auto where : every_target) {
        const ledoit_wolf_covariance estimate{.target = where};
        const auto equal = estimate(oracle::wide_panel, std::vector<double>(12, .3));
        const auto plain = estimate(oracle::wide_panel);
        EXPECT_TRUE(equal.matrix.isApprox(plain.matrix, 1e-14));
        EXPECT_NEAR(equal.intensity, plain.intensity, 1e-13);
        std::vector<double> first_ten(12, 1.0);
        first_ten[10] = first_ten[11] = 0;
        EXPECT_TRUE(estimate(oracle::wide_panel, first_ten)
                        .matrix.isApprox(estimate(oracle::wide_panel.topRows(10)).matrix, 1e-14));
    }
}

TEST(ledoit_wolf_covariance, has_no_answer_or_refuses) {
    const ledoit_wolf_covariance estimate;
    const Eigen::MatrixXd& m = oracle::returns_panel;
    for (const auto& none :
         {estimate(m.topRows(0)), estimate(m.topRows(1)), ledoit_wolf_covariance{.ddof = 2}(m.topRows(2)),
          ledoit_wolf_covariance{.mean = sample_mean::zero}(m.topRows(0)),
          estimate(oracle::panel_with_gaps, missing::propagate{})}) {
        EXPECT_TRUE(none.matrix.array().isNaN().all());
        EXPECT_TRUE(std::isnan(none.intensity));
    }
    Eigen::MatrixXd infinite = m;
    infinite(7, 2) = HUGE_VAL;
    for (const auto& none : {estimate(infinite), estimate(infinite, std::vector<double>(60, 1)),
                             ledoit_wolf_covariance{.mean = sample_mean::zero}(infinite), estimate(1e200 * m)})
        EXPECT_TRUE(std::isnan(none.intensity) && none.matrix.array().isNaN().all());
    EXPECT_EQ(thrown<std::invalid_argument>([&] { ledoit_wolf_covariance{.ddof = -1}(m); }),
              "ddof is -1, expected 0 or more");
    EXPECT_EQ(
        thrown<std::invalid_argument>([&] { estimate(oracle::panel_with_gaps, missing::refuse{}); }).substr(0, 12),
        "observations");
    EXPECT_EQ(thrown<std::invalid_argument>([&] { estimate(m, std::vector<double>(3, 1)); }),
              "length of weights is 3, expected the rows of observations, 60");
}

}
