// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "support/series.hpp"

#include <Eigen/Core>

/// The panel on which matrices are measured.
namespace series {

inline constexpr Eigen::Index days = 2520;

/// Ten years of daily returns that share a movement.
inline Eigen::MatrixXd panel(Eigen::Index assets) {
    const auto common = returns(static_cast<std::size_t>(days), 4);
    Eigen::MatrixXd m(days, assets);
    for (Eigen::Index j = 0; j < assets; ++j) {
        const auto own = returns(static_cast<std::size_t>(days), static_cast<unsigned>(5 + j));
        for (Eigen::Index i = 0; i < days; ++i) {
            const auto at = static_cast<std::size_t>(i);
            m(i, j) = 0.5 * common[at] + own[at];
        }
    }
    return m;
}

inline Eigen::MatrixXd with_gaps(Eigen::MatrixXd m) {
    const auto gaps = with_gaps(numbers(static_cast<std::size_t>(m.size())));
    for (Eigen::Index i = 0; i < m.size(); ++i) m.data()[i] += gaps[static_cast<std::size_t>(i)];
    return m;
}

}
