// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/error.hpp>
#include <tidemark/core/numeric.hpp>
#include <tidemark/index/bounded_weights.hpp>
#include <tidemark/index/detail/expectations.hpp>
#include <tidemark/index/detail/proportion.hpp>
#include <tidemark/index/eligibility.hpp>
#include <tidemark/index/known_market.hpp>
#include <tidemark/index/ranking.hpp>
#include <tidemark/index/review_context.hpp>
#include <tidemark/index/rule.hpp>
#include <tidemark/index/turnover.hpp>

#include <algorithm>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tidemark::inline TIDEMARK_ABI::index {

// Limits on what several members have together, to be put behind a scheme. Within a group all weights grow or shrink
// by one factor, so their order is kept there. Weights that keep the limits already stay as they are, bit for bit.

/// Which group an asset belongs to, as it was known at the review.
using group_rule = rule<std::string(const applicant&)>;

/// Groups by asset class.
struct by_asset_class {
    std::string operator()(const applicant& a) const { return std::string{a.asset_class()}; }
};

/// What the members of a group may have together.
struct group_limit {
    std::string group;
    double floor = 0;
    double cap = 1;
};

/// Limits on groups, all at once; assets of other groups are one more, without limits.
///
/// Formula: W_g = clip(lambda M_g, floor_g, cap_g), which sum to 1, with M_g the sum of the group; w_i = m_i W_g / M_g
/// Errors: `std::invalid_argument` for a group given twice, and unless 0 <= floor <= cap <= 1; `std::domain_error` for
/// a
///   floor of a group that has no weight, and with the sums where the limits cannot be kept
/// Rounding: a sum is within its limits to a few units in the last place
class group_limits {
public:
    group_limits(group_rule group_of, std::vector<group_limit> limits)
        : group_of_{std::move(group_of)}, limits_{std::move(limits)} {
        for (const group_limit& l : limits_) {
            detail::require_fraction("floor of group " + l.group, l.floor);
            detail::require_fraction("cap of group " + l.group, l.cap);
            if (l.floor > l.cap) {
                core::refuse("floor of group " + l.group, l.floor, "the cap, " + core::text_of(l.cap) + ", or less");
            }
            if (&limits_[position(l.group)] != &l) core::refuse("group", std::string_view{l.group}, "each group once");
        }
    }

    std::vector<double> operator()(std::vector<double> weights, std::span<const candidate> members,
                                   const review_context& context) const {
        detail::check_weights(weights, members, context);
        std::vector<std::size_t> group;
        std::vector<detail::careful_sum> sums(limits_.size() + 1);
        for (std::size_t i = 0; i < weights.size(); ++i) {
            group.push_back(position(group_of_(applicant{context.market(), members[i].asset})));
            sums[group.back()] += weights[i];
        }
        std::vector<double> before, floors, caps;
        bool kept = true;
        for (std::size_t g = 0; g < sums.size(); ++g) {
            before.push_back(sums[g].value());
            floors.push_back(g < limits_.size() ? limits_[g].floor : 0);
            caps.push_back(g < limits_.size() ? limits_[g].cap : 1);
            if (floors[g] > 0 && !(before[g] > 0)) {
                core::infeasible("group " + limits_[g].group + " has no weight that could be raised to its floor, " +
                                 core::text_of(floors[g]));
            }
            kept = kept && floors[g] <= before[g] && (before[g] <= caps[g] || g == limits_.size());
        }
        if (kept) return weights;
        const std::vector<double> after = bounded_weights(before, floors, caps);
        for (std::size_t i = 0; i < weights.size(); ++i) {
            if (before[group[i]] > 0) weights[i] *= after[group[i]] / before[group[i]];
        }
        return weights;
    }

private:
    /// The position of a group among the limits; their number for a group without one.
    std::size_t position(std::string_view group) const noexcept {
        const auto is_it = [&](const group_limit& l) { return l.group == group; };
        return static_cast<std::size_t>(std::find_if(limits_.begin(), limits_.end(), is_it) - limits_.begin());
    }

    group_rule group_of_;
    std::vector<group_limit> limits_;
};

/// Some of the assets, as they were known on a day.
using asset_set = rule<bool(const applicant&)>;

/// The assets with one of these ids.
class any_of_ids {
public:
    explicit any_of_ids(std::vector<std::string> ids) : ids_{std::move(ids)} {}

    bool operator()(const applicant& a) const { return std::find(ids_.begin(), ids_.end(), a.id()) != ids_.end(); }

private:
    std::vector<std::string> ids_;
};

/// The assets of one of these classes.
class any_of_classes {
public:
    explicit any_of_classes(std::vector<std::string> classes) : classes_{std::move(classes)} {}

    bool operator()(const applicant& a) const {
        return std::find(classes_.begin(), classes_.end(), a.asset_class()) != classes_.end();
    }

private:
    std::vector<std::string> classes_;
};

namespace detail {

/// The limits of a set of assets, and none on the others.
inline group_limits limits_of(asset_set set, double floor, double cap) {
    group_rule side = [set = std::move(set)](const applicant& a) -> std::string {
        return set(a) ? "inside" : "outside";
    };
    return {std::move(side), {{.group = "inside", .floor = floor, .cap = cap}}};
}

}

/// At most this much for a set of assets together; what is cut goes to the others in proportion.
///
/// Errors: `std::invalid_argument` for a cap outside 0 to 1; `std::domain_error` where the others have no weight
class group_cap {
public:
    group_cap(asset_set set, double cap)
        : limits_{detail::limits_of(std::move(set), 0, detail::require_fraction("group cap", cap))} {}

    std::vector<double> operator()(std::vector<double> weights, std::span<const candidate> members,
                                   const review_context& context) const {
        return limits_(std::move(weights), members, context);
    }

private:
    group_limits limits_;
};

/// At least this much for a set of assets together; the others give what is missing in proportion.
///
/// Errors: `std::invalid_argument` for a floor outside 0 to 1; `std::domain_error` where the set has no weight
class group_floor {
public:
    group_floor(asset_set set, double floor)
        : limits_{detail::limits_of(std::move(set), detail::require_fraction("group floor", floor), 1)} {}

    std::vector<double> operator()(std::vector<double> weights, std::span<const candidate> members,
                                   const review_context& context) const {
        return limits_(std::move(weights), members, context);
    }

private:
    group_limits limits_;
};

/// Whether what a set of assets has together, drifted with prices, is below a threshold: a trigger of a review.
///
/// Errors: `std::invalid_argument` for a threshold outside 0 to 1
class share_below {
public:
    share_below(asset_set set, double threshold)
        : set_{std::move(set)}, threshold_{detail::require_fraction("threshold of a share", threshold)} {}

    bool operator()(std::span<const holding> held, const known_market& known) const {
        detail::careful_sum share;
        for (const holding& h : held) {
            if (set_(applicant{known, h.asset})) share += h.weight;
        }
        return share.value() < threshold_;
    }

private:
    asset_set set_;
    double threshold_;
};

}
