// SPDX-License-Identifier: BSL-1.0
#include <tidemark/risk/presets/pandas.hpp>

#include "support/peers.hpp"

#include <tidemark/core/pairs.hpp>
#include <tidemark/run/expanding.hpp>
#include <tidemark/run/whole.hpp>

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

namespace {

namespace presets = tidemark::risk::presets::pandas;
namespace run = tidemark::run;
namespace core = tidemark::core;
using core::decay;
using tidemark::risk::ewm_weights;
using tidemark::risk::weighted_bias;
using tidemark::support::peers::both;
using tidemark::support::peers::expect_the_same;
using tidemark::support::peers::gaps;
using tidemark::support::peers::portfolio;

namespace answer {
#include "oracle/peers/pandas.inc"
}

TEST(PandasPresets, OfSeries) {
    expect_the_same(run::whole(presets::variance(), portfolio), answer::variance);
    expect_the_same(run::whole(presets::variance(0), portfolio), answer::variance_of_the_population);
    expect_the_same(run::whole(presets::standard_deviation(), portfolio), answer::standard_deviation);
    expect_the_same(run::whole(presets::standard_error(), portfolio), answer::standard_error);
    expect_the_same(run::whole(presets::skewness(), portfolio), answer::skewness);
    expect_the_same(run::whole(presets::kurtosis(), portfolio), answer::kurtosis);
    expect_the_same(run::whole(presets::quantile(0.05), portfolio), answer::quantile);
    expect_the_same(run::expanding(presets::rank(), portfolio)[61], answer::rank);
    expect_the_same(run::whole(presets::autocorrelation(3), portfolio), answer::autocorrelation);
}

TEST(PandasPresets, OfEqualObservations) {
    const std::vector<double> flat(8, 0.25);
    EXPECT_EQ(run::whole(presets::skewness(), flat), answer::skewness_of_equals);
    EXPECT_EQ(run::whole(presets::kurtosis(), flat), answer::kurtosis_of_equals);
}

TEST(PandasPresets, OfTwoSeries) {
    expect_the_same(run::whole(presets::covariance(), both), answer::covariance);
    expect_the_same(run::whole(presets::correlation(), both), answer::correlation);
    expect_the_same(run::whole(presets::spearman_correlation(), both), answer::spearman_correlation);
    expect_the_same(run::whole(presets::kendall_tau(), both), answer::kendall_tau);
}

TEST(PandasPresets, LeaveMissingRowsOut) {
    expect_the_same(run::whole(presets::standard_deviation(), gaps), answer::standard_deviation_of_gaps);
    expect_the_same(run::whole(presets::skewness(), gaps), answer::skewness_of_gaps);
}

TEST(PandasPresets, Ewm) {
    constexpr auto recursive = ewm_weights::recursive;
    constexpr auto adjusted = ewm_weights::adjusted;
    constexpr auto tenth = decay::alpha(0.1);
    expect_the_same(run::whole(presets::ewm_mean(decay::span(20)), gaps), answer::ewm_mean);
    expect_the_same(run::whole(presets::ewm_mean(decay::span(20), recursive), gaps), answer::ewm_mean_recursive);
    expect_the_same(run::whole(presets::ewm_variance(tenth), gaps), answer::ewm_variance);
    expect_the_same(run::whole(presets::ewm_variance(tenth, recursive), gaps), answer::ewm_variance_recursive);
    expect_the_same(run::whole(presets::ewm_variance(tenth, adjusted, weighted_bias::biased), gaps),
                    answer::ewm_variance_biased);
    expect_the_same(run::whole(presets::ewm_standard_deviation(decay::centre_of_mass(9)), gaps),
                    answer::ewm_standard_deviation);
    expect_the_same(run::whole(presets::ewm_covariance(decay::span(20)), both), answer::ewm_covariance);
    expect_the_same(run::whole(presets::ewm_correlation(decay::span(20)), both), answer::ewm_correlation);
}

TEST(PandasPresets, EwmWhoseMissingRowsAgeTheOthers) {
    std::vector<double> rows(gaps.size());
    for (std::size_t i = 0; i < rows.size(); ++i) rows[i] = static_cast<double>(i);
    expect_the_same(run::whole(presets::ewm_mean_timed(10), core::pairs(rows, gaps)), answer::ewm_mean_by_rows);
}

}
