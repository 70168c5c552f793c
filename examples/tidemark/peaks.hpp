// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

namespace program {

/// When a close is a peak, and when two peaks are one event.
struct peak_rule {
    std::size_t each_side = 20;  ///< a peak is above so many closes before it, and not below so many after it
    std::size_t within = 5;      ///< rows that two peaks may lie apart
};

/// The peaks that two series have on the same rows, beside those that chance makes of the one at other times.
struct shared_peaks {
    peak_rule rule;
    std::vector<std::size_t> first{};   ///< rows
    std::vector<std::size_t> second{};  ///< rows
    std::size_t together = 0;           ///< pairs, each peak in one at most
    double expected = 0;                ///< over all circular shifts of the returns of the second
    double p_value = 0;                 ///< share of the shifts with as many pairs or more
    double mid_p_value = 0;             ///< of those with as many, half
};

/// Levels of two series on the same rows. Nothing where there are too few for a peak.
std::optional<shared_peaks> find_shared_peaks(const std::vector<double>& first, const std::vector<double>& second,
                                              peak_rule rule);

}
