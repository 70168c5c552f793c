// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/error.hpp>
#include <tidemark/core/numeric.hpp>
#include <tidemark/index/detail/keyed.hpp>
#include <tidemark/index/ranking.hpp>
#include <tidemark/index/required.hpp>
#include <tidemark/index/review_context.hpp>
#include <tidemark/index/selection_key.hpp>
#include <tidemark/risk/quantile.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace tidemark::inline TIDEMARK_ABI::index {

// Screens that hold a candidate against the others that were received with it. They keep the order.

namespace detail {

inline double quantile_of_keys(std::vector<double> keys, double probability) {
    std::erase_if(keys, [](double key) { return core::is_missing(key); });
    std::sort(keys.begin(), keys.end());
    return risk::quantile_of(keys, probability, risk::quantile_type::linear);
}

/// Keeps those whose key reaches what is asked of them, and says of the others by how much they miss it.
template <class Threshold>
std::vector<candidate> reaching(std::vector<candidate> ranked, std::span<const double> keys,
                                const review_context& context, const Threshold& threshold) {
    std::vector<bool> keeps(ranked.size());
    for (std::size_t i = 0; i < ranked.size(); ++i) {
        const double needed = threshold(ranked[i].status);
        keeps[i] = keys[i] >= needed;
        if (keeps[i]) continue;
        context.explain(ranked[i].asset, core::is_missing(keys[i]) ? std::string{"left without a number to compare"}
                                                                   : "left at " + core::text_of(keys[i]) + ", needed " +
                                                                         core::text_of(needed));
    }
    return marked(std::move(ranked), keeps);
}

}

/// Keeps the candidates that have a high enough place by another number among all received, with a limit of its own for
/// members: `rank_limit{.by = by_median_traded_value{{90, unpublished::is_left_out}}, .newcomers = 40, .members = 50}`.
///
/// Places are counted in the whole list, not within either group.
/// No data: a candidate without the number has no place and is left
/// Errors: `std::invalid_argument` unless 1 <= newcomers <= members
struct rank_limit {
    selection_key by;
    required<std::size_t> newcomers;
    required<std::size_t> members;
    checked parameters = check();

    checked check() const {
        if (newcomers < 1) core::refuse("rank limit of newcomers", newcomers, "1 or more");
        if (members < newcomers) {
            core::refuse("rank limit of members", members,
                         "the limit of newcomers, " + std::to_string(newcomers) + ", or more");
        }
        return {};
    }

    std::vector<candidate> operator()(std::vector<candidate> ranked, const review_context& context) const {
        const std::vector<double> keys = detail::keys_of(ranked, by, context);
        const std::vector<std::size_t> places = detail::places_of(ranked, keys);
        std::vector<bool> keeps(ranked.size());
        for (std::size_t i = 0; i < ranked.size(); ++i) {
            const std::size_t limit = ranked[i].status == membership::member ? members : newcomers;
            keeps[i] = places[i] <= limit && !core::is_missing(keys[i]);
            const std::string place = "at place " + std::to_string(places[i]);
            if (core::is_missing(keys[i])) {
                context.explain(ranked[i].asset, "left without a number to rank by");
            } else if (!keeps[i]) {
                context.explain(ranked[i].asset, "left " + place + " by the rank limit " + std::to_string(limit));
            } else if (places[i] > newcomers) {
                context.explain(ranked[i].asset,
                                "kept as a member " + place + ", newcomers' limit " + std::to_string(newcomers));
            }
        }
        return detail::marked(std::move(ranked), keeps);
    }
};

/// Keeps the candidates whose number is at least so many times the median of all received, with a multiple of its own
/// for members: `median_multiple{.by = by_size{}, .newcomers = 1.2, .members = 1}`.
///
/// Input: a number that is never negative
/// No data: a candidate without the number is left and has no part in the median
/// Errors: `std::invalid_argument` unless 0 < members <= newcomers, finite
struct median_multiple {
    selection_key by;
    required<double> newcomers;
    required<double> members;
    checked parameters = check();

    checked check() const {
        if (!(members > 0 && std::isfinite(members))) {
            core::refuse("median multiple of members", members, "a positive finite number");
        }
        if (!(newcomers >= members && std::isfinite(newcomers))) {
            core::refuse("median multiple of newcomers", newcomers,
                         "a finite number not below that of members, " + core::text_of(members));
        }
        return {};
    }

    std::vector<candidate> operator()(std::vector<candidate> ranked, const review_context& context) const {
        const std::vector<double> keys = detail::keys_of(ranked, by, context);
        const double median = detail::quantile_of_keys(keys, 0.5);
        for (std::size_t i = 0; i < ranked.size(); ++i) {
            const bool by_status = ranked[i].status == membership::member && keys[i] >= median * members;
            if (!by_status || keys[i] >= median * newcomers) continue;
            context.explain(ranked[i].asset, "kept as a member at " + core::text_of(keys[i]) + ", newcomers need " +
                                                 core::text_of(median * newcomers));
        }
        return detail::reaching(std::move(ranked), keys, context, [&](membership status) {
            return median * (status == membership::member ? members : newcomers);
        });
    }
};

/// Keeps the candidates whose number is at or above a quantile of all received, interpolated linearly between
/// neighbours.
///
/// No data: a candidate without the number is left and has no part in the quantile
/// Errors: `std::invalid_argument` unless 0 < probability < 1
struct quantile_screen {
    selection_key by;
    required<double> probability;
    checked parameters = check();

    checked check() const {
        if (!(probability > 0 && probability < 1)) {
            core::refuse("probability of the quantile screen", probability, "a number between 0 and 1");
        }
        return {};
    }

    std::vector<candidate> operator()(std::vector<candidate> ranked, const review_context& context) const {
        const std::vector<double> keys = detail::keys_of(ranked, by, context);
        const double least = detail::quantile_of_keys(keys, probability);
        return detail::reaching(std::move(ranked), keys, context, [&](membership) { return least; });
    }
};

}
