// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/risk/expected_shortfall.hpp>

namespace tidemark::inline TIDEMARK_ABI::risk {

namespace detail {

/// An ordered window seen from the other side: minus its values, in ascending order.
template <core::ordered_window W>
struct mirrored_window {
    const W& of;

    constexpr std::size_t size() const noexcept { return of.size(); }
    constexpr double operator[](std::size_t k) const noexcept { return -of[of.size() - 1 - k]; }
};

}

/// The Rachev ratio: the mean gain in the best share of the returns by the mean loss in the worst.
///
/// Formula: expected_shortfall(risk_free - r, gain_share) / expected_shortfall(r - risk_free, loss_share)
/// Input:   returns per period, as fractions
/// Value:   a ratio; above 1 when the good tail is the larger
/// No data: NaN; a worst share without a loss on average: by the division, of either sign
/// Errors:  loss_share or gain_share outside (0, 1), risk_free not finite
/// Cost:    O((loss_share + gain_share) n) once the returns are in order
/// Source:  Biglova, Ortobelli, Rachev and Stoyanov (2004), Different approaches to risk estimation in portfolio theory
struct rachev_ratio {
    /// Who is in a tail: the exact share, with a fraction of the boundary observation; or, as PerformanceAnalytics has
    /// it, the returns at or below the linear quantile, and those at or above the floor((1 - gain_share) n)-th
    /// smallest.
    enum class tail { exact, peer };

    double loss_share = 0.05;
    double gain_share = 0.05;
    double risk_free = 0;  ///< per period
    tail averaged = tail::exact;

    constexpr core::complaint check() const noexcept {
        if (!(loss_share > 0 && loss_share < 1)) return {"loss_share", loss_share, "a number in (0, 1)"};
        if (!(gain_share > 0 && gain_share < 1)) return {"gain_share", gain_share, "a number in (0, 1)"};
        return check_risk_free(risk_free);
    }
    template <core::ordered_window W>
    constexpr double lower(const W& ascending) const noexcept {
        using shortfall = expected_shortfall_historical;
        const bool exact = averaged == tail::exact;
        const auto in_tail = exact ? shortfall::tail::acerbi_tasche : shortfall::tail::mean_le_quantile;
        const double loss = shortfall{loss_share, in_tail}.lower(ascending);
        const double gain = exact ? shortfall{gain_share}.lower(detail::mirrored_window<W>{ascending})
                                  : mean_from(ascending, (1 - gain_share) * static_cast<double>(ascending.size()));
        return (gain - risk_free) / (loss + risk_free);
    }

private:
    /// The mean of the values at or above the one of that rank, counted from 1; NaN for a rank below 1.
    template <core::ordered_window W>
    static constexpr double mean_from(const W& x, double rank) noexcept {
        if (rank < 1) return core::nan;
        const double least = x[static_cast<std::size_t>(rank) - 1];
        double sum = 0, count = 0;
        for (std::size_t k = x.size(); k > 0 && x[k - 1] >= least; --k) sum += x[k - 1], count += 1;
        return sum / count;
    }
};

}
