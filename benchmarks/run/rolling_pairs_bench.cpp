// SPDX-License-Identifier: BSL-1.0
// Rolling statistics of two series, beside what comes to mind first.
#include "support/kernels.hpp"

#include <tidemark/risk.hpp>

namespace risk = tidemark::risk;
using namespace kernels;
namespace thought = first_thought;

namespace {

/// Weights from a half to one and a half.
numbers weights(std::size_t n) {
    numbers w(n);
    for (std::size_t i = 0; i < n; ++i) w[i] = 0.5 + static_cast<double>(i % 17) / 16;
    return w;
}

void pairs() {
    kernel_of_pairs("covariance", risk::covariance{}, thought::covariance);
    kernel_of_pairs("correlation", risk::correlation{}, thought::correlation);
    kernel_of_pairs("beta", risk::beta{}, thought::beta);
    kernel_of_pairs("up_beta", risk::up_beta{}, thought::up_beta);
    kernel_of_pairs("down_beta", risk::down_beta{}, thought::down_beta);
    kernel_of_pairs("alpha", risk::alpha{.periods_per_year = 252}, thought::alpha);
    kernel_of_pairs("r_squared", risk::r_squared{}, thought::r_squared);
    kernel_of_pairs("residual_volatility", risk::residual_volatility{.periods_per_year = 252},
                    thought::residual_volatility);
    kernel_of_pairs("information_ratio", risk::information_ratio{.periods_per_year = 252}, thought::information_ratio);
    kernel_of_pairs("tracking_error", risk::tracking_error{.periods_per_year = 252}, thought::tracking_error);
    kernel_of_pairs("weighted_mean", risk::weighted_mean{}, thought::weighted_mean, weights);
    kernel_of_pairs("weighted_variance", risk::weighted_variance{}, thought::weighted_variance, weights);
}

/// Slow for long windows, and their first thoughts slower yet.
void pairs_in_order() {
    kernel_of_pairs("spearman_correlation", risk::spearman_correlation{}, thought::spearman_correlation, related,
                    first_thought_is::slow, {10'000, 100'000});
    enter("kendall_tau/library", {10'000, 100'000}, library<risk::kendall_tau>{{}}, returns, related);
    enter("kendall_tau/first_thought", {1000}, thought::kendall_tau, returns, related, {20, 250});
}

const bool registered = (pairs(), pairs_in_order(), true);

}
