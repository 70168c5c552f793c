// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/error.hpp>
#include <tidemark/core/normal.hpp>
#include <tidemark/core/view.hpp>
#include <tidemark/infer/correlation_cusum.hpp>
#include <tidemark/infer/cusum.hpp>

#include <algorithm>
#include <cmath>
#include <concepts>
#include <cstddef>
#include <utility>
#include <vector>

// The distribution of what one observation adds to a detector's statistics.
namespace tidemark::inline TIDEMARK_ABI::infer {

/// Independent normal observations.
struct normal_observations {
    double mean = 0;
    double deviation = 1;
};

/// Independent normal pairs of mean 0 and deviation 1.
struct normal_pairs {
    double correlation;
};

/// A detector whose average run length is calculated: what it adds up depends on one observation alone.
template <class D>
concept cusum = std::same_as<D, mean_cusum> || std::same_as<D, variance_cusum> || std::same_as<D, correlation_cusum>;

namespace detail {

/// Raises what is wrong with a detector, if anything, whatever its threshold.
template <class D>
void require_valid_but_threshold(const D& detector) {
    if (const core::complaint c = detector.check_but_threshold(); c.argument != nullptr)
        core::refuse(c.argument, c.value, c.expected);
}
template <class D>
void require_valid(const D& detector) {
    if (const core::complaint c = detector.check(); c.argument != nullptr)
        core::refuse(c.argument, c.value, c.expected);
}
inline void require_valid(const normal_observations& truth) {
    if (!core::is_finite(truth.mean)) core::refuse("mean", truth.mean, "a finite number");
    if (!(truth.deviation > 0 && core::is_finite(truth.deviation)))
        core::refuse("deviation", truth.deviation, "a positive number");
}
inline void require_valid(const normal_pairs& truth) {
    if (!(truth.correlation > -1 && truth.correlation < 1))
        core::refuse("correlation", truth.correlation, "a number in (-1, 1)");
}

/// What a detector takes for usual: what it was given, and else what its warm-up would find of standardised numbers.
template <class D>
usual usual_to(const D& d) noexcept {
    return {core::is_missing(d.mean) ? 0 : d.mean, core::is_missing(d.deviation) ? 1 : d.deviation};
}
inline usual_pairs usual_to(const correlation_cusum& d, double correlation) noexcept {
    return {{0, 0}, {1, 1}, core::is_missing(d.correlation) ? correlation : d.correlation};
}

inline double square_root(double x) noexcept { return x > 0 ? std::sqrt(x) : 0; }

/// The probability that up p^2 - down q^2 is at most y, of two standard normal numbers and positive weights.
///
/// Of the two the one is integrated over that keeps the root smooth, by the double exponential rule for a half-line.
/// Source: Takahasi and Mori (1974), Double exponential formulas for numerical integration
inline double below_difference_of_squares(double up, double down, double y) noexcept {
    const double over = y < 0 ? up : down, other = y < 0 ? down : up, rest = std::fabs(y);
    double sum = 0;
    constexpr double step = 0.2;  // to 1e-6
    for (int i = -18; i <= 24; ++i) {
        const double t = i * step, e = std::exp(-t), p = std::exp(t / 2 - e), weight = p * (0.5 + e);
        const double root = square_root((over * p * p + rest) / (2 * other));
        sum += weight * core::normal_density(p) * (y < 0 ? std::erfc(root) : std::erf(root));
    }
    return 2 * step * sum;
}

/// The probabilities that a step against a rise, and one against a fall, is at most y.
inline auto laws_of(const mean_cusum& d, const normal_observations& truth) {
    const usual u = usual_to(d);
    const double off = (truth.mean - u.mean) / u.deviation, spread = truth.deviation / u.deviation, k = d.shift / 2;
    struct law {
        double centre, spread;
        double operator()(double y) const noexcept { return core::normal_probability((y - centre) / spread); }
    };
    return std::pair{law{off - k, spread}, law{-off - k, spread}};
}

inline auto laws_of(const variance_cusum& d, const normal_observations& truth) {
    const usual u = usual_to(d);
    const double off = (truth.mean - u.mean) / u.deviation, spread = truth.deviation / u.deviation;
    struct law {
        double slope, level, off, spread;  // of the step in the squared observation
        double operator()(double y) const noexcept {
            const double root = square_root((y - level) / slope);
            const double within =
                core::normal_probability((root - off) / spread) - core::normal_probability((-root - off) / spread);
            return slope > 0 ? within : 1 - within;
        }
    };
    const double half_log = std::log(d.ratio) / 2;
    return std::pair{law{(1 - 1 / d.ratio) / 2, -half_log, off, spread},
                     law{-(d.ratio - 1) / 2, half_log, off, spread}};
}

inline auto laws_of(const correlation_cusum& d, const normal_pairs& truth) {
    const double r = usual_to(d, truth.correlation).correlation, is = truth.correlation;
    const bool by_angle = d.evidence == correlation_evidence::angle;
    struct law {
        double r, is;
        other_correlation to;
        bool by_angle;
        double operator()(double y) const noexcept { return by_angle ? of_angle(y) : of_likelihood(y); }
        double of_likelihood(double y) const noexcept {
            const double move = (to.value - r) / 2;
            const double sum = move * (1 + is) / ((1 + r) * (1 + to.value)),
                         difference = -move * (1 - is) / ((1 - r) * (1 - to.value));
            return sum > 0 ? below_difference_of_squares(sum, -difference, y + to.log_ratio)
                           : below_difference_of_squares(difference, -sum, y + to.log_ratio);
        }
        /// The sine s of twice the angle is the cosine of an angle with the wrapped Cauchy distribution, and the step
        /// grows or falls with it.
        double of_angle(double y) const noexcept {
            const bool grows = to.value > r;
            if (y <= (grows ? at(-1) : at(1))) return 0;
            if (y >= (grows ? at(1) : at(-1))) return 1;
            const double share = std::exp(to.log_ratio - y), s = (1 - share) / (to.value - r * share);
            const double above =
                std::atan(square_root((1 + is) * (1 - s) / ((1 - is) * (1 + s)))) * (2 / 3.14159265358979323846);
            return grows ? 1 - above : above;
        }
        double at(double s) const noexcept { return to.log_ratio - std::log((1 - to.value * s) / (1 - r * s)); }
    };
    return std::pair{law{r, is, other_correlation{r, d.shift}, by_angle},
                     law{r, is, other_correlation{r, -d.shift}, by_angle}};
}

/// The steps of some observations, of which each is as likely.
struct sampled_law {
    std::vector<double> steps;
    double operator()(double y) const noexcept {
        const auto above = std::upper_bound(steps.begin(), steps.end(), y);
        return static_cast<double>(above - steps.begin()) / static_cast<double>(steps.size());
    }
};

template <cusum D, core::sample S>
auto laws_of(const D& d, const S& observations) {
    core::state_of<D> learned{};
    std::size_t n = 0;
    for (std::size_t i = 0; i < observations.size(); ++i) {
        if (core::is_missing(observations[i])) continue;
        if (!core::is_finite(observations[i])) core::refuse("observations", core::infinity, "finite observations");
        learned.learn(observations[i]);
        ++n;
    }
    if (n < 20) core::refuse("number of observations", n, "20 or more, to stand for those to come");
    std::pair<sampled_law, sampled_law> laws;
    for (std::size_t i = 0; i < observations.size(); ++i) {
        if (core::is_missing(observations[i])) continue;
        const evidence e = d.weigh(d.usual(learned.learned), observations[i]);
        if (core::is_missing(e.up)) core::refuse("observations", core::nan, "observations that vary");
        laws.first.steps.push_back(e.up);
        laws.second.steps.push_back(e.down);
    }
    std::sort(laws.first.steps.begin(), laws.first.steps.end());
    std::sort(laws.second.steps.begin(), laws.second.steps.end());
    return laws;
}

}

}
