// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/contract.hpp>
#include <tidemark/core/error.hpp>
#include <tidemark/core/missing.hpp>
#include <tidemark/core/numeric.hpp>

#include <Eigen/Core>

#include <concepts>
#include <cstddef>
#include <span>
#include <string>

#if !EIGEN_VERSION_AT_LEAST(3, 4, 0)
#error "Tidemark needs Eigen 3.4 or newer"
#endif

/// An estimator is a small value, its parameters, that is called with observations: `chatterjee_xi{}(x, y)`,
/// `ledoit_wolf{}(panel)`. Whatever goes through windows, pairs or files takes any of them, also the user's own.
namespace tidemark::inline TIDEMARK_ABI::corr {

/// Says one number of two series of one length.
template <class E>
concept pair_estimator = requires(const E& e, std::span<const double> x) {
    { e(x, x) } -> std::convertible_to<double>;
};

/// What an estimator of a whole panel answers: a matrix, or a result whose member `matrix` is it.
template <class R>
concept matrix_answer = std::convertible_to<R, Eigen::MatrixXd> || requires(const R& r) {
    { r.matrix } -> std::convertible_to<Eigen::MatrixXd>;
};

/// Makes a matrix, columns x columns, of a panel: observations in rows, series in columns.
template <class E>
concept panel_estimator = requires(const E& e, const Eigen::MatrixXd& panel) {
    { e(panel) } -> matrix_answer;
};

template <matrix_answer R>
const auto& matrix_of(const R& answer) noexcept {
    if constexpr (requires { answer.matrix; })
        return answer.matrix;
    else
        return answer;
}

/// What estimators of a finished matrix take: any matrix or expression of Eigen's, and what becomes a matrix.
template <class M>
concept finished_matrix = std::convertible_to<const M&, Eigen::MatrixXd>;

/// What estimators of a whole panel do with missing rows: they need the same rows of every column.
template <class P>
concept whole_rows_policy =
    std::same_as<P, missing::complete_rows> || std::same_as<P, missing::propagate> || std::same_as<P, missing::refuse>;

// Here and in the estimators what asks Eigen for more than a number or a copy is a template on the matrix, panel or
// sample that it is given, also where only one type is meant: Eigen's part is then compiled where it is called, not
// where it is included.
namespace detail {

inline Eigen::MatrixXd all_missing(Eigen::Index size) { return Eigen::MatrixXd::Constant(size, size, core::nan); }

/// The rows that an answer needs where the caller says so, otherwise 0: the estimator knows.
template <class P>
std::size_t least_rows(const P& policy) noexcept {
    if constexpr (requires { policy.min_count; })
        return policy.min_count == missing::skip::unset ? 0 : policy.min_count;
    else
        return 0;
}

/// A result between -1 and 1 whatever rounding did.
inline double within_one(double r) noexcept { return r > 1 ? 1 : r < -1 ? -1 : r; }

/// Raises what the estimator's optional `check()` complains of.
template <class E>
void require_valid(const E& estimator) {
    if (const core::complaint c = estimator.check(); c.argument != nullptr)
        core::refuse(c.argument, c.value, c.expected);
}

template <class Derived>
void require_columns(const Eigen::MatrixBase<Derived>& observations) {
    if (observations.cols() == 0) core::refuse("columns of observations", std::size_t{0}, "at least 1");
}

inline void require_square(const Eigen::Ref<Eigen::MatrixXd>& out, Eigen::Index columns) {
    const auto expected = [&] { return "the columns of observations, " + std::to_string(columns); };
    if (out.rows() != columns) core::refuse("rows of out", static_cast<std::size_t>(out.rows()), expected());
    if (out.cols() != columns) core::refuse("columns of out", static_cast<std::size_t>(out.cols()), expected());
}

/// missing::refuse: the first missing observation is an error that names it.
template <class Derived>
void require_observed(const Eigen::MatrixBase<Derived>& observations) {
    for (Eigen::Index t = 0; t < observations.rows(); ++t)
        for (Eigen::Index j = 0; j < observations.cols(); ++j)
            if (core::is_missing(static_cast<double>(observations(t, j))))
                core::refuse("observations(" + std::to_string(t) + ", " + std::to_string(j) + ")", core::nan,
                             "no missing observation under missing::refuse");
}

}

}
