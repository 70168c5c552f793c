// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/infer/smoothed_regimes.hpp>

#include <cmath>
#include <string>
#include <utility>
#include <vector>

namespace tidemark::inline TIDEMARK_ABI::infer {

/// What differs between two regimes; the rest they share.
enum class switching { mean, variance, mean_and_variance };

/// How the search for the most likely parameters ended. `at_bound`: at a variance that was not allowed to be smaller or
/// a probability that was not allowed nearer to 0 or 1, so that there may be no regimes but a few equal rows.
enum class search_end { converged, out_of_iterations, at_bound };

/// Two regimes as a series tells them.
struct fitted_regimes {
    markov_switching model;        ///< regime 0 has the smaller variance, or where they share it the smaller mean
    double log_likelihood;         ///< at the model
    double log_likelihood_of_one;  ///< of one normal distribution for all rows
    double bic;                    ///< parameters ln n - 2 log_likelihood, smaller is better
    double bic_of_one;             ///< the same of one normal distribution
    double duration0;              ///< expected rows of a stay in regime 0
    double duration1;              ///< expected rows of a stay in regime 1
    search_end end;
    std::size_t iterations;            ///< of the start that won
    std::vector<double> improvements;  ///< log-likelihood before the first iteration and after each of them
    regime_path path;                  ///< at the model
};

namespace detail {

/// What Kim's smoother says of all rows together: what each step of the search needs.
struct regime_sums {
    double stays0 = 0, leaves0 = 0, stays1 = 0, leaves1 = 0;  ///< expected moves of the chain
    double first0 = 0, first1 = 0;                            ///< probabilities of the first row

    regime_sums(const markov_switching& m, const regime_path& path) noexcept {
        const std::size_t n = path.smoothed.size();
        first1 = path.smoothed[0];
        first0 = 1 - first1;
        for (std::size_t t = 0; t + 1 < n; ++t) {
            const double f = path.filtered[t];
            const auto [to0, to1] = hindsight(path.smoothed[t + 1], path.predicted[t + 1]);
            stays0 += (1 - f) * m.p00 * to0;
            leaves0 += (1 - f) * (1 - m.p00) * to1;
            leaves1 += f * (1 - m.p11) * to0;
            stays1 += f * m.p11 * to1;
        }
    }
};

inline constexpr double least_probability = 1e-9;

/// The probability of leaving a regime, where the one of leaving the other is `other`. Where the chain begins in its
/// long run, that depends on both: the stated moves count, a = leaving, and so does ln(a / (a + other)) for a beginning
/// on the other side. Its maximum is the root of a quadratic in (0, 1).
inline double leaving(double stays, double leaves, double first_other, double other, initial_regime initial) noexcept {
    double a = leaves / (leaves + stays);
    if (initial == initial_regime::steady_state) {
        const double gone = leaves + first_other, square = gone + stays - 1;
        const double linear = gone * (1 - other) - stays * other - 1;
        const double root = std::sqrt(linear * linear + 4 * square * gone * other);
        a = linear > 0 && square > 0 ? (linear + root) / (2 * square) : 2 * gone * other / (root - linear);
    }
    return core::smaller(core::larger(a, least_probability), 1 - least_probability);
}

/// One row of deterministic beginnings: distances of the means in standard deviations, shares of the variance, and how
/// the regimes stay.
struct regime_start {
    double shift0, shift1, share0, share1, p00, p11;
};

inline constexpr regime_start regime_starts[] = {
    {0, 0, 0.5, 2, 0.95, 0.95},     {0, 0, 0.3, 4, 0.98, 0.9},       {0, 0, 0.7, 9, 0.98, 0.7},
    {0, 0, 0.4, 2, 0.5, 0.5},       {-0.7, 0.7, 0.5, 0.5, 0.9, 0.9}, {-0.7, 0.7, 0.5, 0.5, 0.4, 0.4},
    {-0.2, 2, 0.7, 0.7, 0.97, 0.8}, {-2, 0.2, 0.7, 0.7, 0.8, 0.97},  {0.2, -0.7, 0.4, 2, 0.95, 0.9},
    {-0.2, 0.7, 0.4, 2, 0.95, 0.9},
};

}

/// Fits two regimes to a series by maximum likelihood: expectation and maximisation from several fixed beginnings, of
/// which the best after some iterations goes on.
///
/// Formula: repeat: `smoothed_regimes`; means and variances weighted by the smoothed probabilities, probabilities of
///          staying from the expected moves (for `steady_state` with the likelihood of the first row, which depends on
///          them: each in turn at its maximum). No step lowers the likelihood
/// Input:   returns per period, in order, at least 10 observed; a missing row is time that passes untold. Ends where a
///          step gains less than `tolerance` of log-likelihood
/// Value:   parameters, likelihood, how the search ended, and the path of regimes. Whether there are two regimes at all
///          has no p-value of a chi-squared distribution, because without them the probabilities mean nothing: compare
///          `bic` with `bic_of_one`
/// No data: NaN of everything but the counts for a constant series or an infinite row
/// Errors:  std::invalid_argument for fewer than 10 observed rows, a tolerance not above 0, least_variance outside
///          (0, 1), or stated_state1 outside [0, 1]
/// Cost:    O(n) an iteration, at most 500 and most_iterations
/// Source:  Hamilton (1990), Analysis of time series subject to changes in regime; Dempster, Laird and Rubin (1977)
struct markov_switching_fit {
    switching between = switching::mean_and_variance;
    initial_regime initial = initial_regime::steady_state;
    double stated_state1 = 0.5;    ///< probability of regime 1 before the first row, for `stated`
    double tolerance = 1e-10;      ///< of log-likelihood
    double least_variance = 1e-4;  ///< smallest variance of a regime, as a share of that of all rows
    std::size_t most_iterations = 5000;

