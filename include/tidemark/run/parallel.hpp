// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/run/panel.hpp>
#include <tidemark/run/rolling.hpp>
#include <tidemark/run/whole.hpp>

#include <span>
#include <utility>
#include <vector>

namespace tidemark::inline TIDEMARK_ABI::run {

namespace detail {

struct any_task {
    void operator()(std::size_t) const;
};

// What one task folds or rolls over: enough to be worth a task, and nothing that depends on the threads, so that no
// answer does.
inline constexpr std::size_t rows_of_a_task = 65536;

/// How many windows one task answers: whole blocks, in eights, that lanes may share them evenly.
constexpr std::size_t windows_of_a_task(std::size_t rows, std::size_t window) noexcept {
    if (window >= rows / 16) return rows + 1;  // too few blocks to share
    const std::size_t blocks = rows_of_a_task / window / 8 * 8;
    return (blocks < 16 ? 16 : blocks) * window;
}

/// How many columns one task rolls over. Each row of a row-major panel lies on other pages, so a task takes as many
/// columns of it as leave enough tasks.
template <std::floating_point T>
constexpr std::size_t columns_of_a_task(const core::panel_view<T>& panel) noexcept {
    if (panel.column_stride() != 1) return 32;
    return panel.columns() < 2048 ? 128 : 256;
}

constexpr std::size_t tasks_of(std::size_t size, std::size_t each) noexcept {
    return size == 0 ? 0 : (size - 1) / each + 1;
}

/// What a task is told of missing rows once the whole sample has passed the checks.
template <missing::policy P>
constexpr auto policy_of_a_task(const P& policy) noexcept {
    if constexpr (std::same_as<P, missing::refuse>)
        return missing::propagate{};
    else
        return policy;
}

/// Answers that begin within another task's: the first `others` are not written.
struct later_answers {
    double* first;
    std::size_t others;
};
template <class Answer>
void put(const later_answers& out, std::size_t i, const Answer& answer) noexcept {
    if (i >= out.others) out.first[i] = answer;
}
inline void put_nothing(const later_answers& out, std::size_t i) noexcept {
    if (i >= out.others) out.first[i] = core::nan;
}
template <class Real>
contiguous_answers<Real> place(const later_answers& out, std::size_t first, std::size_t apart) noexcept {
    return {out.first + first, static_cast<std::ptrdiff_t>(apart)};
}
inline later_answers later(std::span<double> out, std::size_t start, std::size_t others) noexcept {
    return {out.data() + start, others};
}
template <std::size_t K>
std::array<later_answers, K> later(const std::array<std::span<double>, K>& out, std::size_t start,
                                   std::size_t others) noexcept {
    std::array<later_answers, K> all;
    for (std::size_t k = 0; k < K; ++k) all[k] = later(out[k], start, others);
    return all;
}

/// Rolls over rows that begin with a block.
template <class Out, core::fold M, core::sample S, missing::policy P>
void roll_task(const Out& out, const M& metric, const S& rows, std::size_t window, const P& policy) {
    series_scan{out, metric, rows, window, policy}.run();
}
template <class M, core::sample S, missing::policy P>
void roll_task(const later_answers& out, const M& metric, const S& rows, std::size_t window, const P& policy) {
    std::vector<double> all(rows.size());
    roll(std::span<double>{all}, metric, rows, window, policy);
    for (std::size_t i = 0; i < all.size(); ++i) put(out, i, all[i]);
}

/// Some columns of a panel, or of several.
template <class Panel>
Panel columns_of(const Panel& panel, std::size_t first, std::size_t count) noexcept {
    return {panel.at(0, first), panel.rows(), count, panel.row_stride(), panel.column_stride()};
}
template <std::size_t K>
std::array<core::panel_span, K> columns_of(const std::array<core::panel_span, K>& panels, std::size_t first,
                                           std::size_t count) noexcept {
    return std::apply([&](const auto&... panel) { return std::array{columns_of(panel, first, count)...}; }, panels);
}

/// The state of some rows, and how many of them were observed.
template <core::fold M>
struct stretch {
    core::state_of<M> state{};
    std::size_t observed = 0;
};

/// Neighbours merge in pairs, then pairs in pairs: each state takes part in few merges.
template <core::fold M>
stretch<M> merged(const M& metric, std::vector<stretch<M>>& parts) noexcept {
    for (std::size_t apart = 1; apart < parts.size(); apart *= 2)
        for (std::size_t i = 0; i + apart < parts.size(); i += 2 * apart) {
            parts[i].state = core::combine(metric, parts[i].state, parts[i + apart].state);
            parts[i].observed += parts[i + apart].observed;
        }
    return parts.empty() ? stretch<M>{} : parts.front();
}

}

/// Whatever calls task(0) ... task(count - 1), in any order and on any threads, and returns when all of them have: a
/// loop, a thread pool, `ext::tbb_executor`.
template <class E>
concept executor =
    requires(const E& execute, std::size_t count, const detail::any_task& task) { execute(count, task); };

/// Drivers that share their work among the threads of the caller's executor. Tidemark makes no threads.
///
/// Work is cut by sizes of its own, never by the number of threads: any executor gives the same bits. An exception that
/// a task throws (memory that cannot be had) is the executor's to pass on.
template <executor E>
class parallel {
public:
    explicit parallel(E execute) : execute_{std::move(execute)} {}

