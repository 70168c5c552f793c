// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "diverge_pair.hpp"
#include "told.hpp"

#include <cstddef>
#include <stdexcept>
#include <string>
#include <utility>

/// The sections of the report on two series, each measured and told.
namespace program {

/// What a section may need beside the two series.
struct diverge_circumstances {
    const diverge_request& asked;
    std::size_t cut;  ///< the first return of "after"
    double periods_per_year;
};

/// Fills a section with the answers of a test; where there are too few rows for it, the section says so.
template <class Fill>
void tell_or_say_why_not(told_section& s, const Fill& fill) {
    try {
        fill();
    } catch (const std::logic_error& error) {
        s.remarks.push_back(std::string{"No answer: "} + error.what() + '.');
    }
}

told_section tell_decoupling(const diverge_pair& p, const diverge_circumstances& c);
told_section tell_ratio(const diverge_pair& p, const diverge_circumstances& c);
told_section tell_drawdowns(const diverge_pair& p, const diverge_circumstances& c);
told_section tell_peaks(const diverge_pair& p, const diverge_circumstances& c);
told_section tell_breaks(const diverge_pair& p, const diverge_circumstances& c);
told_section tell_lead_and_lag(const diverge_pair& p, const diverge_circumstances& c);
told_section tell_cointegration(const diverge_pair& p, const diverge_circumstances& c);
told_section tell_regimes(const diverge_pair& p, const diverge_circumstances& c);
told_section tell_detectors(const diverge_pair& p, const diverge_circumstances& c);

}
