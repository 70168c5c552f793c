// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "tidemark/two_tier_market.hpp"

#include <tidemark/core/date.hpp>

#include <cmath>
#include <cstddef>
#include <string>
#include <vector>

namespace tidemark::support {

/// Closes of a market that is open every day and of one that shuts at weekends, whose returns are alike until a day and
/// have nothing to do with each other from it on. The seed is one of those whose sample is as much alike early and late
/// where they never part.
struct two_calendars {
    std::size_t days = 700;
    std::size_t parted_after = 560;  ///< never where it is not less than the days
    core::date first{2022, 1, 1};

    std::vector<core::date> dates() const {
        std::vector<core::date> all;
        for (std::size_t i = 0; i < days; ++i) all.push_back(first + static_cast<int>(i));
        return all;
    }

    static bool is_open(core::date day) { return day.iso_weekday() < 6; }

    /// `coin` of every day, `stock` of every day, too: what the shut market would have closed at.
    std::vector<double> coin() const { return levels(1, 0.03); }
    std::vector<double> stock() const { return levels(2, 0.01); }

    /// A file with a column of each and one of a market that never moves.
    std::string csv() const {
        const auto c = coin(), s = stock();
        std::string text = "date,coin,stock,peg,empty\n";
        for (std::size_t i = 0; i < days; ++i) {
            const core::date day = first + static_cast<int>(i);
            text += std::string{core::iso_text{day}.view()} + ',' + std::to_string(c[i]) + ',' +
                    (is_open(day) ? std::to_string(s[i]) : "") + ",1,\n";
        }
        return text;
    }

private:
    std::vector<double> levels(std::uint64_t seed, double deviation) const {
        const auto own = noise(days, 300 + seed), common = noise(days, 300);
        std::vector<double> all(days);
        double level = 100;
        for (std::size_t i = 0; i < days; ++i) {
            const double together = i < parted_after ? 0.8 : 0;
            level *= std::exp(deviation * (std::sqrt(together) * common[i] + std::sqrt(1 - together) * own[i]));
            all[i] = level;
        }
        return all;
    }
};

}