    /// `run::rolling_into` of one series, in chunks of whole blocks: its answers, bit for bit.
    ///
    /// Cost: O(n); a chunk, some 65536 rows or at least 16 blocks, reads the block before it too. A metric that is no
    /// fold has its answers copied
    template <class M, class R, missing::policy P = missing::skip>
        requires detail::rolls<M, R>
    void rolling_into(const detail::out_for<M>& out, const M& metric, const R& sample, std::size_t window,
                      const P& policy = {}) const {
        const auto rows = core::as_sample(sample);
        detail::require_rolling(out, metric, rows, window, policy);
        const std::size_t n = rows.size(), each = detail::windows_of_a_task(n, window);
        // Task c answers the windows that straddle its boundaries, c * each and every block until the next task's: the
        // first of them ends with the row before the boundary.
        execute_(detail::tasks_of(n == 0 ? 0 : n + 1, each), [&](std::size_t c) {
            const std::size_t start = c == 0 ? 0 : c * each - window;
            const std::size_t end = core::lesser(n, (c + 1) * each - 1);
            const auto to = detail::later(out, start, c == 0 ? 0 : window - 1);
            detail::for_each_state(to, metric, [&](const auto& its, const auto& one) {
                detail::roll_task(its, one, rows.part(start, end - start), window, detail::policy_of_a_task(policy));
            });
        });
    }

    /// The same in a new vector.
    template <class M, class R, missing::policy P = missing::skip>
        requires detail::rolls<M, R>
    detail::columns_for<M> rolling(const M& metric, const R& sample, std::size_t window, const P& policy = {}) const {
        auto out = detail::new_columns<M>(core::as_sample(sample).size());
        rolling_into(detail::places_in(out), metric, sample, window, policy);
        return out;
    }

    /// `run::rolling_into` of every column of a panel, some columns a task: its answers, bit for bit.
    template <class M, std::floating_point T, missing::policy P = missing::skip>
        requires detail::rolls_over_panels<M>
    void rolling_into(const detail::panels_for<M>& out, const M& metric, const core::panel_view<T>& panel,
                      std::size_t window, const P& policy = {}) const {
        detail::require_panel(out, metric, panel, window, policy);
        const std::size_t columns = panel.columns(), each = detail::columns_of_a_task(panel);
        execute_(detail::tasks_of(columns, each), [&](std::size_t c) {
            const std::size_t first = c * each, count = core::lesser(each, columns - first);
            run::rolling_into(detail::columns_of(out, first, count), metric, detail::columns_of(panel, first, count),
                              window, detail::policy_of_a_task(policy));
        });
    }

    /// The metric of all rows, from the states of chunks of 65536 rows, merged in order, and how many of them were
    /// observed. Up to one chunk it is `run::whole` bit for bit, beyond that up to rounding.
    template <core::fold M, class R, missing::policy P>
        requires detail::reads<M, R>
    auto whole(const M& metric, const R& sample, const P& policy, with_counts) const {
        const auto rows = core::as_sample(sample);
        detail::require_ready(metric, rows, policy);
        const std::size_t n = rows.size();
        std::vector<detail::stretch<M>> parts(detail::tasks_of(n, detail::rows_of_a_task));
        execute_(parts.size(), [&](std::size_t c) {
            const std::size_t first = c * detail::rows_of_a_task;
            const auto chunk = rows.part(first, core::lesser(detail::rows_of_a_task, n - first));
            parts[c] = {detail::state_of_rows(metric, chunk), detail::observed_in(chunk)};
        });
        const auto all = detail::merged(metric, parts);
        using answer = decltype(core::lower(metric, all.state));
        const auto with = [&](answer value) {
            return counted<answer>{std::move(value), all.observed, n - all.observed};
        };
        if constexpr (detail::numbers<answer>)
            if (!detail::enough(policy, all.observed, n, 0)) return with(detail::nothing<answer>());
        return with(core::lower(metric, all.state));
    }
    template <core::fold M, class R>
        requires detail::reads<M, R>
    auto whole(const M& metric, const R& sample, with_counts how) const {
        return whole(metric, sample, missing::skip{}, how);
    }

    /// The same without the counts.
    template <core::fold M, class R, missing::policy P = missing::skip>
        requires detail::reads<M, R>
    auto whole(const M& metric, const R& sample, const P& policy = {}) const {
        return whole(metric, sample, policy, with_counts{}).value;
    }

private:
    E execute_;
};

}
