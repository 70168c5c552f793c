// SPDX-License-Identifier: BSL-1.0
// usage: tidemark_peers_matrices <folder>
// Measures Tidemark's matrices on the first columns of the panel in the folder: kernel,columns,peer,version,nanoseconds
// per element of the panel. Compiled once more with Eigen's products left to a BLAS, it calls its kernels so.
#include "peers/measure.hpp"

#include <tidemark/core/version.hpp>
#include <tidemark/corr/correlation_matrix.hpp>
#include <tidemark/corr/distance_correlation.hpp>
#include <tidemark/corr/kendall_tau_matrix.hpp>
#include <tidemark/corr/ledoit_wolf_covariance.hpp>
#include <tidemark/corr/rolling_correlation_matrices.hpp>
#include <tidemark/corr/spearman_correlation_matrix.hpp>

#include <iostream>

namespace core = tidemark::core;
namespace corr = tidemark::corr;

namespace {

#ifdef EIGEN_USE_BLAS
constexpr bool with_blas = true;
#else
constexpr bool with_blas = false;
#endif

std::string version() {
    const auto v = core::version;
    return std::to_string(v.major) + '.' + std::to_string(v.minor) + '.' + std::to_string(v.patch);
}

std::string eigen_version() {
    return std::to_string(EIGEN_WORLD_VERSION) + '.' + std::to_string(EIGEN_MAJOR_VERSION) + '.' +
           std::to_string(EIGEN_MINOR_VERSION);
}

std::string named(const std::string& kernel) { return kernel + (with_blas ? " with a BLAS" : ""); }

/// Whoever writes a matrix writes it into warm memory.
void products(const std::string& folder, std::size_t columns) {
    const peers::line_printer ours{"Tidemark", version()}, eigen{"Eigen's rank update alone", eigen_version()};
    const peers::numbers x = peers::load_panel(folder, columns, false);
    const auto n = static_cast<Eigen::Index>(columns);
    const Eigen::Map<const Eigen::MatrixXd> panel{x.data(), static_cast<Eigen::Index>(peers::panel_rows), n};
    Eigen::MatrixXd c(n, n);
    ours.measure(named("correlation_matrix"), columns, x.size(), [&] { corr::correlation_matrix{}.into(c, panel); });
    eigen.measure(named("correlation_matrix"), columns, x.size(), [&] {
        c.setZero();
        c.selfadjointView<Eigen::Lower>().rankUpdate(panel.adjoint());
    });
}

void shrinkage(const std::string& folder) {
    const peers::line_printer ours{"Tidemark", version()};
    const peers::numbers x = peers::load_panel(folder, 500, false);
    const Eigen::Map<const Eigen::MatrixXd> panel{x.data(), static_cast<Eigen::Index>(peers::panel_rows), 500};
    ours.measure(named("ledoit_wolf_covariance"), 500, x.size(),
                 [&] { corr::ledoit_wolf_covariance{}(panel).matrix.data(); });
}

void ranks(const std::string& folder) {
    const peers::line_printer ours{"Tidemark", version()};
    const peers::numbers x = peers::load_panel(folder, 100, false);
    const Eigen::Map<const Eigen::MatrixXd> panel{x.data(), static_cast<Eigen::Index>(peers::panel_rows), 100};
    ours.measure("kendall_tau_matrix", 100, x.size(), [&] { corr::kendall_tau_matrix{}(panel).data(); });
    ours.measure("spearman_correlation_matrix", 100, x.size(),
                 [&] { corr::spearman_correlation_matrix{}(panel).data(); });
}

void distances(const std::string& folder) {
    const peers::line_printer ours{"Tidemark", version()};
    const peers::numbers x = peers::load(folder, "returns", 100'000), y = peers::load(folder, "related", 100'000);
    volatile double kept = 0;
    ours.measure("distance_correlation of 100000 pairs", 2, x.size(),
                 [&] { kept = corr::distance_correlation{}(x, y); });
}

void rolling(const std::string& folder) {
    const peers::line_printer ours{"Tidemark", version()};
    constexpr std::size_t columns = 100, window = 250;
    const peers::numbers x = peers::load_panel(folder, columns, true);
    const core::panel_view<double> panel{x.data(), peers::panel_rows, columns, core::storage::row_major};
    peers::numbers out(corr::window_count(peers::panel_rows, window, 1) * columns * columns);
    ours.measure("rolling_correlation_matrices of 250 rows", columns, x.size(),
                 [&] { corr::rolling_correlation_matrices_into(out, panel, window); });
}

}

int main(int argc, char** argv) {
    if (argc != 2) {
        std::cerr << "usage: tidemark_peers_matrices <folder>\n";
        return 2;
    }
    try {
        const std::string folder = argv[1];
        for (const std::size_t columns : {100, 500, 2000}) products(folder, columns);
        shrinkage(folder);
        if (with_blas) return 0;
        ranks(folder);
        distances(folder);
        rolling(folder);
    } catch (const std::exception& error) {
        std::cerr << "tidemark_peers_matrices: " << error.what() << '\n';
        return 1;
    }
}
