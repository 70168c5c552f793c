// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/error.hpp>
#include <tidemark/corr/detail/matrix_scan.hpp>

#include <span>

/// What the rolling matrices share: their checks, and where their matrices go.
namespace tidemark::inline TIDEMARK_ABI::corr::detail {

/// The checks of every rolling matrix: all of them before anything is computed.
template <std::floating_point T, matrix_policy P>
void require_windows(const core::panel_view<T>& panel, std::size_t window, std::size_t step, const P& policy) {
    if (window == 0) core::refuse("window", window, "at least 1");
    if (step == 0) core::refuse("step", step, "at least 1");
    if (panel.columns() == 0) core::refuse("columns of panel", panel.columns(), "at least 1");
    if (const std::size_t least = least_count(policy, window); least > window)
        core::refuse("min_count", least, "at most the window, " + std::to_string(window));
    if constexpr (std::same_as<P, missing::refuse>)
        for (std::size_t t = 0; t < panel.rows(); ++t)
            for (std::size_t j = 0; j < panel.columns(); ++j)
                if (core::is_missing(panel(t, j)))
                    core::refuse("panel(" + std::to_string(t) + ", " + std::to_string(j) + ")", core::nan,
                                 "no missing observation under missing::refuse");
}

/// Matrices go side by side into the caller's memory.
struct matrices_in_memory {
    double* out;
    std::size_t size;  // of one matrix

    double* place(std::size_t m, std::size_t) noexcept { return out + m * size; }
    void done(std::size_t, std::size_t) noexcept {}
};

/// Matrices are shown one by one, with the last row of their window, and forgotten.
template <class Visit>
struct matrices_shown {
    Visit& visit;
    std::size_t columns, window, step;
    std::vector<double> some{};

    double* place(std::size_t, std::size_t count) {
        some.resize(count * columns * columns);
        return some.data();
    }
    void done(std::size_t m, std::size_t count) {
        for (std::size_t a = 0; a < count; ++a)
            visit((m + a) * step + window - 1, core::panel_view<double>{some.data() + a * columns * columns, columns,
                                                                        columns, core::storage::row_major});
    }
};

template <class Entry, std::floating_point T, matrix_policy P, class Sink>
void scan_matrices(const Entry& entry, const core::panel_view<T>& panel, std::size_t window, std::size_t step,
                   const P& policy, Sink sink) {
    if (panel.columns() < core::lane_count)
        matrix_scan<Entry, double, T, Sink>{entry, panel, window, step, policy, sink}.run();
    else
        matrix_scan<Entry, core::lanes, T, Sink>{entry, panel, window, step, policy, sink}.run();
}

template <class Entry, std::floating_point T, matrix_policy P>
void matrices_into(std::span<double> out, const Entry& entry, const core::panel_view<T>& panel, std::size_t window,
                   std::size_t step, const P& policy) {
    require_windows(panel, window, step, policy);
    const std::size_t size = panel.columns() * panel.columns();
    const std::size_t expected = window_count(panel.rows(), window, step) * size;
    if (out.size() != expected)
        core::refuse("length of out", out.size(), "windows x columns x columns, " + std::to_string(expected));
    scan_matrices(entry, panel, window, step, policy, matrices_in_memory{out.data(), size});
}

template <class Entry, std::floating_point T, matrix_policy P, class Visit>
void show_matrices(const Entry& entry, const core::panel_view<T>& panel, std::size_t window, std::size_t step,
                   Visit& visit, const P& policy) {
    require_windows(panel, window, step, policy);
    scan_matrices(entry, panel, window, step, policy, matrices_shown<Visit>{visit, panel.columns(), window, step});
}

/// What rolls over a panel hears: the last row of a window, and its matrix.
template <class Visit>
concept matrix_visitor = std::invocable<Visit&, std::size_t, const core::panel_view<double>&>;

}
