// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "oracle/corr/panels.hpp"

/// The formulas of random matrices in numpy, by random_matrix.py.
namespace tidemark::support::oracle {

#include "oracle/corr/random_matrix.inc"

}
