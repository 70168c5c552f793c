// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "peaks.hpp"
#include "series.hpp"

#include <tidemark/core/date.hpp>
#include <tidemark/infer/decoupling_report.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace program {

/// One series of the study beside another, before and after a day.
struct decoupled_pair {
    std::string first;
    std::string second;
    tidemark::infer::decoupling_report report;
    std::vector<shared_peaks> peaks{};  ///< by either rule; none where the days are too few
};

/// Who moved with whom, who parted, and whether that is more than chance.
struct study_decoupling {
    tidemark::core::date cut{};  ///< the first day of the quarter in which the data end, or the one before
    std::vector<decoupled_pair> pairs{};
    std::vector<std::string> left_out{};  ///< what the data do not allow, and why: a sentence each

    const decoupled_pair* pair_of(std::string_view first, std::string_view second) const;
};

/// Coins and small caps beside the equity markets, ether beside bitcoin, small caps beside large caps: of the series
/// that are there.
study_decoupling decouple_pairs(const std::vector<const series*>& all);

}
