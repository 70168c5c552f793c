// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/order.hpp>
#include <tidemark/run/detail/ordered_association.hpp>
#include <tidemark/run/detail/ordered_places.hpp>
#include <tidemark/run/detail/ordered_standing.hpp>
#include <tidemark/run/detail/ordered_tile.hpp>
#include <tidemark/run/detail/set_up.hpp>
#include <tidemark/state/ordered.hpp>

#include <array>
#include <span>
#include <utility>
#include <vector>

namespace tidemark::inline TIDEMARK_ABI::run {

namespace detail {

/// The window as an order statistic reads it: the members of a set of places of a tile.
class window_of_places {
public:
    window_of_places(ordered_places& members, ordered_places::questions& row, const double* ascending) noexcept
        : members_{members}, row_{row}, ascending_{ascending} {}

    std::size_t size() const noexcept { return members_.size(); }
    double operator[](std::size_t k) const noexcept { return ascending_[members_.find(k, row_)]; }
    TIDEMARK_INLINE core::neighbours neighbours(std::size_t k) const noexcept {
        const auto [first, second] = members_.find_two(k, row_);
        return {ascending_[first], ascending_[second]};
    }
    template <class Visit>
    void visit_smallest(std::size_t k, Visit visit) const noexcept {
        members_.visit_first(k, [&](std::size_t place) { visit(ascending_[place]); });
    }

private:
    ordered_places& members_;
    ordered_places::questions& row_;
    const double* ascending_;
};

/// Slides a set of places through sorted tiles. Calls visit(row, window, rows of the window) at every row.
template <core::sample S, class Visit>
void slide_through_tiles(const S& rows, std::size_t window, Visit visit) {
    const std::size_t n = rows.size(), w = core::lesser(window, n), length = tile_length(n, w);
    ordered_tile tile{length};
    ordered_places members{length};
    for_each_tile(n, w, length, [&](std::size_t first, std::size_t count, std::size_t next) {
        tile.sort(rows, first, count);
        members.clear();
        for (std::size_t i = 0; i < count; ++i) {
            members.slide(tile.place(i), i < w ? ordered_tile::absent : tile.place(i - w));
            if (first + i < next) continue;
            ordered_places::questions row;
            visit(first + i, window_of_places{members, row, tile.ascending().data()}, core::lesser(first + i + 1, w));
        }
    });
}

/// The same for a short window. Each slide waits for the one before it, so two halves of the rows take turns.
template <core::sample S, class Visit>
void slide_through_halves(const S& rows, std::size_t window, Visit visit) {
    const std::size_t n = rows.size(), half = (n + 1) / 2;
    state::ordered early{window}, late{window};
    for (std::size_t i = half < window ? 0 : half - window; i < half; ++i) late.slide(core::nan, rows[i]);
    const auto step = [&](state::ordered& ascending, std::size_t i) {
        ascending.slide(i < window ? core::nan : rows[i - window], rows[i]);
        visit(i, ascending, core::lesser(i + 1, window));
    };
    for (std::size_t i = 0; i < half; ++i) {
        step(early, i);
        if (half + i < n) step(late, half + i);
    }
}

/// Calls visit(row, window, rows of the window) at every row.
template <core::sample S, class Visit>
void slide_in_order(const S& rows, std::size_t window, Visit visit) {
    if (rows.size() == 0) return;
    if (core::lesser(window, rows.size()) <= state::ordered::longest_sweep)
        slide_through_halves(rows, core::lesser(window, rows.size()), visit);
    else
        slide_through_tiles(rows, window, visit);
}

/// A metric that is told how many observations it reads, whenever their number changes.
template <class M>
using told = decltype(core::among(std::declval<const M&>(), std::size_t{}));

/// Writes the answer of every row; `usual` rows make one where the policy leaves it to the driver.
template <core::order_statistic M, core::sample S, missing::policy P>
void answer_in_order(std::span<double> out, const M& metric, const S& rows, std::size_t window, std::size_t usual,
                     const P& policy) {
    slide_in_order(rows, window,
                   [=, count = window, told = core::among(metric, window)](std::size_t i, const auto& ascending,
                                                                           std::size_t in_window) mutable {
                       const std::size_t observed = ascending.size();
                       const bool answers = enough(policy, observed, in_window, usual);
                       if (answers && observed != count) told = core::among(metric, count = observed);
                       out[i] = answers ? told.lower(ascending) : core::nan;
                   });
}

/// Writes the answers of as many metrics as `each`, which calls f(j) for every one of them, goes through.
template <core::order_statistic M, core::sample S, missing::policy P, class Into, class Told, class Each>
void answer_each_in_order(Into into, std::span<const M> metrics, Told told, const S& rows, std::size_t window,
                          const P& policy, Each each) {
    slide_in_order(rows, window,
                   [=, count = window](std::size_t i, const auto& ascending, std::size_t in_window) mutable {
                       const std::size_t observed = ascending.size();
                       const bool answers = enough(policy, observed, in_window, window);
                       if (answers && observed != count) {
                           count = observed;
                           each([&](std::size_t j) { told[j] = core::among(metrics[j], count); });
                       }
                       each([&](std::size_t j) { into[j][i] = answers ? told[j].lower(ascending) : core::nan; });
                   });
}

template <core::rank_statistic M, core::sample S, missing::policy P>
void answer_in_order(std::span<double> out, const M& metric, const S& rows, std::size_t window, std::size_t usual,
                     const P& policy) {
    stand_in_order(rows, window, core::equals_count_once(metric),
                   [&](std::size_t i, const core::standing& newest, std::size_t in_window) {
                       const bool answers = newest.equal > 0 && enough(policy, newest.count, in_window, usual);
                       out[i] = answers ? metric.lower(newest) : core::nan;
                   });
}

template <core::rank_association M, core::sample S, missing::policy P>
void answer_in_order(std::span<double> out, const M& metric, const S& rows, std::size_t window, std::size_t usual,
                     const P& policy) {
    if (rows.size() == 0) return;
    association_window<M> live{metric, core::lesser(window, rows.size())};
    for (std::size_t i = 0; i < rows.size(); ++i) {
        live.push(rows[i]);
        out[i] = enough(policy, live.observed(), live.rows(), usual) ? live.value() : core::nan;
    }
}

}

/// Several order statistics of one kind in one pass: outs[j] is what `rolling_into` gives for metrics[j].
///
/// Errors: std::invalid_argument as for one, for any of them, and when there are not as many outputs as metrics;
/// nothing
///         is written then
/// Cost:   that of one, and of each further one what it reads
template <core::order_statistic M, class R, missing::policy P = missing::skip>
    requires detail::reads<M, R>
void rolling_into(std::span<const std::span<double>> outs, std::span<const M> metrics, const R& sample,
                  std::size_t window, const P& policy = {}) {
    const auto rows = core::as_sample(sample);
    if (outs.size() != metrics.size())
        core::refuse("number of outs", outs.size(), "the number of metrics, " + std::to_string(metrics.size()));
    for (std::size_t j = 0; j < outs.size(); ++j) detail::require_rolling(outs[j], metrics[j], rows, window, policy);
    const auto few = [&]<std::size_t... J>(std::index_sequence<J...>) {
        detail::answer_each_in_order(std::array{outs[J].data()...}, metrics,
                                     std::array{core::among(metrics[J], window)...}, rows, window, policy,
                                     [](auto f) { (f(J), ...); });
    };
    if (outs.size() == 2) return few(std::make_index_sequence<2>{});
    if (outs.size() == 3) return few(std::make_index_sequence<3>{});
    std::vector<detail::told<M>> told;
    for (const M& metric : metrics) told.push_back(core::among(metric, window));
    detail::answer_each_in_order(outs, metrics, std::move(told), rows, window, policy, [n = outs.size()](auto f) {
        for (std::size_t j = 0; j < n; ++j) f(j);
    });
}

}
