// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/error.hpp>
#include <tidemark/core/numeric.hpp>
#include <tidemark/index/detail/keyed.hpp>
#include <tidemark/index/ranking.hpp>

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace tidemark::inline TIDEMARK_ABI::index::detail {

/// Two shares of a whole that differ by rounding alone are the same.
inline constexpr double share_rounding = 1e-12;

inline bool reaches(double share, double cut) noexcept { return share >= cut - share_rounding; }

/// Whether what begins at a share begins below a cut; below the cut at the end of the whole everything begins.
inline bool begins_below(double share, double cut) noexcept { return cut >= 1 || !reaches(share, cut); }

/// The sum of the keys that are there.
///
/// Errors: `std::domain_error` for a key that is negative or not finite, and for keys that sum to 0; `what` says of
/// what
inline double total_of(std::span<const candidate> ranked, std::span<const double> keys, const std::string& what) {
    double total = 0;
    bool any = false;
    for (std::size_t i = 0; i < ranked.size(); ++i) {
        if (core::is_missing(keys[i])) continue;
        if (!(keys[i] >= 0 && core::is_finite(keys[i]))) {
            core::infeasible(what + " needs finite numbers, zero or more; that of rank " +
                             std::to_string(ranked[i].rank) + " is " + core::text_of(keys[i]));
        }
        total += keys[i];
        any = true;
    }
    if (any && !(total > 0)) core::infeasible(what + " needs numbers with a positive sum, it is 0");
    return total;
}

/// A candidate and the stretch of the whole that it makes up when all are laid side by side, the largest first.
struct stretch {
    std::size_t place;  ///< in the list it came in, from 0
    double begin;
    double end;
};

/// The stretches of the candidates that have a key, the largest key first; errors as in total_of.
inline std::vector<stretch> cumulated(std::span<const candidate> ranked, std::span<const double> keys,
                                      const std::string& what) {
    const double total = total_of(ranked, keys, what);
    std::vector<stretch> stretches;
    double sum = 0;
    for (const keyed& k : by_key(ranked, keys)) {
        if (core::is_missing(k.key)) break;
        const double begin = sum / total;
        sum += k.key;
        stretches.push_back({k.place, begin, sum / total});
    }
    return stretches;
}

}
