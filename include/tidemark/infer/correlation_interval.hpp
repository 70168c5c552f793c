// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/infer/sharpe_standard_error.hpp>

#include <cstddef>

namespace tidemark::inline TIDEMARK_ABI::infer {

inline constexpr std::size_t automatic_lags = static_cast<std::size_t>(-1);

/// What is taken for granted of pairs of returns.
enum class pairs_are { any, normal };

struct correlation_estimate {
    std::size_t observations = 0;
    std::size_t lags = 0;  ///< of the long-run variance; 0 where pairs are taken for independent
    double correlation = core::nan;
    interval range{core::nan, core::nan};
    double z = core::nan;                   ///< artanh(correlation)
    double standard_error = core::nan;      ///< of z
    double degrees_of_freedom = core::nan;  ///< of Student's t behind the interval; infinite for the normal one
};

}
