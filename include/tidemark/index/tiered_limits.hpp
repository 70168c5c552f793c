// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/error.hpp>
#include <tidemark/core/numeric.hpp>
#include <tidemark/index/bounded_weights.hpp>
#include <tidemark/index/detail/expectations.hpp>
#include <tidemark/index/detail/proportion.hpp>
#include <tidemark/index/ranking.hpp>
#include <tidemark/index/review_context.hpp>
#include <tidemark/index/weight_limits.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tidemark::inline TIDEMARK_ABI::index {

// Limits of the form "no member above this, and those above that have at most so much together", as laws on funds ask
// for. Many weights keep them. Providers differ on who gives and who receives, so each rule is a type of its own:
//
//     enumerated_tiers   of all numbers of large members, the one whose weights are nearest to those that came in
//     staged_tiers       the largest keep what they have until the group is full
//     trimmed_tiers      the smallest of the group are cut until it fits
//     rescaled_tiers     the whole group is cut
//
// A member is a large one or it is not, so every one of them jumps where a weight crosses a threshold; the first three
// also where two members at the edge of the group change places. Equal weights there are told apart by their order.

namespace detail {

/// Raises `std::invalid_argument` unless the first limit is no more than the second.
inline void check_order(std::string_view smaller, double a, std::string_view larger, double b) {
    if (a > b) core::refuse(smaller, a, "the " + std::string{larger} + ", " + core::text_of(b) + ", or less");
}

/// What is left of 1; nothing where that is a rounding error.
inline double left_of_one(const careful_sum& used) noexcept {
    careful_sum left = 1;
    left -= used.value();
    return left.value() < rounding_of_sums ? 0 : left.value();
}

/// Some of the numbers, by their positions.
inline std::vector<double> taken(std::span<const double> numbers, std::span<const std::size_t> positions) {
    std::vector<double> some;
    some.reserve(positions.size());
    for (const std::size_t p : positions) some.push_back(numbers[p]);
    return some;
}

inline void put_back(std::span<double> numbers, std::span<const std::size_t> positions, std::span<const double> some) {
    for (std::size_t i = 0; i < some.size(); ++i) numbers[positions[i]] = some[i];
}

/// What the weights above a threshold have together.
inline double sum_above(double threshold, std::span<const double> weights) noexcept {
    careful_sum sum;
    for (const double w : weights) {
        if (w > threshold) sum += w;
    }
    return sum.value();
}

/// Weights of which none is above a cap, unless all are below a trigger.
inline std::vector<double> capped(std::vector<double> weights, double cap, double trigger) {
    bool triggered = false;
    for (const double w : weights) triggered = triggered || w > trigger;
    return triggered ? bounded_weights(weights, 0, cap) : weights;
}

}

/// At most `single` for each member, at most `group` for those above `threshold` together: for each number k of large
/// members the exact weights with caps, the group brought down to its limit where it is above, and of all k that have
/// an answer the one whose weights are nearest to those that came in.
///
/// Formula: min over k of 1/2 sum |w_i - m_i|, ties to the larger k; weights within the limits stay as they are
/// Errors: `std::invalid_argument` unless 0 < threshold <= single <= 1 and group is from 0 to 1; `std::domain_error`
///   where no k has an answer
/// Cost: O(n log n + n group / threshold)
class enumerated_tiers {
public:
    struct limits {
        double single;
        double threshold;
        double group;
    };

    explicit enumerated_tiers(limits tiers) : tiers_{tiers} {
        detail::require_fraction("single limit", tiers.single);
        detail::require_fraction("group limit", tiers.group);
        if (!(tiers.threshold > 0)) core::refuse("threshold", tiers.threshold, "a positive number");
        detail::check_order("threshold", tiers.threshold, "single limit", tiers.single);
    }

    std::vector<double> operator()(std::vector<double> weights, std::span<const candidate> members,
                                   const review_context& context) const {
        detail::check_weights(weights, members, context);
        if (keeps(weights)) return weights;
        const std::vector<std::size_t> order = detail::by_weight(weights);
        const std::vector<double> parent = detail::taken(weights, order);

        // No more than group / threshold members fit above the threshold. A larger k has either the answer of a smaller
        // one or all members at or below the threshold, which is no nearer than the answer of k = 0.
        const double fitting = tiers_.group / tiers_.threshold, count = static_cast<double>(parent.size());
        std::vector<double> best;
        double smallest_distance = core::infinity;
        for (auto k = static_cast<std::size_t>(core::smaller(fitting, count)) + 1; k-- > 0;) {
            std::optional<std::vector<double>> answer = with_large(k, parent);
            if (!answer) continue;
            detail::careful_sum distance;
            for (std::size_t i = 0; i < parent.size(); ++i) distance += std::abs((*answer)[i] - parent[i]) / 2;
            if (!(distance.value() < smallest_distance - 1e-12)) continue;
            smallest_distance = distance.value();
            best = std::move(*answer);
        }
        if (!(smallest_distance < core::infinity)) {
            core::infeasible("no weights of " + std::to_string(weights.size()) + " members are at most " +
                             core::text_of(tiers_.single) + " each and at most " + core::text_of(tiers_.group) +
                             " together where above " + core::text_of(tiers_.threshold));
        }
        detail::put_back(weights, order, best);
        return weights;
    }

private:
    bool keeps(std::span<const double> weights) const noexcept {
        for (const double w : weights) {
            if (w > tiers_.single) return false;
        }
        return group_fits(weights);
    }

