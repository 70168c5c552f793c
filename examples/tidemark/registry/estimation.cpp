// SPDX-License-Identifier: BSL-1.0
#include "registry/estimator_binding.hpp"

#include <tidemark/corr/pairwise_matrix.hpp>
#include <tidemark/corr/rolling_estimates.hpp>

namespace program::registry {

namespace corr = tidemark::corr;
namespace missing = tidemark::missing;

std::vector<estimate> over_windows(const panel_function& estimate_of, const Eigen::MatrixXd& panel,
                                   const estimation& asked) {
    if (asked.window == 0) {
        std::vector<estimate> whole{estimate_of(panel)};
        whole.front().last_row = static_cast<std::size_t>(panel.rows()) - 1;
        return whole;
    }
    std::vector<estimate> all;
    corr::rolling_estimates(estimate_of, panel, asked.window, asked.step, [&](std::size_t last_row, estimate e) {
        e.last_row = last_row;
        all.push_back(std::move(e));
    });
    return all;
}

namespace {

struct symmetric_pair {
    static constexpr bool symmetric = true;
    const pair_function& of_pair;
    double operator()(std::span<const double> x, std::span<const double> y) const { return of_pair(x, y); }
};

template <class E>
Eigen::MatrixXd matrix_of_pairs(const E& estimator, const Eigen::MatrixXd& panel, const estimation& asked) {
    switch (asked.when_missing) {
        case missing_rows::complete:
            return corr::pairwise_matrix(estimator, panel, missing::complete_rows{asked.min_count});
        case missing_rows::propagate: return corr::pairwise_matrix(estimator, panel, missing::propagate{});
        case missing_rows::refuse: return corr::pairwise_matrix(estimator, panel, missing::refuse{});
        case missing_rows::skip: break;
    }
    return corr::pairwise_matrix(estimator, panel, missing::skip{asked.min_count});
}

}

estimate over_pairs(const pair_function& of_pair, symmetry is, const Eigen::MatrixXd& panel, const estimation& asked) {
    return {is == symmetry::to_the_bit ? matrix_of_pairs(symmetric_pair{of_pair}, panel, asked)
                                       : matrix_of_pairs(of_pair, panel, asked)};
}

}
