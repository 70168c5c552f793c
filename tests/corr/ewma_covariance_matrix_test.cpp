// SPDX-License-Identifier: BSL-1.0
#include <tidemark/corr/ewma_covariance_matrix.hpp>

#include "oracle/corr/panels.hpp"
#include "support/allocations.hpp"
#include "support/fifty_digits.hpp"
#include "support/thrown.hpp"

#include <gtest/gtest.h>

#include <stdexcept>

namespace tidemark::support::oracle {
#include "oracle/corr/ewma.inc"
}

using namespace tidemark::corr;
using namespace tidemark::support;
namespace missing = tidemark::missing;
using tidemark::core::decay;

namespace {

static_assert(panel_estimator<ewma_covariance_matrix> && panel_estimator<ewma_correlation_matrix>);

using convention = ewma_convention;
constexpr convention conventions[] = {convention::riskmetrics, convention::zero_mean, convention::debiased,
                                      convention::biased};
constexpr bool about_zero(convention c) { return c == convention::riskmetrics || c == convention::zero_mean; }

ewma_covariance_matrix covariance_of(convention c, double lambda = .94) {
    return {.decay = decay::factor(lambda), .convention = c};
}
ewma_correlation_matrix correlation_of(convention c, double lambda = .94) { return {decay::factor(lambda), c}; }

/// The definitions as they stand: a weight for every row by its age, sums over the rows where both are observed.
struct definition {
    const Eigen::MatrixXd& panel;
    convention how;

