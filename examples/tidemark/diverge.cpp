// SPDX-License-Identifier: BSL-1.0
#include "diverge.hpp"

#include "diverge_sections.hpp"
#include "errors.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

namespace program {

namespace {

constexpr double weeks_a_year = 52;
constexpr std::size_t usual_lags = 5;

/// Of days that both markets have, the convention of the one that is open less; of files, as many as there were.
double periods_per_year_of(const diverge_pair& p, const diverge_request& q) {
    if (q.sampled_by == diverge_request::unit::weeks) return weeks_a_year;
    const double convention = (std::min)(p.first.periods_per_year, p.second.periods_per_year);
    if (!std::isnan(convention)) return convention / static_cast<double>(q.every);
    return static_cast<double>(p.returns()) / ((p.dates.back() - p.dates.front()) / 365.25);
}

void set_closing_offset(diverge_pair& p, const diverge_request& q) {
    if (!q.closing_offset) return;
    const double hours = *q.closing_offset;
    const bool later = hours > 0;
    p.clocks = closing_times{hours, fmt::format("{} closes {} hours {} {}.", p.first.label, std::abs(hours),
                                                later ? "after" : "before", p.second.label)};
}

void warn_of_clocks(divergence& d) {
    for (const std::string& note : d.pair.notes) d.warnings.push_back(note);
    const auto& clocks = d.pair.clocks;
    if (!clocks || clocks->hours == 0) return;
    const std::string& later = clocks->hours > 0 ? d.pair.first.label : d.pair.second.label;
    const bool weekly = d.asked.sampled_by == diverge_request::unit::weeks;
    d.warnings.push_back(
        fmt::format("{} What happens between the two closes counts on different rows: correlations of the same row "
                    "come out too small, and {} seems to lead{}.",
                    clocks->because, later, weekly ? ", though by the week not by much" : "; --weekly is the control"));
}

/// No more lags than leave half of the rows.
void set_lags(divergence& d) {
    const std::size_t most = d.pair.returns() / 2;
    if (!d.asked.lags) d.asked.lags = (std::min)(usual_lags, most);
    if (*d.asked.lags < 1 || *d.asked.lags > most)
        throw usage_error{fmt::format("--lags is {}, expected 1 to {}, half of the {} returns", *d.asked.lags, most,
                                      d.pair.returns())};
}

}

divergence diverge(const diverge_request& q) {
    divergence d{.asked = q,
                 .pair = pair_up(find_series(q), q),
                 .cut = 0,
                 .periods_per_year = 0,
                 .warnings = {},
                 .verdict = {},
                 .sections = {}};
    set_closing_offset(d.pair, q);
    warn_of_clocks(d);
    set_lags(d);
    d.cut = q.cut ? position_of_cut(d.pair, *q.cut) : usual_cut(d.pair);
    d.periods_per_year = periods_per_year_of(d.pair, q);
    const diverge_circumstances c{d.asked, d.cut, d.periods_per_year};
    for (const auto& tell : {tell_decoupling, tell_ratio, tell_drawdowns, tell_peaks, tell_breaks, tell_lead_and_lag,
                             tell_cointegration, tell_regimes, tell_detectors}) {
        d.sections.push_back(tell(d.pair, c));
        if (!d.sections.back().verdict.empty()) d.verdict.push_back(d.sections.back().verdict);
    }
    return d;
}

}
