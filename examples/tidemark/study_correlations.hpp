// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace program {

/// The correlation of every pair of some series, as one estimator sees it.
struct correlation_estimate {
    std::string name;   ///< in files: spearman
    std::string label;  ///< in tables: Spearman
    std::vector<std::vector<double>> matrix;
    std::optional<double> intensity{};  ///< of an estimator that shrinks: 0 for not at all, 1 for all the way
};

struct correlation_estimates {
    std::size_t returns;  ///< of each series
    std::vector<correlation_estimate> estimates;
};

/// By Pearson, by Spearman, and by Ledoit and Wolf (2004), who shrink to equal correlations. Each column is one series
/// of returns, all of the same days.
correlation_estimates correlate_by_three(const std::vector<std::span<const double>>& columns);

}
