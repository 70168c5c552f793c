// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/infer/correlation_interval.hpp>

namespace tidemark::inline TIDEMARK_ABI::infer {

struct correlation_change {
    double change = core::nan;  ///< correlation after less before
    interval range{core::nan, core::nan};
    double statistic = core::nan;           ///< the difference of the z by its standard error
    double degrees_of_freedom = core::nan;  ///< of Student's t; infinite for the normal distribution
    double p_value = core::nan;             ///< two-sided
};

}
