// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/corr/chatterjee_xi.hpp>
#include <tidemark/corr/correlation_matrix.hpp>
#include <tidemark/corr/covariance_matrix.hpp>
#include <tidemark/corr/distance_correlation.hpp>
#include <tidemark/corr/estimator.hpp>
#include <tidemark/corr/kendall_tau_matrix.hpp>
#include <tidemark/corr/mutual_information.hpp>
#include <tidemark/corr/ledoit_wolf_covariance.hpp>
#include <tidemark/corr/nonlinear_shrinkage_covariance.hpp>
#include <tidemark/corr/oracle_approximating_shrinkage_covariance.hpp>
#include <tidemark/corr/pairwise_matrix.hpp>
#include <tidemark/corr/quadratic_inverse_shrinkage_covariance.hpp>
#include <tidemark/corr/rolling_correlation_matrices.hpp>
#include <tidemark/corr/rolling_covariance_matrices.hpp>
#include <tidemark/corr/rolling_estimates.hpp>
#include <tidemark/corr/rolling_regression.hpp>
#include <tidemark/corr/row_weights.hpp>
#include <tidemark/corr/spearman_correlation_matrix.hpp>
#include <tidemark/corr/schafer_strimmer_covariance.hpp>
#include <tidemark/corr/shrunk_covariance.hpp>
#include <tidemark/corr/weighted_correlation.hpp>
#include <tidemark/corr/weighted_kendall_tau.hpp>
