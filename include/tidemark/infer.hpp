// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/infer/describe.hpp>
#include <tidemark/infer/sharpe_ratio_difference.hpp>
#include <tidemark/infer/sharpe_standard_error.hpp>
