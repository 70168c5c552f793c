// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/risk/annualised_return.hpp>
#include <tidemark/risk/beta.hpp>
#include <tidemark/risk/calmar_ratio.hpp>
#include <tidemark/risk/convention.hpp>
#include <tidemark/risk/correlation.hpp>
#include <tidemark/risk/covariance.hpp>
#include <tidemark/risk/cumulative_return.hpp>
#include <tidemark/risk/drawdown_episodes.hpp>
#include <tidemark/risk/expected_shortfall.hpp>
#include <tidemark/risk/extremes.hpp>
#include <tidemark/risk/kurtosis.hpp>
#include <tidemark/risk/max_drawdown.hpp>
#include <tidemark/risk/mean.hpp>
#include <tidemark/risk/quantile.hpp>
#include <tidemark/risk/sharpe_ratio.hpp>
#include <tidemark/risk/skewness.hpp>
#include <tidemark/risk/sortino_ratio.hpp>
#include <tidemark/risk/standard_deviation.hpp>
#include <tidemark/risk/tracking_error.hpp>
#include <tidemark/risk/value_at_risk.hpp>
#include <tidemark/risk/variance.hpp>
#include <tidemark/risk/volatility.hpp>
