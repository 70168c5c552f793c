// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/error.hpp>
#include <tidemark/core/numeric.hpp>
#include <tidemark/index/detail/expectations.hpp>
#include <tidemark/index/detail/proportion.hpp>
#include <tidemark/index/eligibility.hpp>
#include <tidemark/index/known_market.hpp>
#include <tidemark/index/ranking.hpp>
#include <tidemark/index/review_context.hpp>
#include <tidemark/index/weighting.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tidemark::inline TIDEMARK_ABI::index {

/// A weighting scheme and the part of the index that it weighs.
struct blended {
    weighting_rule scheme;
    double share;
};

/// The weights of several schemes, each with its share: `blend{{{market_cap{}, 0.5}, {traded_value{}, 0.5}}}`.
///
/// Formula: w_i = sum over schemes k of share_k w_ik
/// Errors: `std::invalid_argument` unless the shares are from 0 to 1 and sum to 1 to within 1e-12
class blend {
public:
    explicit blend(std::vector<blended> parts) : parts_{std::move(parts)} {
        double total = 0;
        for (const blended& part : parts_) total += detail::require_fraction("share of a blended scheme", part.share);
        if (!(std::abs(total - 1) <= 1e-12)) core::refuse("sum of the shares of a blend", total, "1");
    }

    std::vector<double> operator()(std::span<const candidate> members, const review_context& context) const {
        std::vector<double> sum(members.size());
        for (const blended& part : parts_) {
            const std::vector<double> weights = part.scheme(members, context);
            detail::check_weights(weights, members, context);
            for (std::size_t i = 0; i < sum.size(); ++i) sum[i] += part.share * weights[i];
        }
        return sum;
    }

private:
    std::vector<blended> parts_;
};

/// Weights of a scheme, moved towards the members of high scores.
///
/// Formula: w_i = m_i s_i / sum of m s, with m of the scheme
/// Errors: `std::domain_error`, with the asset, for a score that is not positive and finite
class tilt {
public:
    tilt(weighting_rule scheme, ranking_rule score) : scheme_{std::move(scheme)}, score_{std::move(score)} {}

    std::vector<double> operator()(std::span<const candidate> members, const review_context& context) const {
        const known_market& known = context.market();
        const std::vector<double> weights = scheme_(members, context);
        detail::check_weights(weights, members, context);
        auto weight = weights.begin();
        return detail::in_proportion("tilted weight", members, context, [&](const candidate& c) {
            const double score = score_(applicant{known, c.asset});
            if (!(score > 0 && core::is_finite(score))) {
                detail::infeasible_number("score", c, context, score, "a positive finite number");
            }
            return *weight++ * score;
        });
    }

private:
    weighting_rule scheme_;
    ranking_rule score_;
};

/// An asset whose weight at every review is given.
struct fixed_weight {
    std::string id;
    double weight;
};

/// What becomes of the weight of an asset that is not a member.
enum class absent_fixed : unsigned char {
    refuse,       ///< there is no index without it
    give_to_rest  ///< the members without a fixed weight share it
};

/// Fixed weights for some assets, what is left for the other members by another scheme:
/// `fixed_plus_pro_rata{{{"BTC", 0.40}, {"ETH", 0.25}}, market_cap{}, absent_fixed::refuse}`.
///
/// Formula: w_i = (1 - sum of the fixed weights) m_i, with m of the scheme among the members without a fixed weight
/// Errors: `std::invalid_argument` for an id given twice, a weight outside 0 to 1, or weights of more than 1 together;
///   `std::domain_error` for an asset that is not a member, where that is refused, and where something is left and no
///   member to have it
class fixed_plus_pro_rata {
public:
    fixed_plus_pro_rata(std::vector<fixed_weight> fixed, weighting_rule rest, absent_fixed absent)
        : fixed_{std::move(fixed)}, rest_{std::move(rest)}, absent_{absent} {
        double total = 0;
        for (const fixed_weight& f : fixed_) {
            total += detail::require_fraction("fixed weight of " + f.id, f.weight);
            if (find(f.id) != &f) core::refuse("id of a fixed weight", std::string_view{f.id}, "each id once");
        }
        if (!(total <= 1 + 1e-12)) core::refuse("sum of the fixed weights", total, "1 or less");
    }

    std::vector<double> operator()(std::span<const candidate> members, const review_context& context) const {
        const known_market& known = context.market();
        if (absent_ == absent_fixed::refuse) need_all_of(members, known);
        std::vector<candidate> others;
        double left = 1;
        for (const candidate& c : members) {
            const fixed_weight* its = find(known.id(c.asset));
            if (its != nullptr) {
                left -= its->weight;
            } else {
                others.push_back(c);
            }
        }
        if (others.empty() && std::abs(left) > 1e-12) {
            core::infeasible("fixed weights of the members sum to " + core::text_of(1 - left) +
                             ", and there is no other member to have the rest");
        }
        const std::vector<double> shares = others.empty() ? std::vector<double>{} : rest_(others, context);
        detail::check_weights(shares, others, context);
        auto share = shares.begin();
        std::vector<double> weights;
        weights.reserve(members.size());
        for (const candidate& c : members) {
            const fixed_weight* its = find(known.id(c.asset));
            weights.push_back(its != nullptr ? its->weight : core::larger(left, 0) * *share++);
        }
        return weights;
    }

private:
    const fixed_weight* find(std::string_view id) const noexcept {
        for (const fixed_weight& f : fixed_) {
            if (f.id == id) return &f;
        }
        return nullptr;
    }

    void need_all_of(std::span<const candidate> members, const known_market& known) const {
        for (const fixed_weight& f : fixed_) {
            const auto is_it = [&](const candidate& c) { return known.id(c.asset) == f.id; };
            if (std::any_of(members.begin(), members.end(), is_it)) continue;
            core::infeasible(f.id + " has a fixed weight of " + core::text_of(f.weight) + ", but is not a member");
        }
    }

    std::vector<fixed_weight> fixed_;
    weighting_rule rest_;
    absent_fixed absent_;
};

}