    struct sums {
        fifty weight = 0, squares = 0, xx = 0, yy = 0, xy = 0;
    };
    sums of(Eigen::Index i, Eigen::Index j, double lambda) const {
        std::vector<fifty> w, x, y;
        for (Eigen::Index t = 0; t < panel.rows(); ++t) {
            if (std::isnan(panel(t, i)) || std::isnan(panel(t, j))) continue;
            const bool first = w.empty() || how != convention::riskmetrics;
            w.push_back(pow(fifty{lambda}, panel.rows() - 1 - t) * (first ? fifty{1} : 1 - fifty{lambda}));
            x.push_back(panel(t, i));
            y.push_back(panel(t, j));
        }
        sums s;
        fifty mx = 0, my = 0;
        for (std::size_t t = 0; t < w.size(); ++t) s.weight += w[t], mx += w[t] * x[t], my += w[t] * y[t];
        if (s.weight == 0) return s;
        mx = about_zero(how) ? fifty{0} : mx / s.weight;
        my = about_zero(how) ? fifty{0} : my / s.weight;
        for (std::size_t t = 0; t < w.size(); ++t) {
            s.squares += w[t] * w[t];
            s.xx += w[t] * (x[t] - mx) * (x[t] - mx);
            s.yy += w[t] * (y[t] - my) * (y[t] - my);
            s.xy += w[t] * (x[t] - mx) * (y[t] - my);
        }
        return s;
    }
    fifty variance(Eigen::Index j, double lambda) const {
        const sums s = of(j, j, lambda);
        return s.xx / (how == convention::debiased ? s.weight - s.squares / s.weight : s.weight);
    }
    fifty correlation(Eigen::Index i, Eigen::Index j, double lambda) const {
        const sums s = of(i, j, lambda);
        return s.xy / sqrt(s.xx * s.yy);
    }
};

/// The worst distance from the definition, in units of the two deviations.
double worst_error(const Eigen::MatrixXd& panel, convention how, double lambda, double correlation_lambda) {
    const definition exact{panel, how};
    const Eigen::MatrixXd c =
        ewma_covariance_matrix{decay::factor(lambda), decay::factor(correlation_lambda), how}(panel);
    double worst = 0;
    for (Eigen::Index i = 0; i < panel.cols(); ++i)
        for (Eigen::Index j = 0; j <= i; ++j) {
            const fifty deviations = sqrt(exact.variance(i, lambda) * exact.variance(j, lambda));
            const fifty r = i == j ? fifty{1} : exact.correlation(i, j, correlation_lambda);
            worst = (std::max)(worst, error_in(deviations, c(i, j), r * deviations));
            EXPECT_EQ(c(i, j), c(j, i));
        }
    return worst;
}

Eigen::MatrixXd scaled(double level, double deviation) {
    return (level + deviation * 50 * oracle::returns_panel.array()).matrix();
}

TEST(ewma_covariance_matrix, is_what_pandas_answers) {
    const struct {
        const Eigen::MatrixXd& panel;
        const std::vector<double>&debiased, &biased, &correlation, &riskmetrics;
    } cases[] = {
        {oracle::returns_panel, oracle::returns_ewma_debiased, oracle::returns_ewma_biased,
         oracle::returns_ewma_correlation, oracle::returns_riskmetrics},
        {oracle::wide_panel, oracle::wide_ewma_debiased, oracle::wide_ewma_biased, oracle::wide_ewma_correlation,
         oracle::wide_riskmetrics},
        {oracle::ill_conditioned_panel, oracle::ill_conditioned_ewma_debiased, oracle::ill_conditioned_ewma_biased,
         oracle::ill_conditioned_ewma_correlation, oracle::ill_conditioned_riskmetrics}};
    for (const auto& [panel, debiased, biased, correlation, riskmetrics] : cases) {
        oracle::expect_covariance(covariance_of(convention::debiased)(panel), debiased);
        oracle::expect_covariance(covariance_of(convention::biased)(panel), biased);
        oracle::expect_covariance(covariance_of(convention::riskmetrics)(panel), riskmetrics);
        oracle::expect_entries(correlation_of(convention::debiased)(panel), correlation);
        oracle::expect_entries(correlation_of(convention::biased)(panel), correlation);
    }
    oracle::expect_entries(correlation_of(convention::debiased)(oracle::panel_with_gaps),
                           oracle::gaps_ewma_correlation);
    const Eigen::VectorXd variances = covariance_of(convention::debiased)(oracle::panel_with_gaps).diagonal();
    for (Eigen::Index j = 0; j < 4; ++j)
        EXPECT_NEAR(variances(j) / oracle::gaps_ewma_variance[static_cast<std::size_t>(j)], 1, 1e-10);
}

TEST(ewma_covariance_matrix, meets_the_definition_with_gaps_and_two_decays) {
    for (const convention how : conventions) {
        for (const auto& [lambda, of_correlations] : {std::pair{.94, .94}, {.94, .97}, {.8, .999}, {.3, .3}})
            EXPECT_LE(worst_error(oracle::panel_with_gaps, how, lambda, of_correlations), 3e-15);
        for (const auto& [level, deviation] : {std::pair{1e9, 1.}, {-6e4, .01}, {0., 1e-8}, {0., 1e100}})
            EXPECT_LE(worst_error(scaled(level, deviation), how, .94, .97), 3e-15) << level;
    }
    Eigen::MatrixXd rising = scaled(0, 1);
    for (Eigen::Index t = 0; t < rising.rows(); ++t) rising.row(t).array() += 1e9 * static_cast<double>(t / 20);
    EXPECT_LE(worst_error(rising.bottomRows(45), convention::debiased, .3, .3), 1e-13) << "a level long past";
}

// Eight returns of two markets, from an example that an independent program checks.
TEST(ewma_covariance_matrix, of_known_series) {
    Eigen::MatrixXd markets(8, 2);
    markets.col(0) << .012, -.020, .015, .004, -.031, .022, .008, -.005;
    markets.col(1) << .018, -.035, .010, .009, -.060, .025, -.004, -.005;
    EXPECT_NEAR(correlation_of(convention::zero_mean)(markets)(0, 1), .9357520990, 5e-11);

    Eigen::MatrixXd two(2, 2);
    two << .01, .02, .03, -.01;
    Eigen::MatrixXd expected(2, 2);
    expected << .5 * 1e-4 + .5 * 9e-4, .5 * 2e-4 - .5 * 3e-4, .5 * 2e-4 - .5 * 3e-4, .5 * 4e-4 + .5 * 1e-4;
    EXPECT_LE((covariance_of(convention::riskmetrics, .5)(two) - expected).cwiseAbs().maxCoeff(), 1e-18);
}

TEST(ewma_covariance_matrix, of_no_forgetting_is_the_sample_covariance) {
    const Eigen::MatrixXd& m = oracle::returns_panel;
    const Eigen::MatrixXd centred = m.rowwise() - m.colwise().mean();
    const Eigen::MatrixXd c = covariance_of(convention::debiased, 1 - 1e-13)(m);
    EXPECT_LE((c - centred.transpose() * centred / 59).cwiseAbs().maxCoeff(), 1e-13 * c.maxCoeff() * 60);
}

TEST(ewma_covariance_stream, gives_the_bits_of_the_batch_after_every_row) {
    for (const Eigen::MatrixXd& panel : {oracle::panel_with_gaps, oracle::wide_panel})
        for (const convention how : conventions) {
            const ewma_covariance_matrix parameters{decay::half_life(7), decay::half_life(20), how};
            const ewma_correlation_matrix correlation{decay::half_life(20), how};
            ewma_covariance_stream live{parameters, static_cast<std::size_t>(panel.cols())};
            const auto same = [](const Eigen::MatrixXd& a, const Eigen::MatrixXd& b) {
                return (a.array() == b.array() || (a.array().isNaN() && b.array().isNaN())).all();
            };
            for (Eigen::Index t = 0; t < panel.rows(); ++t) {
                live.update(panel.row(t));
                ASSERT_EQ(live.count(), static_cast<std::size_t>(t + 1));
                ASSERT_TRUE(same(live.covariance(), parameters(panel.topRows(t + 1)))) << t;
                ASSERT_TRUE(same(live.correlation(), correlation(panel.topRows(t + 1)))) << t;
            }
        }
}

TEST(ewma_covariance_stream, allocates_nothing_after_construction) {
    ewma_covariance_stream live{covariance_of(convention::debiased), 20};
    Eigen::MatrixXd out(20, 20);
    const std::vector<double> first(20, .01);
    const std::size_t before = allocations;
    live.update(first);
    for (Eigen::Index t = 0; t < oracle::wide_panel.rows(); ++t) live.update(oracle::wide_panel.row(t));
    live.covariance_into(out);
    live.correlation_into(out);
    EXPECT_EQ(allocations, before);
    EXPECT_EQ(out, live.correlation());
}

TEST(ewma_covariance_stream, refuses_rows_and_matrices_of_another_size) {
    ewma_covariance_stream live{covariance_of(convention::debiased), 3};
    Eigen::MatrixXd out(3, 2);
    EXPECT_EQ(thrown<std::invalid_argument>([&] {
                  live.update(std::vector<float>{1, 2});
              }),
              "length of row is 2, expected the columns, 3");
    EXPECT_EQ(thrown<std::invalid_argument>([&] { live.covariance_into(out); }),
              "columns of out is 2, expected the columns, 3");
    EXPECT_EQ(live.count(), 0u);
    EXPECT_EQ(thrown<std::invalid_argument>([] {
                  ewma_covariance_stream{covariance_of(convention::biased), 0};
              }),
              "columns is 0, expected at least 1");
    EXPECT_TRUE(live.covariance().array().isNaN().all());
}

// A series that is listed late has its variance of its own rows, and correlations of the rows it shares; rows that are
// missing age what was before them.
TEST(ewma_covariance_matrix, lets_series_begin_late_and_age_over_gaps) {
    Eigen::MatrixXd m = oracle::returns_panel.leftCols(3);
    m.col(2).head(40).setConstant(oracle::nan);
    for (const convention how : conventions) {
        const Eigen::MatrixXd c = covariance_of(how)(m), alone = covariance_of(how)(oracle::returns_panel.leftCols(2));
        EXPECT_TRUE(c.topLeftCorner(2, 2) == alone) << "what is listed late changes nothing of the others";
        const Eigen::MatrixXd late = correlation_of(how)(oracle::returns_panel.leftCols(3).bottomRows(20));
        const Eigen::MatrixXd r = correlation_of(how)(m);
        EXPECT_NEAR(r(0, 2), late(0, 2), 1e-14);
        EXPECT_NEAR(c(0, 2), r(0, 2) * std::sqrt(c(0, 0) * c(2, 2)), 1e-18);
    }
    Eigen::MatrixXd gap(4, 1), close(3, 1);
    gap << .01, .02, oracle::nan, .03;
    close << .01, .02, .03;
    const auto weighted = [](double a, double b, double c) { return (a * 1e-4 + b * 4e-4 + c * 9e-4) / (a + b + c); };
    EXPECT_NEAR(covariance_of(convention::riskmetrics, .5)(gap)(0, 0), weighted(.125, .125, .5), 1e-18);
    EXPECT_NEAR(covariance_of(convention::riskmetrics, .5)(close)(0, 0), weighted(.25, .25, .5), 1e-18);
}

TEST(ewma_covariance_matrix, obeys_the_policy_for_missing_rows) {
    const auto estimate = covariance_of(convention::debiased);
    const Eigen::MatrixXd& gaps = oracle::panel_with_gaps;
    const Eigen::MatrixXd counts = pair_counts(gaps);
    const Eigen::MatrixXd at_least = estimate(gaps, missing::skip{45}),
                          propagated = estimate(gaps, missing::propagate{});
    for (Eigen::Index i = 0; i < 4; ++i)
        for (Eigen::Index j = 0; j < 4; ++j) {
            EXPECT_EQ(std::isnan(at_least(i, j)), counts(i, j) < 45);
            EXPECT_EQ(std::isnan(propagated(i, j)), counts(i, j) < 50);
        }
    Eigen::MatrixXd complete = gaps;
    for (Eigen::Index t = 0; t < gaps.rows(); ++t)
        if (gaps.row(t).hasNaN()) complete.row(t).setConstant(oracle::nan);
    EXPECT_EQ(estimate(gaps, missing::complete_rows{}), estimate(complete));
    EXPECT_TRUE(estimate(gaps, missing::complete_rows{50}).array().isNaN().all());
    EXPECT_EQ(thrown<std::invalid_argument>([&] { estimate(gaps, missing::refuse{}); }).substr(0, 18),
              "observations(0, 3)");
}

TEST(ewma_covariance_matrix, says_nothing_where_there_is_nothing) {
    for (const convention how : conventions) {
        EXPECT_TRUE(covariance_of(how)(Eigen::MatrixXd(0, 2)).array().isNaN().all());
        const Eigen::MatrixXd one = covariance_of(how)(oracle::returns_panel.topRows(1));
        EXPECT_EQ(one.array().isNaN().all(), how == convention::debiased);
        EXPECT_EQ(one.isZero(0), how == convention::biased);

        Eigen::MatrixXd m = oracle::returns_panel;
        m.col(1).setConstant(about_zero(how) ? 0 : .1);
        m.col(2).setConstant(oracle::nan);
        m(50, 3) = HUGE_VAL;
        const Eigen::MatrixXd c = covariance_of(how)(m), r = correlation_of(how)(m);
        for (Eigen::Index j = 0; j < 5; ++j) {
            EXPECT_EQ(std::isnan(c(0, j)), j == 2 || j == 3) << j;
            EXPECT_EQ(std::isnan(r(4, j)), j != 0 && j != 4) << j;
            EXPECT_TRUE(std::isnan(r(1, j)) && std::isnan(c(2, j)) && std::isnan(c(3, j)));
        }
        EXPECT_EQ(c(1, 0), 0) << "with a constant";
        EXPECT_EQ(c(1, 1), 0);
    }
    EXPECT_EQ(correlation_of(convention::riskmetrics)(oracle::returns_panel.topRows(1)).cwiseAbs().minCoeff(), 1);
}

TEST(ewma_covariance_matrix, keeps_its_speed_and_its_sense_over_ages) {
    Eigen::MatrixXd m = Eigen::MatrixXd::Constant(20000, 2, oracle::nan);
    m.topRows(60) = oracle::returns_panel.leftCols(2);
    m.bottomRows(60).col(0) = oracle::returns_panel.col(0);
    const Eigen::MatrixXd c = covariance_of(convention::debiased)(m);
    EXPECT_TRUE(std::isnan(c(0, 1))) << "weights of 1e-500";
    m.bottomRows(60).col(1) = oracle::returns_panel.col(1);
    const Eigen::MatrixXd fresh = correlation_of(convention::riskmetrics)(oracle::returns_panel.leftCols(2));
    EXPECT_NEAR(correlation_of(convention::riskmetrics)(m)(0, 1), fresh(0, 1), 1e-15);
}

TEST(ewma_correlation_matrix, is_a_correlation_matrix) {
    Eigen::MatrixXd m = oracle::wide_panel;
    m.col(3) = -.7 * m.col(2);
    m.col(5) = 3e5 * m.col(4);
    for (const convention how : conventions) {
        const Eigen::MatrixXd r = correlation_of(how, .97)(m);
        EXPECT_EQ(r, r.transpose());
        EXPECT_EQ(r.diagonal(), Eigen::VectorXd::Ones(20));
        EXPECT_LE(r.cwiseAbs().maxCoeff(), 1);
        EXPECT_NEAR(r(2, 3), -1, 5e-16);
        EXPECT_NEAR(r(4, 5), 1, 5e-16);
        EXPECT_LE((correlation_of(how, .97)(1e-3 * m) - r).cwiseAbs().maxCoeff(), 3e-15);
    }
    const Eigen::MatrixXd shifted = (oracle::wide_panel.array() + 8).matrix();
    EXPECT_LE((correlation_of(convention::biased)(shifted) - correlation_of(convention::biased)(oracle::wide_panel))
                  .cwiseAbs()
                  .maxCoeff(),
              1e-13);
}

TEST(ewma_covariance_matrix, reads_any_panel_in_any_order_of_columns) {
    const auto estimate = covariance_of(convention::debiased);
    const Eigen::MatrixXd& m = oracle::returns_panel;
    const Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor> by_row = m;
    EXPECT_EQ(estimate(by_row), estimate(m));
    EXPECT_EQ(estimate(m.rowwise().reverse()), estimate(m).reverse());
    const Eigen::MatrixXf narrow = m.cast<float>();
    EXPECT_EQ(estimate(narrow), estimate(Eigen::MatrixXd{narrow.cast<double>()}));
    EXPECT_EQ(estimate(m.col(1))(0, 0), estimate(m)(1, 1));
}

TEST(ewma_covariance_matrix, refuses_a_wrong_decay) {
    const auto with = [](const decay& a, const decay& b) {
        return thrown<std::invalid_argument>([&] { ewma_covariance_matrix{a, b}(oracle::returns_panel); });
    };
    EXPECT_EQ(with(decay::factor(1), decay::factor(.5)), "factor is 1, expected a number in [0, 1)");
    EXPECT_EQ(with(decay::factor(.5), decay::half_life(0)), "half_life is 0, expected a positive number");
    EXPECT_EQ(thrown<std::invalid_argument>([] { ewma_correlation_matrix{decay::span(0)}(oracle::returns_panel); }),
              "span is 0, expected 1 or more");
    EXPECT_EQ(thrown<std::invalid_argument>([] { covariance_of(convention::biased)(Eigen::MatrixXd(3, 0)); }),
              "columns of observations is 0, expected at least 1");
    EXPECT_EQ(
        covariance_of(convention::biased)(oracle::returns_panel),
        (ewma_covariance_matrix{decay::factor(.94), decay::factor(.94), convention::biased}(oracle::returns_panel)));
}

}
