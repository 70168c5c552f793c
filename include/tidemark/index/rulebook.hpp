// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/date.hpp>
#include <tidemark/core/error.hpp>
#include <tidemark/index/eligibility.hpp>
#include <tidemark/index/missing_price.hpp>
#include <tidemark/index/ranking.hpp>
#include <tidemark/index/schedule.hpp>
#include <tidemark/index/selection.hpp>
#include <tidemark/index/turnover.hpp>
#include <tidemark/index/weighting.hpp>

#include <cmath>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace tidemark::inline TIDEMARK_ABI::index {

/// The level an index begins at; it must be given.
///
/// Errors: `std::invalid_argument` for a level that is not positive and finite.
class base_level {
public:
    constexpr base_level(double level) : level_{level} {  // NOLINT(google-explicit-constructor): `.level = 1000`
        if (!(level > 0 && std::isfinite(level))) core::refuse("base level", level, "a positive finite number");
    }

    constexpr double value() const noexcept { return level_; }

private:
    double level_;
};

/// The day an index begins, which must be a day of the market, and its level on that day.
struct base_point {
    core::date date;
    base_level level;
};

/// Whether the weights at a close call for a review before its time; they are those of the members, drifted with
/// prices.
using trigger_rule = rule<bool(std::span<const holding>, const known_market&)>;

/// What a triggered review does: it weighs the members anew, or chooses them anew as well.
enum class triggered_review { reweigh, reconstitute };

/// A trigger, looked at on every close that is no review, and what follows.
struct trigger {
    trigger_rule when;
    triggered_review then;
};

/// Whether the units held between two reviews follow what becomes of supplies meanwhile.
enum class unit_changes { frozen, follow_supply, follow_supply_and_float };

/// All the rules of an index. A rulebook without one of those that have no default here does not compile.
struct rulebook {
    eligibility_rule eligibility = every_asset{};
    ranking_rule rank_by = by_market_cap{};
    selection_rule selection;
    weighting_rule weighting;
    schedule_rule schedule;
    missing_price_rule missing_prices;
    base_point base;
    std::optional<trigger> early_review = std::nullopt;
    unit_changes units_between_reviews = unit_changes::frozen;
    std::string name = {};                      ///< goes into the trail
    std::vector<std::string> not_applied = {};  ///< steps of a methodology that these rules leave out, for the trail
};

}
