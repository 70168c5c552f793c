// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace program {

/// When a close is a peak, and when two peaks are one event.
struct peak_rule {
    std::size_t each_side;  ///< a peak is above so many closes before it, and not below so many after it
    std::size_t within;     ///< rows that two peaks may lie apart
};

/// Turns of a month or so, and great tops; the same of sparser closes.
inline constexpr peak_rule peaks_of_days[]{{20, 5}, {60, 10}};
inline constexpr peak_rule peaks_of_weeks[]{{4, 1}, {12, 2}};

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

/// Levels of two series on the same rows, and two rules, the one of the greater peaks last. Nothing where there are too
/// few rows for those.
std::vector<shared_peaks> find_shared_peaks(const std::vector<double>& first, const std::vector<double>& second,
                                            const peak_rule (&rules)[2]);

/// Whether the two peak together, and the numbers of both rules: "Yes: of 21 peaks of BTC and 23 of RUT 9 fell ..."
std::string peaks_in_words(const std::vector<shared_peaks>& by_rule, const std::string& first,
                           const std::string& second, double level);

}
