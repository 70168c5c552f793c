// SPDX-License-Identifier: BSL-1.0
// Integers are no returns, in a matrix as elsewhere; who means it casts them.
#include <tidemark/corr/correlation_matrix.hpp>

int main() {
    const Eigen::MatrixXi counts = Eigen::MatrixXi::Random(5, 2);
#ifdef TIDEMARK_CONTROL
    const auto c = tidemark::corr::correlation_matrix{}(counts.cast<double>());
#else
    // error: no match(ing function)? for call to .*correlation_matrix
    const auto c = tidemark::corr::correlation_matrix{}(counts);
#endif
    return c.rows() == 2 ? 0 : 1;
}
