// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <limits>
#include <vector>

/// The sample of which other libraries were asked, in peers.py and quantlib.cpp beside this: 126 daily returns of a
/// portfolio and its benchmark, and those of the portfolio with missing rows.
namespace tidemark::support::peers {

inline constexpr double nan = std::numeric_limits<double>::quiet_NaN();

#include "oracle/peers/sample.inc"

}
