// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/pairs.hpp>
#include <tidemark/corr/pairwise_matrix.hpp>
#include <tidemark/run/whole.hpp>

#include "oracle/corr/panels.hpp"

#include <Eigen/Core>

#include <cmath>
#include <random>
#include <span>

/// What the tests of correlations of ranks share.
namespace tidemark::support {

/// Steps of a coarse grid in some columns, infinities, gaps of several sizes, a constant series and one that nobody
/// observes.
inline Eigen::MatrixXd panel_of_all_kinds(Eigen::Index rows) {
    std::mt19937_64 random{5};
    const auto uniform = [&] { return static_cast<double>(random() >> 11) * 0x1p-53; };
    Eigen::MatrixXd m(rows, 8);
    for (Eigen::Index t = 0; t < rows; ++t) {
        const double common = uniform();
        m(t, 0) = common;
        m(t, 1) = std::floor(5 * (common + uniform()));
        m(t, 2) = -common * common * common + 0.1 * uniform();
        m(t, 3) = std::floor(2 * uniform()) == 0 ? 0.0 : -0.0;
        if (t % 7 == 0) m(t, 3) = 1;
        m(t, 4) = t % 5 == 0 ? oracle::nan : std::floor(9 * uniform());
        m(t, 5) = t % 11 == 3 ? oracle::nan : t % 13 == 0 ? HUGE_VAL : t % 17 == 0 ? -HUGE_VAL : uniform() - common;
        m(t, 6) = 0.1;
        m(t, 7) = oracle::nan;
    }
    return m;
}

/// What the metric says of every two columns, and 1 on the diagonal.
template <class Metric>
Eigen::MatrixXd pair_by_pair(const Metric& metric, const Eigen::MatrixXd& m, std::size_t least = 2) {
    const auto of_two = [&](std::span<const double> x, std::span<const double> y) {
        return run::whole(metric, core::pairs(x, y));
    };
    Eigen::MatrixXd all = corr::pairwise_matrix(of_two, m, missing::skip{least});
    for (Eigen::Index j = 0; j < m.cols(); ++j)
        if (!std::isnan(all(j, j))) all(j, j) = 1;
    return all;
}

inline bool same(const Eigen::MatrixXd& a, const Eigen::MatrixXd& b) {
    return a.rows() == b.rows() && a.cols() == b.cols() &&
           ((a.array() == b.array()) || (a.array().isNaN() && b.array().isNaN())).all();
}

}
