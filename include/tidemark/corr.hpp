// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/corr/biweight_midcorrelation.hpp>
#include <tidemark/corr/correlation_matrix.hpp>
#include <tidemark/corr/downside_correlation.hpp>
#include <tidemark/corr/estimator.hpp>
#include <tidemark/corr/ewma_covariance_matrix.hpp>
#include <tidemark/corr/gerber_statistic.hpp>
#include <tidemark/corr/higher_comoments.hpp>
#include <tidemark/corr/pairwise_matrix.hpp>
#include <tidemark/corr/partial_correlation_matrix.hpp>
#include <tidemark/corr/quadrant_correlation.hpp>
#include <tidemark/corr/rolling_correlation_matrices.hpp>
#include <tidemark/corr/rolling_covariance_matrices.hpp>
#include <tidemark/corr/rolling_estimates.hpp>
#include <tidemark/corr/rolling_regression.hpp>
#include <tidemark/corr/row_weights.hpp>
#include <tidemark/corr/semicovariance.hpp>
#include <tidemark/corr/tail_dependence.hpp>
#include <tidemark/corr/weighted_correlation.hpp>
