// SPDX-License-Identifier: BSL-1.0
// The metrics of returns and of dispersion and shape under every law and every driver that their contract allows.

#include "law.hpp"
#include "support/definition_returns_and_shape.hpp"

#include <tidemark/risk/autocorrelation.hpp>
#include <tidemark/risk/catch_up_return.hpp>
#include <tidemark/risk/consecutive_wins.hpp>
#include <tidemark/risk/excess_return.hpp>
#include <tidemark/risk/huber_location.hpp>
#include <tidemark/risk/hurst_index_rs.hpp>
#include <tidemark/risk/l_moment.hpp>
#include <tidemark/risk/medcouple.hpp>
#include <tidemark/risk/median_absolute_deviation.hpp>
#include <tidemark/risk/qn_scale.hpp>
#include <tidemark/risk/ratio_return.hpp>
#include <tidemark/risk/trimmed_mean.hpp>
#include <tidemark/risk/win_rate.hpp>

namespace {

namespace risk = tidemark::risk;
using law::holds;
using series = definition::series;
using pairs = definition::pairs;

template <class M>
law::subject<M> of(std::string name, M metric, std::function<long double(const law::rows_of<M>&)> definition,
                   double floor = 1, double tolerance = 1e-12) {
    return {std::move(name), metric, std::move(definition), floor, tolerance};
}

TEST(ReturnLaws, ExcessReturn) {
    using risk::excess;
    holds(of("excess return", risk::excess_return{.periods_per_year = 252},
             [](const pairs& p) { return definition::excess_return(p, 252, false); }));
    holds(of("geometric excess return", risk::excess_return{.periods_per_year = 12, .excess_is = excess::geometric},
             [](const pairs& p) { return definition::excess_return(p, 12, true); }));
}

TEST(ReturnLaws, RatioReturn) {
    holds(of("ratio return", risk::ratio_return{}, definition::ratio_return));
    holds(of("catch-up return", risk::catch_up_return{},
             [](const pairs& p) { return p.empty() ? definition::nan : 1 / (1 + definition::ratio_return(p)) - 1; }));
    holds(of("ratio return of levels", risk::ratio_return_of_levels{}, definition::ratio_return_of_levels));
}

TEST(ReturnLaws, WinRate) {
    holds(of("win rate", risk::win_rate{}, [](const series& r) { return definition::win_rate(r, false); }));
    holds(of(
        "average win", risk::average_win{}, [](const series& r) { return definition::mean_on_side(r, 1); }, 1e-3));
    holds(of(
        "average loss", risk::average_loss{}, [](const series& r) { return -definition::mean_on_side(r, -1); }, 1e-3));
    holds(of("payoff ratio", risk::payoff_ratio{}, definition::payoff_ratio));
    holds(of("profit factor", risk::profit_factor{}, [](const series& r) {
        return definition::sum(definition::on_side(r, 1)) / definition::sum(definition::on_side(r, -1));
    }));
    holds(of("gain to pain ratio", risk::gain_to_pain_ratio{},
             [](const series& r) { return definition::total(r) / definition::sum(definition::on_side(r, -1)); }));
}

TEST(ReturnLaws, ConsecutiveWins) {
    holds(of(
        "longest run of wins", risk::max_consecutive_wins{},
        [](const series& r) { return definition::longest_run(r, 1); }, 1, 0));
    holds(of(
        "longest run of losses", risk::max_consecutive_losses{},
        [](const series& r) { return definition::longest_run(r, -1); }, 1, 0));
}

TEST(ShapeLaws, MedianAbsoluteDeviation) {
    holds(of("median absolute deviation", risk::median_absolute_deviation{}, definition::median_absolute_deviation,
             1e-3));
}

TEST(ShapeLaws, LMoments) {
    holds(of("mean difference", risk::gini_mean_difference{}, definition::gini_mean_difference, 1e-3));
    holds(of(
        "third L-moment", risk::l_moment{.order = 3}, [](const series& x) { return definition::l_moment(x, 3); },
        1e-3));
    holds(of("L-kurtosis", risk::l_moment{.order = 4, .scaled = risk::l_moment::scaling::ratio},
             [](const series& x) { return definition::l_moment(x, 4) / definition::l_moment(x, 2); }));
}

TEST(ShapeLaws, Autocorrelation) {
    using estimator = risk::autocorrelation::estimator;
    holds(of("autocorrelation", risk::autocorrelation{.lag = 2},
             [](const series& x) { return definition::autocorrelation(x, 2); }));
    holds(of("pairwise autocorrelation", risk::autocorrelation{.type = estimator::pairwise},
             [](const series& x) { return definition::autocorrelation_pairwise(x, 1); }));
}

TEST(ShapeLaws, HurstIndex) {
    using hurst = risk::hurst_index_rs;
    holds(of("Hurst index", hurst{}, [](const series& r) { return definition::hurst_index(r, false); }));
    holds(of("corrected Hurst index of many scales",
             hurst{.by = hurst::method::multi_scale, .corrected = hurst::correction::anis_lloyd},
             [](const series& r) { return definition::hurst_index_multi_scale(r, 8, true); }));
}

TEST(ShapeLaws, PairwiseScales) {
    holds(of("Qn", risk::qn_scale{risk::scale_factor::raw}, definition::qn_scale, 1e-3));
    holds(of("Sn", risk::sn_scale{risk::scale_factor::raw}, definition::sn_scale, 1e-3));
}

TEST(ShapeLaws, Medcouple) { holds(of("medcouple", risk::medcouple{}, definition::medcouple)); }

TEST(ShapeLaws, RobustLocations) {
    holds(of(
        "trimmed mean", risk::trimmed_mean{.share = 0.1},
        [](const series& x) { return definition::trimmed_mean(x, 1, 10); }, 1e-3));
    holds(of(
        "winsorized mean", risk::winsorized_mean{.share = 0.05},
        [](const series& x) { return definition::winsorized_mean(x, 1, 20); }, 1e-3));
    holds(of(
        "Huber's location", risk::huber_location{}, [](const series& x) { return definition::huber_location(x, 1.5L); },
        1e-3));
}

}
