// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "series.hpp"

#include <string>
#include <utility>

namespace program {

/// The five-day markets that the study sets beside the seven-day one, by their symbols.
inline constexpr const char* equity_names[]{"RUT", "NDX", "SPX", "GOLD"};

inline series equity_series(std::string symbol) {
    return {.name = symbol, .label = std::move(symbol), .periods_per_year = 252, .dates = {}, .levels = {}};
}

}
