// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/index/ranking.hpp>
#include <tidemark/index/review_calendar.hpp>
#include <tidemark/index/review_context.hpp>
#include <tidemark/index/turnover.hpp>
#include <tidemark/index/weighting.hpp>

#include <algorithm>
#include <cstddef>
#include <span>
#include <utility>
#include <vector>

namespace tidemark::inline TIDEMARK_ABI::index {

/// An equal part for each newcomer, and the rest for those that are held, in the proportions that prices have left
/// them: their cap factors stay, so that only newcomers and leavers are traded in full.
///
/// Formula: w_i = 1 / n for each of k newcomers; w_i = (1 - k / n) h_i / sum of h for the others, h what is held
/// Input: what is held at the close at which weights are fixed; a member that is held at no value is weighed as a
///   newcomer
struct newcomers_alike {
    std::vector<double> operator()(std::span<const candidate> members, const review_context& context) const {
        const double part = 1 / static_cast<double>(members.size());
        std::vector<double> weights;
        weights.reserve(members.size());
        double left = 1, kept = 0;
        for (const candidate& c : members) {
            const double held = weight_of(c.asset, context.held());
            weights.push_back(held);
            kept += held;
            if (!(held > 0)) left -= part;
        }
        for (double& w : weights) w = w > 0 ? left * (w / kept) : part;
        return weights;
    }

private:
    static double weight_of(std::size_t asset, std::span<const holding> held) noexcept {
        const auto found = std::find_if(held.begin(), held.end(), [&](const holding& h) { return h.asset == asset; });
        return found == held.end() ? 0 : found->weight;
    }
};

/// One weighting for reviews that are weighed in some months, another for those of the others.
struct weighting_by_month {
    month_set months;
    weighting_rule in_these;
    weighting_rule otherwise;

    std::vector<double> operator()(std::span<const candidate> members, const review_context& context) const {
        return months.has(context.market().today().month()) ? in_these(members, context) : otherwise(members, context);
    }
};

}
