// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/error.hpp>
#include <tidemark/core/numeric.hpp>
#include <tidemark/gauge/turning_points.hpp>

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace tidemark::inline TIDEMARK_ABI::gauge {

/// Whether a series is on its way from a trough to a peak or from a peak to a trough.
enum class phase { rising, falling };

/// The phase of every row, from turning points: a turn is the last row of the phase that it ends.
///
/// Formula: rising up to a peak and after a trough, falling up to a trough and after a peak
/// Input:   turning points, ascending, peaks and troughs alternating; the number of rows they lie in
/// Value:   as many phases: those before the first turn and after the last are open, and taken to go on; known
///          only afterwards
/// No data: none without turning points
/// Errors:  std::invalid_argument for two turns of one kind in a row, positions out of order or outside the rows
/// Cost:    O(rows)
/// Source:  Harding and Pagan (2002), Dissecting the cycle
inline std::vector<phase> phases_of(std::span<const turning_point> points, std::size_t rows) {
    std::vector<phase> phases;
    if (points.empty()) return phases;
    for (std::size_t k = 0; k < points.size(); ++k) {
        const std::string entry = "points[" + std::to_string(k) + "]";
        if (points[k].position >= rows)
            core::refuse(entry, points[k].position, "less than the number of rows, " + std::to_string(rows));
        if (k > 0 && points[k].position <= points[k - 1].position)
            core::refuse(entry, points[k].position, "more than " + std::to_string(points[k - 1].position));
        if (k > 0 && points[k].kind == points[k - 1].kind)
            core::refuse(entry, points[k].position,
                         points[k].kind == turn::peak ? "a trough after a peak" : "a peak after a trough");
        phases.resize(points[k].position + 1, points[k].kind == turn::peak ? phase::rising : phase::falling);
    }
    phases.resize(rows, points.back().kind == turn::peak ? phase::falling : phase::rising);
    return phases;
}

/// How far two series were in the same phase, beside what two independent ones with as long phases would be.
struct phase_agreement {
    double concordance = core::nan;  ///< share of rows in the same phase
    double expected = core::nan;     ///< that of independent series that rise for as many rows each
    double correlation = core::nan;  ///< of the two phases as 0 and 1: free of how long each rose
    std::size_t rows = 0;
};

/// The index of concordance of two series: the share of time that they spend in the same phase.
///
/// Formula: sum(S_x S_y + (1 - S_x)(1 - S_y)) / n with S = 1 while rising, 0 while falling; expected
///          p_x p_y + (1 - p_x)(1 - p_y) with p the mean of S
/// Input:   the phases of two series on the same rows
/// Value:   fractions, 0 to 1, and a correlation
/// No data: NaN without rows; the correlation also where a series is in one phase throughout
/// Errors:  std::invalid_argument for lengths that differ
/// Cost:    O(n)
/// Source:  Harding and Pagan (2002), Dissecting the cycle; (2006), Synchronization of cycles
inline phase_agreement phase_concordance(std::span<const phase> first, std::span<const phase> second) {
    if (first.size() != second.size())
        core::refuse("length of second", second.size(), "the length of first, " + std::to_string(first.size()));
    double up_first = 0, up_second = 0, both_up = 0;
    for (std::size_t i = 0; i < first.size(); ++i) {
        const bool x = first[i] == phase::rising, y = second[i] == phase::rising;
        up_first += x ? 1 : 0;
        up_second += y ? 1 : 0;
        both_up += x && y ? 1 : 0;
    }
    const double n = static_cast<double>(first.size()), p = up_first / n, q = up_second / n, pq = both_up / n;
    return {.concordance = (n - up_first - up_second + 2 * both_up) / n,
            .expected = p * q + (1 - p) * (1 - q),
            .correlation = (pq - p * q) / core::sqrt(p * (1 - p) * q * (1 - q)),
            .rows = first.size()};
}

}
