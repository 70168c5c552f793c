// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/infer/markov_switching_fit.hpp>

#include <cmath>
#include <vector>

namespace tidemark::inline TIDEMARK_ABI::infer {

/// Standard errors of the parameters of the same names.
struct regime_errors {
    double p00 = core::nan;
    double p11 = core::nan;
    double mean0 = core::nan;
    double mean1 = core::nan;
    double variance0 = core::nan;
    double variance1 = core::nan;
};

namespace detail {

/// One parameter that was searched for: a member of the model, or two that are equal; and how far to move it.
struct free_parameter {
    double markov_switching::*member;
    double markov_switching::*also;  ///< the same member where there is no other
    double step;

    void move(markov_switching& m, double steps) const noexcept {
        m.*member += steps * step;
        if (also != member) m.*also += steps * step;
    }
};

/// A hundredth of what the error would be, were the regimes known and each half of the rows: far enough for the
/// likelihood to change by many of its last places, and near enough for it to be a parabola.
inline std::vector<free_parameter> free_parameters(const markov_switching& m, double rows, switching between) {
    using model = markov_switching;
    const double share = 0.01 / std::sqrt(rows / 2);
    const auto of_probability = [&](double p) { return core::smaller(share * std::sqrt(p * (1 - p)), (1 - p) / 4); };
    std::vector<free_parameter> all{{&model::p00, &model::p00, of_probability(m.p00)},
                                    {&model::p11, &model::p11, of_probability(m.p11)}};
    if (between == switching::variance) {
        all.push_back({&model::mean0, &model::mean1, share * std::sqrt(m.variance0)});
    } else {
        all.push_back({&model::mean0, &model::mean0, share * std::sqrt(m.variance0)});
        all.push_back({&model::mean1, &model::mean1, share * std::sqrt(m.variance1)});
    }
    if (between == switching::mean) {
        all.push_back({&model::variance0, &model::variance1, share * m.variance0});
    } else {
        all.push_back({&model::variance0, &model::variance0, share * m.variance0});
        all.push_back({&model::variance1, &model::variance1, share * m.variance1});
    }
    return all;
}

/// The diagonal of the inverse of a symmetric matrix, row by row, by its triangular root; empty unless it is positive
/// definite.
inline std::vector<double> inverse_diagonal(std::vector<double> a, std::size_t k) {
    for (std::size_t j = 0; j < k; ++j) {
        for (std::size_t l = 0; l < j; ++l) a[j * k + j] -= a[j * k + l] * a[j * k + l];
        if (!(a[j * k + j] > 0)) return {};
        a[j * k + j] = std::sqrt(a[j * k + j]);
        for (std::size_t i = j + 1; i < k; ++i) {
            for (std::size_t l = 0; l < j; ++l) a[i * k + j] -= a[i * k + l] * a[j * k + l];
            a[i * k + j] /= a[j * k + j];
        }
    }
    std::vector<double> diagonal(k);
    for (std::size_t c = 0; c < k; ++c) {  // column c of the inverse of the root, squared and added
        std::vector<double> column(k);
        for (std::size_t i = c; i < k; ++i) {
            column[i] = i == c ? 1 : 0;
            for (std::size_t l = c; l < i; ++l) column[i] -= a[i * k + l] * column[l];
            column[i] /= a[i * k + i];
            diagonal[c] += column[i] * column[i];
        }
    }
    return diagonal;
}

}

/// How surely the parameters of two regimes are known, at the most likely ones.
///
/// Formula:  sqrt of the diagonal of the inverse of -H, H the second derivatives of the log-likelihood by the
///           parameters that `between` left free
/// Input:    the model that `markov_switching_fit` found in this series, and what it let differ
/// Value:    errors in the unit of the parameters; of what the regimes share, the same for both
/// No data:  NaN of all where the likelihood falls not away on every side: at a bound, or at no maximum
/// Errors:   std::invalid_argument for parameters that `markov_switching` refuses
/// Rounding: derivatives by central differences, within 1e-4 of the error
/// Cost:     73 filters of the series
/// Source:   Hamilton (1994), Time Series Analysis, section 5.8
template <core::readable R>
regime_errors markov_switching_errors(const markov_switching& model, const R& series, switching between) {
    if (const auto c = model.check(); c.argument != nullptr) core::refuse(c.argument, c.value, c.expected);
    const auto rows = core::as_sample(series);
    double observed = 0;
    for (std::size_t t = 0; t < rows.size(); ++t) observed += core::is_missing(rows[t]) ? 0 : 1;
    if (observed == 0) return {};
    const auto unknowns = detail::free_parameters(model, observed, between);
    const auto at = [&](std::size_t i, double steps_i, std::size_t j, double steps_j) {
        markov_switching moved = model;
        unknowns[i].move(moved, steps_i);
        unknowns[j].move(moved, steps_j);
        markov_switching::state s;
        for (std::size_t t = 0; t < rows.size(); ++t) moved.absorb(s, rows[t]);
        return s.log_likelihood;
    };
    const std::size_t k = unknowns.size();
    const double here = at(0, 0, 0, 0);
    std::vector<double> information(k * k);  // of parameters in steps
    for (std::size_t i = 0; i < k; ++i) {
        information[i * k + i] = 2 * here - at(i, 1, i, 0) - at(i, -1, i, 0);
        for (std::size_t j = 0; j < i; ++j)
            information[i * k + j] = information[j * k + i] =
                (at(i, 1, j, -1) + at(i, -1, j, 1) - at(i, 1, j, 1) - at(i, -1, j, -1)) / 4;
    }
    const auto variances = detail::inverse_diagonal(information, k);
    if (variances.empty()) return {};
    markov_switching errors{};  // has a member for each
    for (std::size_t i = 0; i < k; ++i)
        errors.*unknowns[i].member = errors.*unknowns[i].also = std::sqrt(variances[i]) * unknowns[i].step;
    return {errors.p00, errors.p11, errors.mean0, errors.mean1, errors.variance0, errors.variance1};
}

}
