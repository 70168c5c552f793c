// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/date.hpp>
#include <tidemark/core/error.hpp>
#include <tidemark/index/detail/closes.hpp>
#include <tidemark/index/detail/expectations.hpp>
#include <tidemark/index/divisor.hpp>
#include <tidemark/index/identities.hpp>
#include <tidemark/index/valued_position.hpp>

#include <algorithm>
#include <cstddef>
#include <functional>
#include <map>
#include <span>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

namespace tidemark::inline TIDEMARK_ABI::index {

/// What one asset adds to an index: points of its level, or a fraction of its return.
struct contribution {
    std::size_t asset;
    double amount;
};

/// What each asset added to an index, day by day: shown what is held at every close, it tells how much of any span's
/// return came from where.
///
/// Formula: points_i = units_i (price_i - price before_i) / divisor; contribution_i from one close to another = sum of
///   its points after the first / level at the first; these sum to L_T / L_0 - 1
/// Input: closes in the order of their dates, the first of which is the base
/// Value: contributions, ascending by asset; of what was held on any day after the first
/// No data: NaN where a price is NaN (an error where identities are checked)
/// Errors: std::invalid_argument for dates out of order, a divisor that is not positive and finite, a date that is
///   none of the closes; std::logic_error, with date and gap, where the points of a day are not the change of the
///   level
/// Rounding: the points of a day sum to the change of the level within (n + 16) 2^-52 (level before + level), n
///   positions, and those of a span within the sum of its days
/// Cost: 16 bytes for each position at each close; O(k log k) for the k of a span
class contributions {
public:
    explicit contributions(identity_checks checks) : checks_{checks} {}

    /// One close. Where it is refused, nothing is remembered of it.
    void operator()(core::date date, std::span<const valued_position> positions, double divisor) {
        require_next(date);
        detail::require_positive("divisor", divisor);
        double value = 0;
        double sum = 0;
        for (const valued_position& p : positions) {
            value += p.units * p.price;
            sum += p.units * (p.price - p.price_before) / divisor;
        }
        const double level = index::level(value, divisor);
        if (!dates_.empty()) {
            const double before = levels_.back();
            if (checks_ == identity_checks::on) {
                const double allowed = (static_cast<double>(positions.size()) + 16) * 0x1p-52 * (before + level);
                detail::require_identity(date, "the points of all assets and the change of the level",
                                         sum - (level - before), allowed);
            }
            for (const valued_position& p : positions) {
                points_.push_back({p.asset, p.units * (p.price - p.price_before) / divisor});
            }
        }
        dates_.push_back(date);
        levels_.push_back(level);
        ends_.push_back(points_.size());
    }

    std::span<const core::date> dates() const noexcept { return dates_; }

    /// Of the positions at their closes, summed anew.
    std::span<const double> levels() const noexcept { return levels_; }

    /// Index points that each asset added after the close of one date, up to that of another.
    std::vector<contribution> points(core::date after, core::date until) const {
        const auto [first, last] = detail::span_of(dates_, after, until);
        std::vector<contribution> all(points_.begin() + static_cast<std::ptrdiff_t>(ends_[first]),
                                      points_.begin() + static_cast<std::ptrdiff_t>(ends_[last]));
        std::stable_sort(all.begin(), all.end(),
                         [](const contribution& a, const contribution& b) { return a.asset < b.asset; });
        std::size_t assets = 0;
        for (const contribution& c : all) {
            if (assets > 0 && all[assets - 1].asset == c.asset) {
                all[assets - 1].amount += c.amount;
            } else {
                all[assets++] = c;
            }
        }
        all.resize(assets);
        return all;
    }

    /// What each asset contributed to the return from one close to another, as fractions.
    std::vector<contribution> to_return(core::date after, core::date until) const {
        std::vector<contribution> all = points(after, until);
        const double level = levels_[detail::close_of(dates_, "after", after)];
        for (contribution& c : all) c.amount /= level;
        return all;
    }

    /// The same by group: `group_of` answers an asset with its class, its sector, or whatever else.
    template <class GroupOf>
    auto to_return_by_group(core::date after, core::date until, const GroupOf& group_of) const {
        std::map<std::decay_t<std::invoke_result_t<const GroupOf&, std::size_t>>, double> groups;
        for (const contribution& c : to_return(after, until)) groups[group_of(c.asset)] += c.amount;
        return groups;
    }

private:
    void require_next(core::date date) const {
        if (!date.ok()) core::refuse("date", date, "a day");
        if (!dates_.empty() && date <= dates_.back()) {
            core::refuse("date", date, "a day after " + std::string{core::iso_text{dates_.back()}});
        }
    }

    identity_checks checks_;
    std::vector<core::date> dates_;
    std::vector<double> levels_;
    std::vector<std::size_t> ends_;  // of each close, the number of points up to it
    std::vector<contribution> points_;
};

}
