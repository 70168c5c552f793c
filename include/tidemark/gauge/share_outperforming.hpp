// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/error.hpp>
#include <tidemark/core/numeric.hpp>
#include <tidemark/gauge/detail/window_prices.hpp>
#include <tidemark/gauge/members.hpp>
#include <tidemark/index/detail/expectations.hpp>
#include <tidemark/index/eligibility.hpp>
#include <tidemark/index/known_market.hpp>
#include <tidemark/index/market_days.hpp>
#include <tidemark/index/required.hpp>

#include <cmath>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace tidemark::inline TIDEMARK_ABI::gauge {

/// What a member says that has no price at one end of a window: at its start it is too young, at its end, where members
/// are asked for at the start, it is gone.
enum class missing_history : unsigned char {
    dropped,  ///< nothing: it is not counted
    loses,
    wins
};

/// How many assets gained more than a reference, and how many did not.
struct outperformance {
    std::size_t wins = 0;
    std::size_t ties = 0;  ///< gained the same; no wins
    std::size_t losses = 0;
    std::size_t missing = 0;  ///< without a price at one of the ends

    constexpr std::size_t counted(missing_history policy) const noexcept {
        return wins + ties + losses + (policy == missing_history::dropped ? 0 : missing);
    }
    constexpr std::size_t counted_as_wins(missing_history policy) const noexcept {
        return wins + (policy == missing_history::wins ? missing : 0);
    }

    /// The part that gained more, in whatever unit is 1 for all of them. No data: NaN where nobody counts.
    constexpr double share(missing_history policy, double all = 1) const noexcept {
        const std::size_t n = counted(policy);
        return n == 0 ? core::nan : all * static_cast<double>(counted_as_wins(policy)) / static_cast<double>(n);
    }

    friend constexpr bool operator==(const outperformance&, const outperformance&) noexcept = default;
};

/// The prices of something at both ends of a window.
struct window_ends {
    double start;
    double end;
};

namespace detail {

/// a * b in two parts that neither overflow nor vanish.
struct wide_product {
    double fraction;
    int exponent;

    wide_product(double a, double b) {
        int of_a = 0, of_b = 0;
        fraction = std::frexp(a, &of_a) * std::frexp(b, &of_b);
        exponent = of_a + of_b;
    }
};

}

/// Compares the growth of assets with that of a reference. By cross products, because rounded returns split ties: those
/// from 3 to 3.3 and from 60000 to 66000 differ in the last digits.
///
/// Formula: i wins where end_i ref_start > ref_end start_i (1 + 1e-12), and ties where these are as near as that
/// Input:   the prices of the assets at the start and at the end of a window, and those of the reference
/// Value:   counts that sum to the number of assets
/// No data: an asset without a price at one of the ends (NaN) counts as missing; zeros where the reference has none
/// Errors:  std::invalid_argument for another number of prices at the end, and for a price not positive and finite
/// Cost:    O(assets)
/// Source:  -
inline outperformance count_outperforming(std::span<const double> start, std::span<const double> end,
                                          window_ends reference) {
    index::detail::require_length("end", end.size(), "start", start.size());
    const auto present = [](double price, const auto& name) {
        if (core::is_missing(price)) return false;
        if (!(price > 0 && core::is_finite(price))) index::detail::require_positive(name(), price);
        return true;
    };
    outperformance all;
    const bool from = present(reference.start, [] { return std::string{"start of the reference"}; });
    const bool to = present(reference.end, [] { return std::string{"end of the reference"}; });
    for (std::size_t i = 0; i < start.size(); ++i) {
        const bool began = present(start[i], [&] { return index::detail::place("start", i); });
        const bool ended = present(end[i], [&] { return index::detail::place("end", i); });
        if (!from || !to) continue;
        if (!began || !ended) {
            ++all.missing;
            continue;
        }
        const detail::wide_product own{end[i], reference.start}, other{reference.end, start[i]};
        const double by = std::ldexp(own.fraction, own.exponent - other.exponent) - other.fraction;
        const double near_enough = 1e-12 * other.fraction;
        if (by > near_enough) {
            ++all.wins;
        } else if (by < -near_enough) {
            ++all.losses;
        } else {
            ++all.ties;
        }
    }
    return all;
}

/// The share of the members of a market that gained more than a reference over a window: of all that count.
///
/// Formula: #{ i : P_i(t) / P_i(t - window) > P_ref(t) / P_ref(t - window) } / # of those counted, as
///          `count_outperforming` compares
/// Input:   closes of a market; who belongs to it, asked at the start of the window or at its end; the id of a
///          reference, which is not counted where it is a member; what a member without a price at one end says
/// Value:   fraction, 0 to 1
/// No data: NaN where the window reaches back before the market, where the reference has no price at one of its ends,
///          and where nobody counts
/// Errors:  std::invalid_argument for a window below 1 and for a reference that the market does not have
/// Cost:    that of the members
/// Source:  -
struct share_outperforming {
    std::string reference;
    index::market_days window;  ///< from its start to its end
    members_rule members;
    index::required<membership_date> membership;
    index::required<missing_history> missing;

    double operator()(const index::known_market& known) const { return count(known).share(missing); }

    /// Which counts the share is made of; zeros where there is none.
    outperformance count(const index::known_market& known) const {
        const std::optional<std::size_t> its = known.find_asset(reference);
        if (!its) core::refuse("reference", std::string_view{reference}, "an asset of the market");
        const std::size_t days = window.count();
        const window_ends ends{known.price(*its, days), known.price(*its)};
        if (core::is_missing(ends.start) || core::is_missing(ends.end)) return {};
        std::vector<std::size_t> all = detail::members_over(members, membership, days, known);
        std::erase(all, *its);
        return count_outperforming(detail::prices_of(all, known, days), detail::prices_of(all, known), ends);
    }
};

}
