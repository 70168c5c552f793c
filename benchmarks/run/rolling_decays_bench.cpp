// SPDX-License-Identifier: BSL-1.0
// Rolling exponential weights, beside the recursion that comes to mind first, which has no window.
#include "support/kernels.hpp"

#include <tidemark/risk.hpp>

namespace risk = tidemark::risk;
using namespace kernels;
namespace thought = first_thought;

namespace {

const tidemark::core::decay a_month = tidemark::core::decay::span(20);

/// Means of values and of products, each a step from the last towards the new one.
template <class Answer>
void step_by_step(output out, input x, input y, Answer answer) {
    const double keep = a_month.factor(), take = 1 - keep;
    double mx = x[0], my = y[0], xx = 0, yy = 0, xy = 0;
    for (std::size_t i = 0; i < x.size(); ++i) {
        const double a = x[i] - mx, b = y[i] - my;
        mx += take * a, my += take * b;
        xx = keep * (xx + take * a * a), yy = keep * (yy + take * b * b), xy = keep * (xy + take * a * b);
        out[i] = answer(mx, xx, yy, xy);
    }
}

void ewm_mean(output out, input x, std::size_t) {
    double m = x[0];
    for (std::size_t i = 0; i < x.size(); ++i) out[i] = m += (1 - a_month.factor()) * (x[i] - m);
}
void ewm_variance(output out, input x, std::size_t) {
    step_by_step(out, x, x, [](double, double xx, double, double) { return xx; });
}
void ewm_volatility(output out, input x, std::size_t) {
    step_by_step(out, x, x, [](double, double xx, double, double) { return std::sqrt(xx * 252); });
}
void ewm_covariance(output out, input x, input y, std::size_t) {
    step_by_step(out, x, y, [](double, double, double, double xy) { return xy; });
}
void ewm_correlation(output out, input x, input y, std::size_t) {
    step_by_step(out, x, y, [](double, double xx, double yy, double xy) { return xy / std::sqrt(xx * yy); });
}
void ewm_beta(output out, input x, input y, std::size_t) {
    step_by_step(out, x, y, [](double, double, double yy, double xy) { return xy / yy; });
}

void decays() {
    kernel("ewm_mean", risk::ewm_mean{.decay = a_month}, ewm_mean);
    kernel("ewm_variance", risk::ewm_variance{.decay = a_month}, ewm_variance);
    kernel("ewm_volatility", risk::ewm_volatility{.periods_per_year = 252, .decay = a_month}, ewm_volatility);
    kernel_of_pairs("ewm_covariance", risk::ewm_covariance{.decay = a_month}, ewm_covariance);
    kernel_of_pairs("ewm_correlation", risk::ewm_correlation{.decay = a_month}, ewm_correlation);
    kernel_of_pairs("ewm_beta", risk::ewm_beta{.decay = a_month}, ewm_beta);
}

const bool registered = (decays(), true);

}
