// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/error.hpp>
#include <tidemark/index/detail/keyed.hpp>
#include <tidemark/index/ranking.hpp>
#include <tidemark/index/required.hpp>
#include <tidemark/index/review_context.hpp>

#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace tidemark::inline TIDEMARK_ABI::index {

namespace detail {

/// A segment of a ranking, the part of it where newcomers enter at once, and how far members may stray.
struct buffered_places {
    std::size_t first, last;
    std::size_t inner_first, inner_last;
    std::size_t outer_first, outer_last;

    std::size_t size() const noexcept { return last - first + 1; }
    std::string text() const {
        return first == 1 ? std::to_string(last) : std::to_string(first) + " to " + std::to_string(last);
    }

    /// How many places a place lies outside the segment.
    std::size_t distance(std::size_t place) const noexcept {
        return place < first ? first - place : place > last ? place - last : 0;
    }

    /// The places where members may stay, the nearest to the segment first and of these the larger asset.
    std::vector<std::size_t> nearest_first(std::size_t candidates) const {
        std::vector<std::size_t> places;
        for (std::size_t p = outer_first; p <= (std::min)(outer_last, candidates); ++p) places.push_back(p);
        std::stable_sort(places.begin(), places.end(),
                         [&](std::size_t a, std::size_t b) { return distance(a) < distance(b); });
        return places;
    }
};

/// Takes the inner places, then members and then newcomers while there is room.
inline std::vector<candidate> take_buffered(std::vector<candidate> ranked, const buffered_places& places,
                                            const review_context& context) {
    if (ranked.size() < places.last) {
        core::infeasible("a buffer around " + std::string{places.first == 1 ? "the first " : "places "} +
                         places.text() + " needs " + std::to_string(places.last) + " candidates, there are " +
                         std::to_string(ranked.size()));
    }
    std::vector<bool> taken(ranked.size(), false);
    std::size_t count = 0;
    const auto take = [&](std::size_t place) {
        if (taken[place - 1] || count == places.size()) return;
        taken[place - 1] = true;
        ++count;
    };
    for (std::size_t place = places.inner_first; place <= places.inner_last; ++place) take(place);
    const std::vector<std::size_t> nearest = places.nearest_first(ranked.size());
    for (const std::size_t place : nearest) {
        if (ranked[place - 1].status == membership::member) take(place);
    }
    for (const std::size_t place : nearest) take(place);

    for (std::size_t place = places.outer_first; place <= (std::min)(places.outer_last, ranked.size()); ++place) {
        const bool inside = places.distance(place) == 0;
        if (taken[place - 1] == inside) continue;
        context.explain(ranked[place - 1].asset,
                        (inside ? "left out by the buffer at place " : "kept by the buffer at place ") +
                            std::to_string(place) + " of " + places.text());
    }
    return marked(std::move(ranked), taken);
}

}

/// Keeps the first candidates, as many as the target, but lets members stay that have fallen a little below it, and
/// newcomers in at once only where they stand well above it.
///
/// Taken are places 1 to `upper`; then members down to place `lower`, the largest first, and then the largest
/// newcomers, until the target is reached. So no newcomer below the target is taken, and a member above place `lower`
/// still falls out where there are too many. With upper = target = lower it is `largest(target)`.
/// Input: a number of members, and two places among the candidates received
/// Errors: `std::invalid_argument` unless 1 <= upper <= target <= lower; `std::domain_error` for fewer candidates than
///   the target
/// Source: CoinDesk Indices, CoinDesk 20 methodology (April 2025)
struct rank_buffer {
    required<std::size_t> target;
    required<std::size_t> upper;
    required<std::size_t> lower;
    checked parameters = check();

    checked check() const {
        if (target < 1) core::refuse("target of the rank buffer", target, "1 or more");
        if (upper < 1 || upper > target) {
            core::refuse("upper place of the rank buffer", upper, "1 to the target, " + std::to_string(target));
        }
        if (lower < target) {
            core::refuse("lower place of the rank buffer", lower,
                         "the target, " + std::to_string(target) + ", or more");
        }
        return {};
    }

    std::vector<candidate> operator()(std::vector<candidate> ranked, const review_context& context) const {
        const detail::buffered_places places{
            .first = 1, .last = target, .inner_first = 1, .inner_last = upper, .outer_first = 1, .outer_last = lower};
        return detail::take_buffered(std::move(ranked), places, context);
    }
};

/// Keeps the candidates from the first to the last place, with a buffer at both ends: members stay while they are not
/// far outside, and newcomers enter at once only well inside.
///
/// Taken are the places of the inner range; then members of the outer range and then newcomers, each the nearest to the
/// segment first and of two equally near the larger, until there are as many as places. So no newcomer from outside the
/// segment is taken. From place 1 on it is a `rank_buffer`. Two such rules know nothing of each other: segments that
/// must not overlap are cut one after the other, `not_in_index(large) | rank_buffer{...}`.
/// Input: places among the candidates received
/// Errors: `std::invalid_argument` unless 1 <= outer_first <= first <= inner_first <= inner_last <= last <= outer_last;
///   `std::domain_error` for fewer than `last` candidates
struct segment_buffer {
    required<std::size_t> first;
    required<std::size_t> last;
    required<std::size_t> inner_first;
    required<std::size_t> inner_last;
    required<std::size_t> outer_first;
    required<std::size_t> outer_last;
    checked parameters = check();

    checked check() const {
        const auto within = [](const char* what, std::size_t place, std::size_t low, std::size_t high) {
            if (place < low || place > high) {
                core::refuse(what, place, std::to_string(low) + " to " + std::to_string(high));
            }
        };
        if (first < 1) core::refuse("first place of the segment buffer", first, "1 or more");
        if (last < first) {
            core::refuse("last place of the segment buffer", last, "the first, " + std::to_string(first) + ", or more");
        }
        within("outer_first of the segment buffer", outer_first, 1, first);
        within("inner_first of the segment buffer", inner_first, first, last);
        within("inner_last of the segment buffer", inner_last, inner_first, last);
        if (outer_last < last) {
            core::refuse("outer_last of the segment buffer", outer_last,
                         "the last place, " + std::to_string(last) + ", or more");
        }
        return {};
    }

    std::vector<candidate> operator()(std::vector<candidate> ranked, const review_context& context) const {
        const detail::buffered_places places{.first = first,
                                             .last = last,
                                             .inner_first = inner_first,
                                             .inner_last = inner_last,
                                             .outer_first = outer_first,
                                             .outer_last = outer_last};
        return detail::take_buffered(std::move(ranked), places, context);
    }
};

}