    bool group_fits(std::span<const double> weights) const noexcept {
        return detail::sum_above(tiers_.threshold, weights) <= tiers_.group + detail::rounding_of_sums;
    }

    /// The answer where the first k may be above the threshold, if there is one.
    std::optional<std::vector<double>> with_large(std::size_t k, std::span<const double> parent) const {
        const std::vector<double> none(parent.size(), 0);
        std::vector<double> caps(parent.size(), tiers_.threshold);
        std::fill_n(caps.begin(), k, tiers_.single);
        std::optional<std::vector<double>> all = solved({parent, none, caps, 1});
        if (!all || group_fits(*all)) return all;

        const std::vector<double> thresholds(k, tiers_.threshold);
        const auto large = solved({parent.first(k), thresholds, caps, tiers_.group});
        const auto others = solved({parent.subspan(k), none, std::span{caps}.subspan(k), 1 - tiers_.group});
        if (!large || !others) return std::nullopt;
        std::copy(large->begin(), large->end(), all->begin());
        std::copy(others->begin(), others->end(), all->begin() + static_cast<std::ptrdiff_t>(k));
        return all;
    }

    static std::optional<std::vector<double>> solved(const detail::bounded_problem& problem) {
        if (problem.floors_exceed_total() || problem.caps_fall_short()) return std::nullopt;
        return problem.solution();
    }

    limits tiers_;
};

/// In stages: first no member above `single`; then, the largest first, those above `large` keep what they have until
/// `group` is used up, the last of them what is left of it, at least `others`; all others have at most `others`.
///
/// Errors: `std::invalid_argument` unless 0 <= others <= large <= single <= 1 and group is from 0 to 1;
///   `std::domain_error` where the others cannot take what is left
/// Cost: O(n log n)
/// Source: the wording of Solactive's capped indices, with 22.5 %, 5 %, 48 % and 4.75 %
class staged_tiers {
public:
    struct limits {
        double single;
        double large;
        double group;
        double others;
    };

    explicit staged_tiers(limits tiers) : tiers_{tiers} {
        detail::require_fraction("single limit", tiers.single);
        detail::require_fraction("group limit", tiers.group);
        detail::require_fraction("limit of the others", tiers.others);
        detail::check_order("limit of the others", tiers.others, "threshold of large members", tiers.large);
        detail::check_order("threshold of large members", tiers.large, "single limit", tiers.single);
    }

    std::vector<double> operator()(std::vector<double> weights, std::span<const candidate> members,
                                   const review_context& context) const {
        detail::check_weights(weights, members, context);
        weights = detail::capped(std::move(weights), tiers_.single, tiers_.single);
        const std::vector<std::size_t> order = detail::by_weight(weights);
        detail::careful_sum used;
        std::size_t large = 0;
        for (bool full = false; !full && large < order.size() && weights[order[large]] > tiers_.large; ++large) {
            double& its = weights[order[large]];
            full = used.value() + its >= tiers_.group;
            if (full) its = core::larger(tiers_.group - used.value(), tiers_.others);
            used += its;
        }
        const std::span<const std::size_t> others = std::span{order}.subspan(large);
        const double left = detail::left_of_one(used);
        detail::put_back(weights, others, bounded_weights(detail::taken(weights, others), 0, tiers_.others, left));
        return weights;
    }

private:
    limits tiers_;
};

/// While those above `threshold` have more than `group` together, the smallest of them is cut to `cut_to` and what it
/// loses goes to those at or below the threshold in proportion, none of which rises above it; before that, where one is
/// above `trigger`, no member above `single`.
///
/// Two nearly equal members that change places may move a sixth of the index; that is why its provider gave it up.
/// Errors: `std::invalid_argument` unless 0 <= cut_to <= threshold <= single <= trigger <= 1 and group is from 0 to 1;
///   `std::domain_error` where the others cannot take what is cut
/// Cost: O(n group / threshold)
/// Source: S&P Select Sector indices until September 2024, with 23 %, 24 %, 4.8 %, 50 % and 4.5 %
class trimmed_tiers {
public:
    struct limits {
        double single;
        double trigger = single;
        double threshold;
        double group;
        double cut_to;
    };

