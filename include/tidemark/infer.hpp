// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/infer/deflated_sharpe_ratio.hpp>
#include <tidemark/infer/describe.hpp>
#include <tidemark/infer/expected_max_drawdown_brownian.hpp>
#include <tidemark/infer/lagged_cross_correlation.hpp>
#include <tidemark/infer/markov_switching.hpp>
#include <tidemark/infer/markov_switching_errors.hpp>
#include <tidemark/infer/markov_switching_fit.hpp>
#include <tidemark/infer/probabilistic_sharpe_ratio.hpp>
#include <tidemark/infer/regime_correlation.hpp>
#include <tidemark/infer/sharpe_ratio_difference.hpp>
#include <tidemark/infer/sharpe_standard_error.hpp>
#include <tidemark/infer/sharpe_summary.hpp>
#include <tidemark/infer/smoothed_regimes.hpp>
