// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <vector>

namespace tidemark::support {

/// The 24 monthly returns of the portfolio on which Bacon, Practical Portfolio Performance Measurement and Attribution
/// (2nd edition, 2008), works out its measures of chapter 4.
inline const std::vector<double> bacon_months{0.003,  0.026,  0.011,  -0.01, 0.015,  0.025,  0.016,  0.067,
                                              -0.014, 0.04,   -0.005, 0.081, 0.04,   -0.037, -0.061, 0.017,
                                              -0.049, -0.022, 0.07,   0.058, -0.065, 0.024,  -0.005, -0.009};

}
