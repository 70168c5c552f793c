// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/infer/brownian_bridge.hpp>
#include <tidemark/infer/correlation_break_test.hpp>
#include <tidemark/infer/deflated_sharpe_ratio.hpp>
#include <tidemark/infer/describe.hpp>
#include <tidemark/infer/expected_max_drawdown_brownian.hpp>
#include <tidemark/infer/probabilistic_sharpe_ratio.hpp>
#include <tidemark/infer/sharpe_ratio_difference.hpp>
#include <tidemark/infer/sharpe_standard_error.hpp>
#include <tidemark/infer/sharpe_summary.hpp>
