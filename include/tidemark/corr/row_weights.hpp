// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/decay.hpp>
#include <tidemark/core/error.hpp>
#include <tidemark/core/view.hpp>

#include <Eigen/Core>

#include <string>

/// Weights of a panel's rows: how much each of them counts.
namespace tidemark::inline TIDEMARK_ABI::corr {

namespace detail {

/// Weights as doubles, or an error: one for each of so many rows, 0 or more, finite, not all 0.
template <core::readable W>
Eigen::VectorXd checked_weights(const W& weights, Eigen::Index rows) {
    const auto ws = core::as_sample(weights);
    if (ws.size() != static_cast<std::size_t>(rows))
        core::refuse("length of weights", ws.size(), "the rows of observations, " + std::to_string(rows));
    Eigen::VectorXd w(rows);
    for (std::size_t t = 0; t < ws.size(); ++t) {
        if (!(ws[t] >= 0 && core::is_finite(ws[t])))
            core::refuse("weights[" + std::to_string(t) + "]", ws[t], "0 or more, finite");
        w(static_cast<Eigen::Index>(t)) = ws[t];
    }
    if (rows > 0 && !(w.maxCoeff() > 0)) core::refuse("largest of weights", 0.0, "a positive number");
    return w;
}

}

/// Weights by age: the last row weighs 1, each row before it the decay's factor times the next one.
///
/// Errors: std::invalid_argument for a decay that its measure does not allow
inline Eigen::VectorXd decay_weights(std::size_t rows, const core::decay& forgotten) {
    if (const core::complaint c = forgotten.check(); c.argument != nullptr)
        core::refuse(c.argument, c.value, c.expected);
    Eigen::VectorXd w(static_cast<Eigen::Index>(rows));
    double weight = 1;
    for (Eigen::Index t = w.size(); t-- > 0; weight *= forgotten.factor()) w(t) = weight;
    return w;
}

/// How many rows of equal weight say as much about a mean as rows of these weights: (sum w)^2 / sum(w^2), Kish (1965).
///
/// Errors: std::invalid_argument for a weight that is negative or not finite, or weights that are all 0
template <core::readable W>
double effective_sample_size(const W& weights) {
    const Eigen::VectorXd w =
        detail::checked_weights(weights, static_cast<Eigen::Index>(core::as_sample(weights).size()));
    if (w.size() == 0) return 0;
    const Eigen::VectorXd scaled = w / w.maxCoeff();
    return scaled.sum() * scaled.sum() / scaled.squaredNorm();
}

}
