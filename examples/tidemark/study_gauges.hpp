// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "market_data.hpp"

#include <tidemark/core/date.hpp>
#include <tidemark/gauge/peak_to_date_loss.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace program {

/// A gauge of the study, week by week.
struct study_gauge {
    /// How its numbers are told.
    enum class unit { fraction, points, number, money };

    std::string name;   ///< in files: altcoin_season_50_90
    std::string label;  ///< in tables
    unit told_in;
    std::vector<double> values;  ///< of the days of all gauges, NaN where there is no answer
};

/// How much higher a season reads by members that are there because they rose.
struct end_date_effect {
    std::string label;
    double mean;  ///< in points
    double most;
    tidemark::core::date when;
    std::size_t days;
};

/// What the market says of itself: every seventh day, the last of the data among them.
struct study_gauges {
    std::vector<tidemark::core::date> days{};
    std::vector<study_gauge> gauges{};
    std::vector<end_date_effect> effects{};
    std::optional<tidemark::gauge::cap_loss> loss{};  ///< since the high of the total, on the last day
    std::vector<std::string> left_out{};              ///< what the data do not allow, and why: a sentence each
};

/// Reads what the data allow; what they do not is told, never an error.
study_gauges read_gauges(const market_data& data);

}
