// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/corr/absorption_ratio.hpp>
#include <tidemark/corr/average_correlation.hpp>
#include <tidemark/corr/correlation_matrix.hpp>
#include <tidemark/corr/denoised_correlation.hpp>
#include <tidemark/corr/detoned_correlation.hpp>
#include <tidemark/corr/effective_rank.hpp>
#include <tidemark/corr/estimator.hpp>
#include <tidemark/corr/marchenko_pastur.hpp>
#include <tidemark/corr/minimum_covariance_determinant.hpp>
#include <tidemark/corr/nearest_correlation.hpp>
#include <tidemark/corr/pairwise_matrix.hpp>
#include <tidemark/corr/rolling_correlation_matrices.hpp>
#include <tidemark/corr/rolling_covariance_matrices.hpp>
#include <tidemark/corr/rolling_estimates.hpp>
#include <tidemark/corr/rolling_regression.hpp>
#include <tidemark/corr/row_weights.hpp>
#include <tidemark/corr/smallest_eigenvalue.hpp>
#include <tidemark/corr/tyler_scatter.hpp>
#include <tidemark/corr/weighted_correlation.hpp>
#include <tidemark/corr/winsorised_correlation.hpp>