    explicit trimmed_tiers(limits tiers) : tiers_{tiers} {
        detail::require_fraction("single limit", tiers.single);
        detail::require_fraction("trigger of the single limit", tiers.trigger);
        detail::require_fraction("group limit", tiers.group);
        detail::require_fraction("weight after the cut", tiers.cut_to);
        detail::check_order("weight after the cut", tiers.cut_to, "threshold", tiers.threshold);
        detail::check_order("threshold", tiers.threshold, "single limit", tiers.single);
        detail::check_order("single limit", tiers.single, "trigger of the single limit", tiers.trigger);
    }

    std::vector<double> operator()(std::vector<double> weights, std::span<const candidate> members,
                                   const review_context& context) const {
        detail::check_weights(weights, members, context);
        weights = detail::capped(std::move(weights), tiers_.single, tiers_.trigger);
        std::vector<std::size_t> large, receiving;
        for (const std::size_t p : detail::by_weight(weights)) {
            (weights[p] > tiers_.threshold ? large : receiving).push_back(p);
        }
        detail::careful_sum group = detail::sum_above(tiers_.threshold, weights);
        detail::careful_sum received = 1;
        received -= group.value();
        for (; group.value() > tiers_.group + detail::rounding_of_sums; large.pop_back()) {
            double& its = weights[large.back()];
            group -= its;
            received += its - tiers_.cut_to;
            its = tiers_.cut_to;
            const std::vector<double> before = detail::taken(weights, receiving);
            detail::put_back(weights, receiving, bounded_weights(before, 0, tiers_.threshold, received.value()));
        }
        return weights;
    }

private:
    limits tiers_;
};

/// How a group is cut.
enum class group_cut : unsigned char {
    one_factor,  ///< all by the same factor, which may take the smallest below the others' limit
    common_lid   ///< the largest first, down to the weight that brings the sum to its limit
};

/// Where those above `threshold` have more than `group_trigger` together, their group is cut to `group` and the others
/// share what it loses in proportion, none above `others`; before that, where one is above `trigger`, no member above
/// `single`.
///
/// The order is kept within the group and among the others, not between the two.
/// Errors: `std::invalid_argument` unless 0 <= others <= threshold <= single <= trigger <= 1 and
///   0 <= group <= group_trigger <= 1; `std::domain_error` where the others cannot take what is cut
/// Cost: O(n)
/// Source: S&P Select Sector indices since 23 September 2024, with 23 %, 24 %, 4.8 %, 50 %, 45 % and 4.5 %, one factor;
///   the special rebalance of the Nasdaq-100, with 4.5 %, 48 %, 40 % and 4.5 %, which does not tell the cut
class rescaled_tiers {
public:
    struct limits {
        double single = 1;
        double trigger = single;
        double threshold;
        double group_trigger;
        double group;
        double others;
    };

    rescaled_tiers(limits tiers, group_cut cut) : tiers_{tiers}, cut_{cut} {
        detail::require_fraction("single limit", tiers.single);
        detail::require_fraction("trigger of the single limit", tiers.trigger);
        detail::require_fraction("group limit", tiers.group);
        detail::require_fraction("trigger of the group limit", tiers.group_trigger);
        detail::require_fraction("limit of the others", tiers.others);
        detail::check_order("limit of the others", tiers.others, "threshold", tiers.threshold);
        detail::check_order("threshold", tiers.threshold, "single limit", tiers.single);
        detail::check_order("single limit", tiers.single, "trigger of the single limit", tiers.trigger);
        detail::check_order("group limit", tiers.group, "trigger of the group limit", tiers.group_trigger);
    }

    std::vector<double> operator()(std::vector<double> weights, std::span<const candidate> members,
                                   const review_context& context) const {
        detail::check_weights(weights, members, context);
        weights = detail::capped(std::move(weights), tiers_.single, tiers_.trigger);
        const double sum = detail::sum_above(tiers_.threshold, weights);
        if (sum <= tiers_.group_trigger) return weights;
        std::vector<std::size_t> large, others;
        for (std::size_t i = 0; i < weights.size(); ++i) {
            (weights[i] > tiers_.threshold ? large : others).push_back(i);
        }
        detail::put_back(weights, large, cut(detail::taken(weights, large)));
        const std::vector<double> before = detail::taken(weights, others);
        detail::put_back(weights, others, bounded_weights(before, 0, tiers_.others, 1 - tiers_.group));
        return weights;
    }

private:
    std::vector<double> cut(const std::vector<double>& group) const {
        const std::vector<double> alike(group.size(), 1), none(group.size(), 0);
        return cut_ == group_cut::one_factor ? bounded_weights(group, 0, 1, tiers_.group)
                                             : bounded_weights(alike, none, group, tiers_.group);
    }

    limits tiers_;
    group_cut cut_;
};

}
