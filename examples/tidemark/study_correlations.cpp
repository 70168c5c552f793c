// SPDX-License-Identifier: BSL-1.0
#include "study_correlations.hpp"

#include <tidemark/core/numeric.hpp>
#include <tidemark/corr/correlation_matrix.hpp>
#include <tidemark/corr/ledoit_wolf_covariance.hpp>
#include <tidemark/corr/spearman_correlation_matrix.hpp>

namespace program {

namespace corr = tidemark::corr;

namespace {

/// NaN in the row and column of a series without variance.
Eigen::MatrixXd correlations_of(const Eigen::MatrixXd& covariance) {
    const Eigen::VectorXd deviations = covariance.diagonal().cwiseSqrt();
    Eigen::MatrixXd correlations = covariance.cwiseQuotient(deviations * deviations.transpose());
    for (Eigen::Index i = 0; i < correlations.cols(); ++i)
        if (deviations(i) > 0) correlations(i, i) = 1;
    return correlations;
}

std::vector<std::vector<double>> rows_of(const Eigen::MatrixXd& matrix) {
    std::vector<std::vector<double>> rows;
    for (const auto row : matrix.rowwise()) rows.emplace_back(row.begin(), row.end());
    return rows;
}

}

correlation_estimates correlate_by_three(const std::vector<std::span<const double>>& columns) {
    const std::size_t returns = columns.front().size();
    Eigen::MatrixXd panel(static_cast<Eigen::Index>(returns), static_cast<Eigen::Index>(columns.size()));
    for (Eigen::Index j = 0; j < panel.cols(); ++j) {
        const std::span<const double> column = columns[static_cast<std::size_t>(j)];
        panel.col(j) = Eigen::Map<const Eigen::VectorXd>(column.data(), panel.rows());
    }
    const corr::shrunk_covariance shrunk =
        corr::ledoit_wolf_covariance{.target = corr::shrinkage_target::constant_correlation}(panel);
    return {returns,
            {{"pearson", "Pearson", rows_of(corr::correlation_matrix{}(panel))},
             {"spearman", "Spearman", rows_of(corr::spearman_correlation_matrix{}(panel))},
             {"ledoit_wolf", "Ledoit and Wolf", rows_of(correlations_of(shrunk.matrix)), shrunk.intensity}}};
}

}
