// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/corr/detail/gram.hpp>
#include <tidemark/corr/detail/observed_pairs.hpp>

#include <cmath>
#include <string>
#include <utility>

/// Co-moments of the third and fourth order: of two series as numbers without a unit, of a panel as whole tensors.
namespace tidemark::inline TIDEMARK_ABI::corr {

namespace detail {

/// The mean of x^p y^q, each series being taken about its mean and by its deviation (ddof 0); NaN for a constant.
template <class Pairs>
double standardised_comoment(Pairs both, int p, int q) {
    if (!both.answers(1)) return core::nan;
    for (Eigen::VectorXd* v : {&both.x, &both.y}) {
        centre(*v);
        const double norm = v->stableNorm();
        if (norm == 0) return core::nan;
        *v *= std::sqrt(static_cast<double>(v->size())) / norm;
    }
    double sum = 0;
    for (Eigen::Index t = 0; t < both.rows(); ++t) {
        double xs = 1, ys = 1;
        for (int k = 0; k < p; ++k) xs *= both.x(t);
        for (int k = 0; k < q; ++k) ys *= both.y(t);
        sum += xs * ys;
    }
    return sum / static_cast<double>(both.rows());
}

/// Central moments about which every order of the columns says the same, to the bit: those of columns in ascending
/// order are computed, and copied to the others.
template <class Panel>
class moment_tensor {
public:
    moment_tensor(Panel panel, bool standardised) : panel_{std::move(panel)}, answers_{panel_.answers(1)} {
        if (!answers_) return;
        centre(panel_);
        if (!standardised) return;
        for (Eigen::Index j = 0; j < columns(); ++j) {
            const double norm = panel_.rows.col(j).stableNorm();
            panel_.rows.col(j) *= norm == 0 ? core::nan : std::sqrt(static_cast<double>(panel_.rows.rows())) / norm;
        }
    }

    Eigen::Index columns() const noexcept { return panel_.rows.cols(); }
    bool answers() const noexcept { return answers_; }

    /// Column j n + k holds the moments of every column with j and k.
    Eigen::MatrixXd third() const {
        const Eigen::Index n = columns();
        Eigen::MatrixXd m(n, n * n);
        for (Eigen::Index j = 0; j < n; ++j)
            for (Eigen::Index k = j; k < n; ++k) {
                const Eigen::VectorXd of_all = means_with(panel_.rows.col(j).cwiseProduct(panel_.rows.col(k)), k);
                for (Eigen::Index i = k; i < n; ++i) put(m, {i, j, k}, of_all(i - k));
            }
        return m;
    }

    /// Column (j n + k) n + l holds the moments of every column with j, k and l.
    Eigen::MatrixXd fourth() const {
        const Eigen::Index n = columns();
        Eigen::MatrixXd m(n, n * n * n);
        for (Eigen::Index j = 0; j < n; ++j)
            for (Eigen::Index k = j; k < n; ++k) {
                const Eigen::VectorXd both = panel_.rows.col(j).cwiseProduct(panel_.rows.col(k));
                for (Eigen::Index l = k; l < n; ++l) {
                    const Eigen::VectorXd of_all = means_with(both.cwiseProduct(panel_.rows.col(l)), l);
                    for (Eigen::Index i = l; i < n; ++i) put(m, {i, j, k, l}, of_all(i - l));
                }
            }
        return m;
    }

private:
    // With the columns from `first` on.
    Eigen::VectorXd means_with(const Eigen::VectorXd& products, Eigen::Index first) const {
        return panel_.rows.rightCols(columns() - first).transpose() * products /
               static_cast<double>(panel_.rows.rows());
    }

    // At every order of the columns.
    static void put(Eigen::MatrixXd& m, const Eigen::Index (&at)[3], double value) {
        for (int a = 0; a < 3; ++a)
            for (int b = 0; b < 3; ++b)
                if (a != b) m(at[a], at[b] * m.rows() + at[3 - a - b]) = value;
    }
    static void put(Eigen::MatrixXd& m, const Eigen::Index (&at)[4], double value) {
        const Eigen::Index n = m.rows();
        for (int a = 0; a < 4; ++a)
            for (int b = 0; b < 4; ++b)
                for (int c = 0; c < 4; ++c) {
                    const int d = 6 - a - b - c;
                    if (a != b && a != c && b != c) m(at[a], (at[b] * n + at[c]) * n + at[d]) = value;
                }
    }

    Panel panel_;
    bool answers_;
};

/// The entries of a tensor are held against what the caller has said to have room for.
template <class Derived>
void require_room(const Eigen::MatrixBase<Derived>& observations, int order, std::size_t largest) {
    double entries = 1;
    for (int k = 0; k < order; ++k) entries *= static_cast<double>(observations.cols());
    if (entries > static_cast<double>(largest))
        core::refuse("columns of observations", static_cast<std::size_t>(observations.cols()),
                     "fewer, for columns^" + std::to_string(order) + " entries to be at most largest_size, " +
                         std::to_string(largest));
}

}

/// The coskewness of two series: how one moves when the other moves far, to whichever side.
///
/// Formula: E[(x - mx)^2 (y - my)] / (sx^2 sy), `xyy`: E[(x - mx)(y - my)^2] / (sx sy^2), deviations with ddof 0
/// Input:   two series of one length
/// Value:   no unit; the skewness (ddof 0) where both series are one
/// No data: NaN without rows, when a series is constant, or with an infinity; rows with a missing side do not count
/// Errors:  std::invalid_argument for lengths that differ
/// Cost:    O(n)
/// Source:  Kraus and Litzenberger (1976), Skewness preference and the valuation of risk assets
struct coskewness {
    enum class form { xxy, xyy };

