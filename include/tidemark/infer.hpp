// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/infer/augmented_dickey_fuller.hpp>
#include <tidemark/infer/brownian_bridge.hpp>
#include <tidemark/infer/correlation_break_test.hpp>
#include <tidemark/infer/correlation_change_test.hpp>
#include <tidemark/infer/correlation_interval.hpp>
#include <tidemark/infer/cusum_of_squares.hpp>
#include <tidemark/infer/cusum_test.hpp>
#include <tidemark/infer/decoupling.hpp>
#include <tidemark/infer/decoupling_report.hpp>
#include <tidemark/infer/deflated_sharpe_ratio.hpp>
#include <tidemark/infer/describe.hpp>
#include <tidemark/infer/engle_granger.hpp>
#include <tidemark/infer/expected_max_drawdown_brownian.hpp>
#include <tidemark/infer/half_life.hpp>
#include <tidemark/infer/iterated_cusum_of_squares.hpp>
#include <tidemark/infer/johansen.hpp>
#include <tidemark/infer/kpss.hpp>
#include <tidemark/infer/log_ratio_cointegration.hpp>
#include <tidemark/infer/pelt.hpp>
#include <tidemark/infer/probabilistic_sharpe_ratio.hpp>
#include <tidemark/infer/sharpe_ratio_difference.hpp>
#include <tidemark/infer/sharpe_standard_error.hpp>
#include <tidemark/infer/sharpe_summary.hpp>
#include <tidemark/infer/sup_f.hpp>
