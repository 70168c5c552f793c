// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "market_data.hpp"
#include "performance.hpp"
#include "series.hpp"
#include "study_correlations.hpp"
#include "study_decoupling.hpp"
#include "study_gap.hpp"
#include "study_gauges.hpp"
#include "study_indices.hpp"
#include "study_published.hpp"

#include <tidemark/gauge/lowest_since.hpp>
#include <tidemark/index/track.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace program {

inline constexpr int recent_days = 90;
inline constexpr std::size_t drawdowns_told = 5;

/// Since when a series was not as low as at its lowest close of the last 90 days.
struct recent_low {
    tidemark::core::date day;
    tidemark::gauge::since::found found;
    tidemark::core::date as_low_on;  ///< where it never was as low, the first day of the series
};

struct measured_series {
    series closes;
    series_returns returns;
    by_span<performance> performances;
    std::vector<drawdown> drawdowns;  ///< of the whole period, the deepest first
    std::optional<recent_low> low;    ///< none where the series ends before the last 90 days
};

struct measured_pair {
    std::string first;
    std::string second;
    by_span<correlation> correlations;
};

struct measured_index {
    std::string name;  ///< of its series
    tidemark::index::track track;
    by_span<exchange_per_review> exchanges;
    by_span<missing_price_effect> missing_prices;
};

struct asset_census {
    std::size_t with_prices;
    std::size_t ended_early;                ///< of these, without a price on the last day
    std::vector<std::string> never_priced;  ///< declared, without any price
};

/// The whole answer: everything that is printed or written comes from here.
struct study {
    market_data data;
    asset_census assets;
    std::vector<std::string> notes;  ///< what was left out, and why
    std::vector<time_span> spans;    ///< the first is the whole period
    std::vector<measured_series> series;
    std::vector<measured_index> indices;
    std::vector<measured_pair> pairs;              ///< every pair of series
    by_span<correlation_estimates> among_indices;  ///< of log returns, in the order of the indices
    by_span<sharpe_gap> small_over_large;
    by_span<capture_ratios> small_of_large;
    by_span<explained_gap> small_less_large;  ///< of the whole period and the spans that were asked for
    published_rules published;
    study_gauges gauges;
    study_decoupling decoupling;

    bool is_simulated() const { return data.came_from == market_data::origin::simulated; }
    const measured_series& series_named(std::string_view name) const;
    const measured_pair* pair_of(std::string_view one, std::string_view other) const;
};

/// Builds the indices and measures everything.
///
/// Errors: `data_error` and `std::domain_error` where the rules of an index have no answer, `usage_error` for a span
study make_study(market_data data, const std::vector<std::string>& spans_asked_for);

}
