// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/run/detail/answers.hpp>
#include <tidemark/run/detail/cascade.hpp>
#include <tidemark/run/detail/ordered_standing.hpp>
#include <tidemark/run/detail/ordered_whole.hpp>

#include <cstddef>
#include <span>
#include <utility>
#include <vector>

namespace tidemark::inline TIDEMARK_ABI::run {

namespace detail {

template <core::sample S>
std::size_t observed_in(const S& rows) noexcept {
    std::size_t observed = 0;
    for (std::size_t i = 0; i < rows.size(); ++i) observed += core::is_missing(rows[i]) ? 0 : 1;
    return observed;
}

/// A point near the mean of the finite observations, as the metric's state reads them: exactly the common value when
/// they are all equal. The sums about it are as good as those of a two-pass formula.
template <core::anchorable M, core::sample S>
auto centre(const M& metric, const S& rows) noexcept {
    using anchor_type = typename core::state_of<M>::observation;
    const auto along = [&](auto coordinate) {
        double first = 0, sum = 0, count = 0;
        for (std::size_t i = 0; i < rows.size(); ++i) {
            if (core::is_missing(rows[i])) continue;
            const anchor_type z = core::observe(metric, rows[i]);
            if (!core::is_finite(z)) continue;
            if (count == 0) first = coordinate(z);
            sum += coordinate(z) - first;
            count += 1;
        }
        return count > 0 ? first + sum / count : 0.0;
    };
    if constexpr (std::same_as<anchor_type, double>)
        return along([](double z) { return z; });
    else
        return anchor_type{along([](const anchor_type& z) { return z.x; }),
                           along([](const anchor_type& z) { return z.y; })};
}

template <core::fold M, core::sample S>
core::state_of<M> fold_rows(const M& metric, const S& rows) noexcept {
    cascade<M> all{metric};
    for (std::size_t i = 0; i < rows.size(); ++i)
        if (!core::is_missing(rows[i])) all.push(rows[i]);
    return all.result();
}

/// The portable state of a whole sample, by the most accurate way the metric allows.
template <core::fold M, core::sample S>
core::state_of<M> state_of_rows(const M& metric, const S& rows) noexcept {
    if constexpr (core::anchorable<M>) {
        const auto anchor = centre(metric, rows);
        if (core::is_finite(anchor))
            return core::state_of<M>::about(anchor, fold_rows(core::anchored<M>{metric, anchor}, rows));
    }
    return fold_rows(metric, rows);
}
template <class... Ms, core::sample S>
core::state_of<all_of<Ms...>> state_of_rows(const all_of<Ms...>& metrics, const S& rows) noexcept {
    return std::apply([&](const auto&... g) { return std::tuple{state_of_rows(g.metric, rows)...}; },
                      metrics.by_state());
}

template <class M, core::sample S>
auto answer(const M& metric, const S& rows) {
    if constexpr (core::fold<M>) {
        return core::lower(metric, state_of_rows(metric, rows));
    } else if constexpr (core::recursion<M>) {
        core::state_of<M> s{};
        for (std::size_t i = 0; i < rows.size(); ++i)
            if (!core::is_missing(rows[i])) metric.absorb(s, rows[i]);
        return core::lower(metric, s);
    } else if constexpr (core::rank_association<M>) {
        if constexpr (requires(const core::concordance& c) { metric.lower(c); })
            return metric.lower(concordance_of(columns{rows}));
        else
            return metric.lower(rank_products_of(columns{rows}));
    } else {
        const std::vector<double> sorted = ascending_of(rows);
        const std::span<const double> ascending{sorted};
        if constexpr (core::order_statistic<M>) {
            return metric.lower(ascending);
        } else {
            if (rows.size() == 0 || core::is_missing(rows[rows.size() - 1])) return core::nan;
            return metric.lower(standing_in(ascending, rows[rows.size() - 1], core::equals_count_once(metric)));
        }
    }
}

/// The answer where `enough` rows are observed for a number to be given.
template <class M, core::sample S>
auto answer_if(bool enough, const M& metric, const S& rows) {
    if constexpr (several<M>) {
        return in_order<answer_of<M>>(metric.by_state(),
                                      [&](auto, const auto& one) { return answer_if(enough, one, rows); });
    } else {
        using answer_type = decltype(answer(metric, rows));
        if constexpr (numbers<answer_type>)
            if (!enough) return nothing<answer_type>();
        return answer(metric, rows);
    }
}

}

/// Asks for the counts beside the answer.
struct with_counts {};

/// An answer and what it rests on. The counts are those of the sample, also where the policy leaves no answer.
template <class Answer>
struct counted {
    Answer value;         ///< of several metrics, all of theirs
    std::size_t used;     ///< rows that were observed
    std::size_t missing;  ///< rows that were not: NaN, or a pair with a NaN on either side
};

/// The metric of all rows of a sample, and how many of them were observed and how many missing. In windows of a series
/// the metric `observation_count` tells it: `rolling(all(metric, risk::observation_count{}), sample, window, policy)`.
///
/// Input:    a readable sample
/// Value:    what `whole` answers without counts, bit for bit; used + missing is the length of the sample
/// No data:  as `whole`; the counts are told all the same
/// Errors:   as `whole`; under missing::refuse nothing is missing in what is answered
/// Cost:     that of `whole`
template <class M, class R, missing::policy P>
    requires detail::reads<M, R>
auto whole(const M& metric, const R& sample, const P& policy, with_counts) {
    const auto rows = core::as_sample(sample);
    detail::require_ready(metric, rows, policy);
    const std::size_t used = detail::observed_in(rows);
    auto value = detail::answer_if(detail::enough(policy, used, rows.size(), 0), metric, rows);
    return counted<decltype(value)>{std::move(value), used, rows.size() - used};
}
template <class M, class R>
    requires detail::reads<M, R>
auto whole(const M& metric, const R& sample, with_counts how) {
    return whole(metric, sample, missing::skip{}, how);
}

/// The metric of all rows of a sample.
///
/// Input:    a readable sample
/// Value:    what the metric's `lower` answers
/// No data:  as the metric says; NaN with fewer than `min_count` observed rows (missing::skip), or with any missing row
///           under missing::propagate
/// Errors:   std::invalid_argument for an invalid metric or a missing row under missing::refuse
/// Rounding: moments are taken about the sample's mean (two passes), and long sums in a balanced order
/// Cost:     O(n); order statistics sort a copy, in linear time; Kendall's tau O(n log n)
template <class M, class R, missing::policy P = missing::skip>
    requires detail::reads<M, R>
auto whole(const M& metric, const R& sample, const P& policy = {}) {
    return whole(metric, sample, policy, with_counts{}).value;
}

}
