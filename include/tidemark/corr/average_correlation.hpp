// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/view.hpp>
#include <tidemark/corr/detail/spectrum.hpp>

namespace tidemark::inline TIDEMARK_ABI::corr {

/// The mean of the correlations between different series.
///
/// Formula:  the mean of C_ij over i < j
/// Input:    a correlation matrix
/// Value:    -1 / (N - 1) to 1 for N columns
/// No data:  NaN where an entry is, and for a single series
/// Errors:   std::invalid_argument for a matrix that is not square, not symmetric or without unit diagonal
/// Cost:     N^2
/// Source:   -
template <finished_matrix M>
double average_correlation(const M& correlation) {
    const Eigen::MatrixXd c = detail::correlation_input(correlation, "correlation");
    double sum = 0;
    for (Eigen::Index j = 0; j < c.cols(); ++j) sum += c.col(j).tail(c.rows() - j - 1).sum();
    return sum / (static_cast<double>(c.cols()) * static_cast<double>(c.cols() - 1) / 2);
}

/// The same, each pair counting as the product of its weights in a portfolio.
///
/// Formula:  sum(w_i w_j C_ij) / sum(w_i w_j) over i < j
/// Input:    a correlation matrix, and a weight for every series
/// Value:    -1 to 1 where no weight is negative
/// No data:  NaN where an entry is, for a single series, and where no two series have a weight
/// Errors:   std::invalid_argument for a matrix that is not square, not symmetric or without unit diagonal; as many
///           weights as columns are needed, finite numbers
/// Cost:     N^2
/// Source:   Cboe (2009), Implied correlation index, of weights times volatilities
template <finished_matrix M, core::readable W>
double average_correlation(const M& correlation, const W& weights) {
    const Eigen::MatrixXd c = detail::correlation_input(correlation, "correlation");
    const auto w = core::as_sample(weights);
    if (w.size() != static_cast<std::size_t>(c.cols()))
        core::refuse("length of weights", w.size(), "the columns of correlation, " + std::to_string(c.cols()));
    for (std::size_t i = 0; i < w.size(); ++i)
        if (!core::is_finite(w[i])) core::refuse("weights[" + std::to_string(i) + "]", double{w[i]}, "a finite number");
    double sum = 0, all = 0;
    for (std::size_t j = 0; j < w.size(); ++j)
        for (std::size_t i = j + 1; i < w.size(); ++i) {
            const double both = double{w[i]} * double{w[j]};
            sum += both * c(static_cast<Eigen::Index>(i), static_cast<Eigen::Index>(j));
            all += both;
        }
    return sum / all;
}

}
