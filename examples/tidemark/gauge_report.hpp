// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "gauge_words.hpp"

#include <string>

namespace program {

/// A gauge that was run.
struct told_gauge {
    std::string name;
    const gauge_words& words;
    const ordered_json& given;
    const made_gauge& made;
    const gauge_readings& readings;
};

/// Parameters in force; of each number the last, the mean, the lowest and the highest, and how many rows have none.
std::string report_of(const told_gauge& told);

/// A row a day, a column a number.
std::string readings_csv(const gauge_readings& readings);

}
