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

// Rows that one task folds or rolls over: enough to be worth a task, and a number of its own for every window, so that
// no answer can depend on the threads.
inline constexpr std::size_t rows_of_a_task = 65536;
inline constexpr std::size_t columns_of_a_task = 32;

constexpr std::size_t chunk_rows(std::size_t rows, std::size_t window) noexcept {
    if (window >= rows / 16) return rows;  // too few blocks to share
    const std::size_t blocks = rows_of_a_task / window;
    return (blocks < 16 ? 16 : blocks) * window;
}

constexpr std::size_t chunks_in(std::size_t size, std::size_t chunk) noexcept {
    return size == 0 ? 0 : (size - 1) / chunk + 1;
}

/// What a task is told of missing rows once the whole sample has passed the checks.
template <missing::policy P>
constexpr auto policy_of_a_task(const P& policy) noexcept {
    if constexpr (std::same_as<P, missing::refuse>)
        return missing::propagate{};
    else
        return policy;
}

/// Rolls over the rows [first, last), which begin with a block: those windows that begin there, and then, over the seam
/// with the block before, those that do not.
template <class M, core::sample S, missing::policy P>
void roll_chunk(std::span<double> out, const M& metric, const S& rows, std::size_t window, const P& policy,
                std::size_t first, std::size_t last) {
    const std::size_t count = last - first;
    rolling_into(out.subspan(first, count), metric, rows.part(first, count), window, policy);
    if (first == 0) return;
    const std::size_t after = core::lesser(window - 1, count);
    std::vector<double> seam(window + after);
    rolling_into(std::span<double>{seam}, metric, rows.part(first - window, window + after), window, policy);
    for (std::size_t i = 0; i < after; ++i) out[first + i] = seam[window + i];
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
    /// Cost: O(n); each chunk of some 65536 rows, or 16 blocks, reads the block before it again
    template <core::metric M, class R, missing::policy P = missing::skip>
        requires detail::reads<M, R> && (!core::recursion<M>)
    void rolling_into(std::span<double> out, const M& metric, const R& sample, std::size_t window,
                      const P& policy = {}) const {
        const auto rows = core::as_sample(sample);
        detail::require_rolling(out, metric, rows, window, policy);
        const std::size_t n = rows.size(), chunk = detail::chunk_rows(n, window);
        execute_(detail::chunks_in(n, chunk), [&](std::size_t c) {
            detail::roll_chunk(out, metric, rows, window, detail::policy_of_a_task(policy), c * chunk,
                               core::lesser(n, (c + 1) * chunk));
        });
    }

    /// The same in a new vector.
    template <core::metric M, class R, missing::policy P = missing::skip>
        requires detail::reads<M, R> && (!core::recursion<M>)
    std::vector<double> rolling(const M& metric, const R& sample, std::size_t window, const P& policy = {}) const {
        std::vector<double> out(core::as_sample(sample).size());
        rolling_into(std::span<double>{out}, metric, sample, window, policy);
        return out;
    }

    /// `run::rolling_into` of every column of a panel, some columns a task: its answers, bit for bit.
    template <core::metric M, std::floating_point T, missing::policy P = missing::skip>
        requires(!core::recursion<M>) && std::same_as<core::observation_of<M>, double>
    void rolling_into(const core::panel_span& out, const M& metric, const core::panel_view<T>& panel,
                      std::size_t window, const P& policy = {}) const {
        detail::require_panel(out, metric, panel, window, policy);
        const std::size_t columns = panel.columns();
        execute_(detail::chunks_in(columns, detail::columns_of_a_task), [&](std::size_t c) {
            const std::size_t first = c * detail::columns_of_a_task;
            const std::size_t count = core::lesser(detail::columns_of_a_task, columns - first);
            run::rolling_into(
                core::panel_span{out.at(0, first), out.rows(), count, out.row_stride(), out.column_stride()}, metric,
                core::panel_view<T>{panel.at(0, first), panel.rows(), count, panel.row_stride(), panel.column_stride()},
                window, detail::policy_of_a_task(policy));
        });
    }

    /// The metric of all rows, from the states of chunks of 65536 rows, merged in order. Up to one chunk it is
    /// `run::whole` bit for bit, beyond that up to rounding.
    template <core::fold M, class R, missing::policy P = missing::skip>
        requires detail::reads<M, R>
    auto whole(const M& metric, const R& sample, const P& policy = {}) const {
        const auto rows = core::as_sample(sample);
        detail::require_ready(metric, rows, policy);
        const std::size_t n = rows.size();
        std::vector<detail::stretch<M>> parts(detail::chunks_in(n, detail::rows_of_a_task));
        execute_(parts.size(), [&](std::size_t c) {
            const std::size_t first = c * detail::rows_of_a_task;
            const auto chunk = rows.part(first, core::lesser(detail::rows_of_a_task, n - first));
            parts[c] = {detail::state_of_rows(metric, chunk), detail::observed_in(chunk)};
        });
        const auto all = detail::merged(metric, parts);
        using answer = decltype(core::lower(metric, all.state));
        if constexpr (std::same_as<answer, double>)
            if (!detail::enough(policy, all.observed, n, 0)) return core::nan;
        return core::lower(metric, all.state);
    }

private:
    E execute_;
};

}
