// SPDX-License-Identifier: BSL-1.0
#include "diverge_sections.hpp"

#include <tidemark/corr/hayashi_yoshida_lead_lag.hpp>
#include <tidemark/infer/lagged_cross_correlation.hpp>

#include <fmt/format.h>

#include <cmath>

namespace program {

namespace corr = tidemark::corr;
namespace infer = tidemark::infer;

namespace {

constexpr double hours_a_day = 24;

double hours_per_row(const diverge_request& q) {
    return hours_a_day * (q.sampled_by == diverge_request::unit::weeks ? 7 : static_cast<double>(q.every));
}

double offset_of(const diverge_pair& p) { return p.clocks ? p.clocks->hours : 0; }

class teller {
public:
    teller(const diverge_pair& p, const diverge_circumstances& c, told_section& into)
        : p_{p}, asked_{c.asked}, s_{into} {}

    void tell() {
        const infer::lagged_correlations found = infer::lagged_cross_correlation{
            .max_lag = *asked_.lags,
            .band = infer::lag_band::robust,
            .confidence = asked_.confidence,
            .closing_time_offset = offset_of(p_),
            .hours_per_row = hours_per_row(asked_)}(p_.first_returns, p_.second_returns);
        add_table(found);
        add_lead(found);
        if (asked_.every_day()) add_by_clock();
    }

private:
    void add(std::string name, std::string label, std::string told, std::string meaning, ordered_json value) {
        s_.numbers.push_back(
            {std::move(name), std::move(label), std::move(told), std::move(meaning), std::move(value)});
    }

    void add_table(const infer::lagged_correlations& found) {
        text_table table{.title = fmt::format("By how many rows {} comes later", p_.second.label),
                         .explanation = {},
                         .headings = {},
                         .rows = {{"  correlation", {}}, {"  band", {}}, {"", {}}}};
        ordered_json lags = ordered_json::array();
        for (const infer::lagged_correlation& at : found.lags) {
            table.headings.push_back({fmt::format("{:+d}", at.lag), ""});
            table.rows[0].cells.push_back(decimal(at.correlation));
            table.rows[1].cells.push_back(decimal(at.band));
            table.rows[2].cells.push_back(std::abs(at.correlation) > at.band ? "*" : "");
            lags.push_back({{"lag", at.lag},
                            {"correlation", cell(at.correlation)},
                            {"standard_error", cell(at.standard_error)},
                            {"band", cell(at.band)},
                            {"rows", at.rows}});
        }
        s_.tables.push_back(std::move(table));
        s_.written = {{"lags", std::move(lags)}};
    }

    std::string leader(int lag) const { return lag > 0 ? p_.first.label : p_.second.label; }

    void add_lead(const infer::lagged_correlations& found) {
        const infer::lag_peak& lead = found.lead;
        const bool leads = lead.p_value < 1 - asked_.confidence;
        add("lead", "largest beside 0", fmt::format("{} at {:+d}", decimal(lead.correlation), lead.lag),
            fmt::format("{}, for the largest of {}: {}", p_value_in_words(lead.p_value), found.lags.size() - 1,
                        leads ? fmt::format("{} leads", leader(lead.lag)) : "chance makes as much"),
            {{"lag", lead.lag}, {"correlation", cell(lead.correlation)}, {"p_value", cell(lead.p_value)}});
        const bool apart = offset_of(p_) != 0;
        const int next = offset_of(p_) > 0 ? 1 : -1;
        if (apart)
            add("lag_one_by_offset", "made by closing times", decimal(found.lag_one_by_offset),
                fmt::format("at {:+d}, if neither led the other", next), cell(found.lag_one_by_offset));
        if (!leads) {
            s_.verdict = fmt::format("Neither is found to lead the other within {} rows.", *asked_.lags);
        } else {
            s_.verdict = fmt::format(
                "{} seems to lead by {} row{} (correlation {}, {}){}.", leader(lead.lag), std::abs(lead.lag),
                std::abs(lead.lag) == 1 ? "" : "s", decimal(lead.correlation), p_value_in_words(lead.p_value),
                apart && lead.lag == next
                    ? fmt::format(", which closing times alone make {} of", decimal(found.lag_one_by_offset))
                    : "");
        }
    }

    /// Every close of both at its own hour, also those of days on which the other was shut.
    void add_by_clock() {
        const auto timed = [](const series& s, double hours) {
            std::vector<double> times;
            for (const tidemark::core::date day : s.dates) times.push_back(hours_a_day * day.days_since_1970() + hours);
            return corr::asynchronous_prices{times, s.levels};
        };
        std::vector<double> offsets;
        const double most = hours_a_day * static_cast<double>(*asked_.lags);
        for (double h = -most; h <= most; h += hours_a_day) offsets.push_back(h);
        const corr::lead_lag_curve curve =
            corr::hayashi_yoshida_lead_lag(timed(p_.first, offset_of(p_)), timed(p_.second, 0), offsets);
        const double at_once = curve.correlations[*asked_.lags];
        add("by_clock", "by their own clocks", decimal(at_once),
            p_.clocks ? "correlation that allows for closing hours and shut days (Hayashi and Yoshida)"
                      : "correlation that allows for shut days (Hayashi and Yoshida)",
            {{"correlation", cell(at_once)},
             {"lead_hours", cell(curve.lead_time)},
             {"largest", cell(curve.correlation)},
             {"lead_lag_ratio", cell(curve.lead_lag_ratio)}});
    }

    const diverge_pair& p_;
    const diverge_request& asked_;
    told_section& s_;
};

}

told_section tell_lead_and_lag(const diverge_pair& p, const diverge_circumstances& c) {
    told_section s{
        .name = "lead_lag",
        .title = "Does one lead the other?",
        .explanation = fmt::format("Correlation of the returns of {} with later (+) and earlier (-) ones of {}. One "
                                   "outside its {:.0f} % band, which allows for calm and wild times, has a star.",
                                   p.first.label, p.second.label, 100 * c.asked.confidence)};
    tell_or_say_why_not(s, [&] { teller{p, c, s}.tell(); });
    return s;
}

}