    constexpr core::complaint check() const noexcept {
        if (initial == initial_regime::stated && !(stated_state1 >= 0 && stated_state1 <= 1))
            return {"stated_state1", stated_state1, "a probability in [0, 1]"};
        if (!(tolerance > 0 && core::is_finite(tolerance))) return {"tolerance", tolerance, "a finite number above 0"};
        if (!(least_variance > 0 && least_variance < 1)) return {"least_variance", least_variance, "a share in (0, 1)"};
        if (most_iterations < 1) return {"most_iterations", static_cast<double>(most_iterations), "1 or more"};
        return {};
    }

    template <core::readable R>
    fitted_regimes operator()(const R& series) const {
        if (const auto c = check(); c.argument != nullptr) core::refuse(c.argument, c.value, c.expected);
        const auto rows = core::as_sample(series);
        const spread all = spread_of(rows);
        constexpr double needed = 10;
        if (all.count < needed)
            core::refuse("observed rows", static_cast<std::size_t>(all.count), "at least 10 to tell two regimes");
        if (!(all.variance > 0 && core::is_finite(all.variance))) return unknown(rows.size(), all);

        search best{};
        for (const detail::regime_start& start : detail::regime_starts) {
            if (between == switching::mean && start.shift0 == start.shift1) continue;
            if (between == switching::variance && start.share0 == start.share1) continue;
            search one = begin(start, rows, all);
            climb(one, rows, all, core::lesser(50, most_iterations));
            if (best.path.smoothed.empty() || one.path.log_likelihood > best.path.log_likelihood) best = std::move(one);
        }
        climb(best, rows, all, most_iterations);
        return finished(std::move(best), rows, all);
    }

private:
    struct spread {
        double count = 0, mean = 0, variance = 0;
    };
    struct search {
        markov_switching model{};
        regime_path path{};
        std::vector<double> improvements{};
        search_end end = search_end::out_of_iterations;
    };

    template <class Rows>
    static spread spread_of(const Rows& rows) noexcept {
        spread all;
        double squares = 0;
        for (std::size_t t = 0; t < rows.size(); ++t) {
            if (core::is_missing(rows[t])) continue;
            all.count += 1;
            const double d = rows[t] - all.mean;
            all.mean += d / all.count;
            squares += d * (rows[t] - all.mean);
        }
        all.variance = squares / all.count;
        return all;
    }

    template <class Rows>
    search begin(const detail::regime_start& start, const Rows& rows, const spread& all) const {
        const double deviation = std::sqrt(all.variance);
        search s{{start.p00, start.p11, all.mean, all.mean, all.variance, all.variance, initial, stated_state1}};
        if (between != switching::variance) {
            s.model.mean0 += start.shift0 * deviation;
            s.model.mean1 += start.shift1 * deviation;
        }
        if (between != switching::mean) {
            s.model.variance0 *= start.share0;
            s.model.variance1 *= start.share1;
        }
        s.path = smoothed_regimes(s.model, rows);
        s.improvements.push_back(s.path.log_likelihood);
        return s;
    }

