// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/corr/detail/spectrum.hpp>

namespace tidemark::inline TIDEMARK_ABI::corr {

/// How much of all variance a few components absorb: high when markets are tightly coupled.
///
/// Formula:  the sum of the `components` largest eigenvalues over the sum of the diagonal
/// Input:    a covariance or correlation matrix; components, by default a fifth of the columns, rounded, at least 1
/// Value:    0 to 1
/// No data:  NaN where an entry is no finite number, and for a matrix of zeros
/// Errors:   std::invalid_argument for 0 components or more than columns; a matrix that is not square or not symmetric
/// Cost:     eigenvalues, N^3
/// Source:   Kritzman, Li, Page and Rigobon (2011), Principal components as a measure of systemic risk
struct absorption_ratio {
    static constexpr std::size_t a_fifth = static_cast<std::size_t>(-1);
    std::size_t components = a_fifth;

    core::complaint check() const noexcept {
        if (components == 0) return {"components", 0, "at least 1"};
        return {};
    }

    template <finished_matrix M>
    double operator()(const M& covariance) const {
        detail::require_valid(*this);
        const Eigen::MatrixXd c = detail::symmetric_input(covariance, "covariance");
        const auto columns = static_cast<std::size_t>(c.cols());
        const std::size_t fifth = columns < 3 ? 1 : (2 * columns + 5) / 10;
        const std::size_t count = components == a_fifth ? fifth : components;
        if (count > columns) core::refuse("components", count, "at most columns, " + std::to_string(columns));
        if (!c.allFinite()) return core::nan;
        return detail::eigenvalues_of(c).tail(static_cast<Eigen::Index>(count)).sum() / c.trace();
    }
};

}
