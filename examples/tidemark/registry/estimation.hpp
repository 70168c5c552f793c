// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "registry.hpp"

#include <tidemark/core/missing.hpp>

#include <Eigen/Core>

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

/// How estimators are called. Apart from registry.hpp, because it needs Eigen.
namespace program::registry {

/// What becomes of a row with a missing observation: it is left out pair by pair or for all columns, it spoils what
/// rests on it, or it is an error.
enum class missing_rows { skip, complete, propagate, refuse };

struct estimation {
    missing_rows when_missing = missing_rows::skip;
    std::size_t min_count = tidemark::missing::skip::unset;
    std::size_t window = 0;  ///< rows; 0 for all of them at once
    std::size_t step = 1;
};

/// A number that an estimator says beside its matrix.
struct said_beside {
    std::string_view name;
    double value;
};

struct estimate {
    Eigen::MatrixXd matrix;
    std::vector<said_beside> beside{};
    std::size_t last_row = 0;  ///< of its window
};

struct estimator_binding {
    std::span<const missing_rows> takes;  ///< the first unless another is asked for
    /// An estimate of all rows, or one of every window: observations in rows, series in columns. Null for an estimator
    /// of something else.
    std::vector<estimate> (*run)(settings given, const Eigen::MatrixXd& panel, const estimation& asked);
};

}
