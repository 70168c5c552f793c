// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/error.hpp>
#include <tidemark/core/view.hpp>

#include <cstddef>
#include <string>
#include <vector>

namespace tidemark::inline TIDEMARK_ABI::gauge {

/// The answer to "lowest since when": a position in the sample, or that it was never as low.
struct since {
    enum class found { earlier, never, unknown };

    found when;
    std::size_t position;  ///< of the earlier level; where there is none, `first`
    std::size_t first;     ///< of the first observed level: what "lowest of the sample" goes back to

    friend constexpr bool operator==(const since&, const since&) noexcept = default;
};

/// Whether an earlier level that equals the one asked about is as low, or as high, as that one.
enum class equal_levels { count, pass };

/// Which end of the levels is asked about.
enum class extreme { lowest, highest };

namespace detail {

/// Whether the earlier level ends the search for one as extreme as the later.
constexpr bool as_extreme(double earlier, double later, extreme end, equal_levels equals) noexcept {
    if (earlier == later) return equals == equal_levels::count;
    return end == extreme::lowest ? earlier < later : earlier > later;
}

template <core::readable R>
constexpr since extreme_since(const R& levels, std::size_t position, extreme end, equal_levels equals) {
    const auto level = core::as_sample(levels);
    if (position >= level.size())
        core::refuse("position", position, "less than the length of the sample, " + std::to_string(level.size()));
    std::size_t first = 0;
    while (first < position && core::is_missing(level[first])) ++first;
    if (core::is_missing(level[position])) return {since::found::unknown, first, first};
    for (std::size_t s = position; s-- > first;)
        if (as_extreme(level[s], level[position], end, equals)) return {since::found::earlier, s, first};
    return {since::found::never, first, first};
}

}

/// The last time before `position` that the level was as low as it is there.
///
/// Formula: the largest s < position with L(s) <= L(position); with `equal_levels::pass`, L(s) < L(position)
/// Input:   levels; missing ones are passed over; position within them
/// Value:   that position, or `never` when the level is the lowest of the sample up to there; and where that begins
/// No data: `unknown` when the level at `position` is itself missing
/// Errors:  std::invalid_argument for a position outside the sample
/// Cost:    O(position)
/// Source:  common newspaper usage, made definite: closing levels, whether equality counts and the sample's start are
///          stated
template <core::readable R>
constexpr since lowest_since(const R& levels, std::size_t position, equal_levels equals = equal_levels::count) {
    return detail::extreme_since(levels, position, extreme::lowest, equals);
}

/// The last time before `position` that the level was as high as it is there.
///
/// Formula: the largest s < position with L(s) >= L(position); with `equal_levels::pass`, L(s) > L(position)
/// Input:   levels; missing ones are passed over; position within them
/// Value:   that position, or `never` when the level is the highest of the sample up to there; and where that begins
/// No data: `unknown` when the level at `position` is itself missing
/// Errors:  std::invalid_argument for a position outside the sample
/// Cost:    O(position)
/// Source:  as lowest_since
template <core::readable R>
constexpr since highest_since(const R& levels, std::size_t position, equal_levels equals = equal_levels::count) {
    return detail::extreme_since(levels, position, extreme::highest, equals);
}

/// Says of each level, as it comes, since when there was none as low, or as high: what `lowest_since` and
/// `highest_since` say of the newest position.
class since_tracker {
public:
    explicit since_tracker(extreme end, equal_levels equals = equal_levels::count) noexcept
        : end_{end}, equals_{equals} {}

    /// O(1) on average: levels that a more extreme one has come after are forgotten.
    since push(double level) {
        const std::size_t now = rows_++;
        if (core::is_missing(level)) {
            const std::size_t first = awaited_.empty() ? now : first_;
            return {since::found::unknown, first, first};
        }
        if (awaited_.empty()) first_ = now;
        while (!awaited_.empty() && !detail::as_extreme(awaited_.back().level, level, end_, equals_))
            awaited_.pop_back();
        const bool found = !awaited_.empty();
        const std::size_t position = found ? awaited_.back().position : first_;
        awaited_.push_back({level, now});
        return {found ? since::found::earlier : since::found::never, position, first_};
    }

private:
    struct row {
        double level;
        std::size_t position;
    };

    extreme end_;
    equal_levels equals_;
    std::size_t rows_ = 0;
    std::size_t first_ = 0;
    std::vector<row> awaited_{};  // those that a later level may be the lowest since: ever lower ones
};

/// `lowest_since` or `highest_since` of every level of a sample.
///
/// Formula: those of lowest_since and highest_since
/// Input:   levels; missing ones are passed over
/// Value:   as many answers
/// No data: `unknown` where the level is missing
/// Cost:    O(n)
/// Source:  as lowest_since
template <core::readable R>
std::vector<since> since_at_each(const R& levels, extreme end, equal_levels equals = equal_levels::count) {
    const auto level = core::as_sample(levels);
    std::vector<since> answers;
    answers.reserve(level.size());
    since_tracker tracker{end, equals};
    for (std::size_t i = 0; i < level.size(); ++i) answers.push_back(tracker.push(level[i]));
    return answers;
}

}