    template <class Rows>
    void climb(search& s, const Rows& rows, const spread& all, std::size_t iterations) const {
        while (s.end == search_end::out_of_iterations && s.improvements.size() <= iterations) {
            const markov_switching better = step(s, rows, all);
            regime_path path = smoothed_regimes(better, rows);
            const double gain = path.log_likelihood - s.path.log_likelihood;
            if (gain > 0) {  // at the top rounding alone moves it, and not always upwards
                s.model = better;
                s.path = std::move(path);
                s.improvements.push_back(s.path.log_likelihood);
            }
            if (!(gain > tolerance)) s.end = search_end::converged;
        }
    }

    template <class Rows>
    markov_switching step(const search& s, const Rows& rows, const spread& all) const {
        markov_switching m = s.model;
        const detail::regime_sums moves{m, s.path};
        m.p00 = 1 - detail::leaving(moves.stays0, moves.leaves0, moves.first1, 1 - s.model.p11, initial);
        m.p11 = 1 - detail::leaving(moves.stays1, moves.leaves1, moves.first0, 1 - m.p00, initial);

        double weight0 = 0, weight1 = 0, sum0 = 0, sum1 = 0;  // about the mean of all rows
        for (std::size_t t = 0; t < rows.size(); ++t) {
            if (core::is_missing(rows[t])) continue;
            const double w = s.path.smoothed[t], d = rows[t] - all.mean;
            weight0 += 1 - w, weight1 += w;
            sum0 += (1 - w) * d, sum1 += w * d;
        }
        if (!(weight0 > 0 && weight1 > 0)) return m;  // a regime without rows stays where it is
        if (between == switching::variance) {
            const double a = weight0 / m.variance0, b = weight1 / m.variance1;
            m.mean0 = m.mean1 = all.mean + (sum0 / m.variance0 + sum1 / m.variance1) / (a + b);
        } else {
            m.mean0 = all.mean + sum0 / weight0;
            m.mean1 = all.mean + sum1 / weight1;
        }
        double squares0 = 0, squares1 = 0;
        for (std::size_t t = 0; t < rows.size(); ++t) {
            if (core::is_missing(rows[t])) continue;
            const double w = s.path.smoothed[t], d0 = rows[t] - m.mean0, d1 = rows[t] - m.mean1;
            squares0 += (1 - w) * d0 * d0, squares1 += w * d1 * d1;
        }
        const double least = least_variance * all.variance;
        if (between == switching::mean) {
            m.variance0 = m.variance1 = core::larger((squares0 + squares1) / all.count, least);
        } else {
            m.variance0 = core::larger(squares0 / weight0, least);
            m.variance1 = core::larger(squares1 / weight1, least);
        }
        return m;
    }

    double parameters() const noexcept { return between == switching::mean_and_variance ? 6 : 5; }

    template <class Rows>
    fitted_regimes finished(search s, const Rows& rows, const spread& all) const {
        markov_switching& m = s.model;
        const bool turned = between == switching::mean ? m.mean1 < m.mean0 : m.variance1 < m.variance0;
        if (turned) {
            std::swap(m.p00, m.p11);
            std::swap(m.mean0, m.mean1);
            std::swap(m.variance0, m.variance1);
            m.stated_state1 = 1 - m.stated_state1;
            s.path = smoothed_regimes(m, rows);
        }
        const auto sure = [](double p) { return core::smaller(p, 1 - p) <= 2 * detail::least_probability; };
        if (s.end == search_end::converged &&
            (core::smaller(m.variance0, m.variance1) <= least_variance * all.variance || sure(m.p00) || sure(m.p11)))
            s.end = search_end::at_bound;
        constexpr double two_pi_e = 17.079468445347134131;
        const double of_one = -all.count * std::log(two_pi_e * all.variance) / 2, penalty = std::log(all.count);
        const double l = s.path.log_likelihood;
        const std::size_t iterations = s.improvements.size() - 1;
        return {m,
                l,
                of_one,
                parameters() * penalty - 2 * l,
                2 * penalty - 2 * of_one,
                1 / (1 - m.p00),
                1 / (1 - m.p11),
                s.end,
                iterations,
                std::move(s.improvements),
                std::move(s.path)};
    }

    fitted_regimes unknown(std::size_t rows, const spread& all) const {
        const double nan = core::nan;
        const std::vector<double> none(rows, nan);
        const auto observed = static_cast<std::size_t>(all.count);
        return {{nan, nan, nan, nan, nan, nan, initial, stated_state1},
                nan,
                nan,
                nan,
                nan,
                nan,
                nan,
                search_end::at_bound,
                0,
                {},
                {none, none, none, nan, observed, rows - observed}};
    }
};

}