    form products = form::xxy;

    template <core::readable X, core::readable Y>
    double operator()(const X& x, const Y& y) const {
        return detail::standardised_comoment(detail::observed_pairs::of(x, y), products == form::xxy ? 2 : 1,
                                             products == form::xxy ? 1 : 2);
    }
};

/// The cokurtosis of two series: how far they move together.
///
/// Formula: E[(x - mx)^p (y - my)^q] / (sx^p sy^q), deviations with ddof 0; `xxxy`: p = 3, q = 1, `xxyy`: 2, 2,
///          `xyyy`: 1, 3
/// Input:   two series of one length
/// Value:   no unit, not in excess of 3; the kurtosis (ddof 0) where both series are one
/// No data: NaN without rows, when a series is constant, or with an infinity; rows with a missing side do not count
/// Errors:  std::invalid_argument for lengths that differ
/// Cost:    O(n)
/// Source:  Fang and Lai (1997), Co-kurtosis and capital asset pricing
struct cokurtosis {
    enum class form { xxxy, xxyy, xyyy };

    form products = form::xxyy;

    template <core::readable X, core::readable Y>
    double operator()(const X& x, const Y& y) const {
        const int p = products == form::xxxy ? 3 : products == form::xxyy ? 2 : 1;
        return detail::standardised_comoment(detail::observed_pairs::of(x, y), p, 4 - p);
    }
};

/// Moments as they are, or of series by their deviations (ddof 0).
enum class moment_scale { raw, standardised };

/// All third central moments of the columns of a panel, as a matrix of columns x columns^2.
///
/// Formula: M(i, j n + k) = mean of (r_i - m_i)(r_j - m_j)(r_k - m_k), n columns; `standardised`: / (s_i s_j s_k),
///          ddof 0
/// Input:   observations in rows, series in columns
/// Value:   the product of three units, or no unit; the same to the bit for every order of i, j and k
/// No data: all NaN without rows or with an infinity; `standardised` NaN for a constant series; rows with a missing
///          observation do not count
/// Errors:  std::invalid_argument for columns^3 of more than largest_size, a panel without columns, or a missing
///          observation under missing::refuse
/// Cost:    rows x columns^3 / 6
/// Source:  Martellini and Ziemann (2010), Improved estimates of higher-order comoments; PerformanceAnalytics M3.MM
struct coskewness_tensor {
    moment_scale scale = moment_scale::raw;
    std::size_t largest_size = 134217728;  ///< entries, 2^27: 1 GiB

    template <class Derived, whole_rows_policy P = missing::complete_rows>
        requires std::floating_point<typename Derived::Scalar>
    Eigen::MatrixXd operator()(const Eigen::MatrixBase<Derived>& observations, const P& policy = {}) const {
        detail::require_room(observations, 3, largest_size);
        return of(detail::moment_tensor{detail::complete(observations, policy), scale == moment_scale::standardised});
    }

private:
    template <class Panel>
    static Eigen::MatrixXd of(const detail::moment_tensor<Panel>& tensor) {
        const Eigen::Index n = tensor.columns();
        return tensor.answers() ? tensor.third() : Eigen::MatrixXd::Constant(n, n * n, core::nan);
    }
};

/// All fourth central moments of the columns of a panel, as a matrix of columns x columns^3.
///
/// Formula: M(i, (j n + k) n + l) = mean of (r_i - m_i)(r_j - m_j)(r_k - m_k)(r_l - m_l), n columns; `standardised`:
///          by the four deviations, ddof 0
/// Input:   observations in rows, series in columns
/// Value:   the product of four units, or no unit; the same to the bit for every order of i, j, k and l
/// No data: all NaN without rows or with an infinity; `standardised` NaN for a constant series; rows with a missing
///          observation do not count
/// Errors:  std::invalid_argument for columns^4 of more than largest_size, a panel without columns, or a missing
///          observation under missing::refuse
/// Cost:    rows x columns^4 / 24
/// Source:  Martellini and Ziemann (2010), Improved estimates of higher-order comoments; PerformanceAnalytics M4.MM
struct cokurtosis_tensor {
    moment_scale scale = moment_scale::raw;
    std::size_t largest_size = 134217728;  ///< entries, 2^27: 1 GiB

    template <class Derived, whole_rows_policy P = missing::complete_rows>
        requires std::floating_point<typename Derived::Scalar>
    Eigen::MatrixXd operator()(const Eigen::MatrixBase<Derived>& observations, const P& policy = {}) const {
        detail::require_room(observations, 4, largest_size);
        return of(detail::moment_tensor{detail::complete(observations, policy), scale == moment_scale::standardised});
    }

private:
    template <class Panel>
    static Eigen::MatrixXd of(const detail::moment_tensor<Panel>& tensor) {
        const Eigen::Index n = tensor.columns();
        return tensor.answers() ? tensor.fourth() : Eigen::MatrixXd::Constant(n, n * n * n, core::nan);
    }
};

}
