// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "series.hpp"

#include <tidemark/index/market.hpp>

#include <optional>
#include <string>
#include <vector>

namespace program {

/// All that the study is made from.
struct market_data {
    enum class origin { simulated, files };
    enum class classes { given, unknown };

    origin came_from;
    std::string source;  ///< a folder, or which simulation
    classes asset_classes;
    tidemark::index::market universe;
    std::vector<series> equities;        ///< those of the study that are there, in its order
    std::optional<published_rate> bill;  ///< the 3-month bill
};

}
