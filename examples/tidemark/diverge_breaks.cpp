// SPDX-License-Identifier: BSL-1.0
#include "diverge_sections.hpp"

#include <tidemark/infer/correlation_break_test.hpp>
#include <tidemark/infer/cusum_of_squares.hpp>
#include <tidemark/infer/cusum_test.hpp>
#include <tidemark/infer/pelt.hpp>
#include <tidemark/infer/sup_f.hpp>

#include <fmt/format.h>

#include <cmath>
#include <string_view>

namespace program {

namespace infer = tidemark::infer;

namespace {

constexpr std::size_t least_rows_of_a_stretch = 20;

/// One change on a day that the test finds itself.
class teller {
public:
    teller(const diverge_pair& p, double level, told_section& into) : p_{p}, level_{level}, s_{into} {
        for (std::size_t i = 0; i < p.returns(); ++i) gaps_.push_back(p.first_returns[i] - p.second_returns[i]);
    }

    void tell() {
        tell_or_say_why_not(s_, [&] { add_correlation(); });
        tell_or_say_why_not(s_, [&] { add_line(); });
        tell_or_say_why_not(s_, [&] { add_mean(); });
        tell_or_say_why_not(s_, [&] { add_variance(); });
        tell_or_say_why_not(s_, [&] { add_stretches(); });
    }

private:
    template <class Found>
    void add(std::string name, std::string label, const Found& f, std::string_view what, std::string_view from,
             std::string_view to, ordered_json more) {
        const bool answers = !std::isnan(f.p_value);
        ordered_json value{{"statistic", cell(f.statistic)},
                           {"p_value", cell(f.p_value)},
                           {"day", answers ? ordered_json(iso(p_.end_of(f.position))) : ordered_json{}}};
        value.update(more);
        const std::string meaning =
            !answers ? "no answer"
                     : fmt::format("{} {} to {}{}", what, from, to, f.p_value < level_ ? "" : ": chance makes as much");
        s_.numbers.push_back(
            {std::move(name), std::move(label),
             answers ? fmt::format("{}, {}", iso(p_.end_of(f.position)), p_value_in_words(f.p_value)) : "-", meaning,
             std::move(value)});
    }

    void add_correlation() {
        const infer::correlation_break f = infer::correlation_break_test{}(p_.first_returns, p_.second_returns);
        add("correlation", "correlation", f, "from", decimal(f.before), decimal(f.after),
            {{"before", cell(f.before)}, {"after", cell(f.after)}, {"bandwidth", f.bandwidth}});
    }

    void add_line() {
        const infer::line_break f =
            infer::sup_f{.residual = infer::sup_f::variance::robust}(p_.first_returns, p_.second_returns);
        add("line", "beta and mean", f, "beta", decimal(f.slope_before), decimal(f.slope_after),
            {{"slope_before", cell(f.slope_before)},
             {"slope_after", cell(f.slope_after)},
             {"intercept_before", cell(f.intercept_before)},
             {"intercept_after", cell(f.intercept_after)}});
    }

    void add_mean() {
        const infer::cusum_break f = infer::cusum_test{}(gaps_);
        const auto points = [](double x) { return signed_decimal(100 * x, 3); };
        add("mean", "mean of the gap", f, "per row, in points, from", points(f.before), points(f.after),
            {{"before", cell(f.before)}, {"after", cell(f.after)}, {"bandwidth", f.bandwidth}});
    }

    void add_variance() {
        const infer::cusum_break f = infer::cusum_of_squares{}(gaps_);
        const auto deviation = [](double variance) { return unsigned_percent(std::sqrt(variance)); };
        add("variance", "spread of the gap", f, "deviation of a row from", deviation(f.before), deviation(f.after),
            {{"before", cell(f.before)}, {"after", cell(f.after)}, {"bandwidth", f.bandwidth}});
    }

    /// As many changes of the gap as there are.
    void add_stretches() {
        const infer::segmentation found = infer::pelt{.least_rows = least_rows_of_a_stretch}(gaps_);
        ordered_json all = ordered_json::array();
        std::string listed;
        for (const infer::stretch& each : found.stretches) {
            const std::string day = iso(p_.end_of(each.position));
            all.push_back(
                {{"from", day}, {"rows", each.rows}, {"mean", cell(each.mean)}, {"deviation", cell(each.deviation)}});
            listed.append(listed.empty() ? "from " : ", ").append(day);
            listed.append(fmt::format(" {}", unsigned_percent(each.deviation)));
        }
        s_.numbers.push_back({"stretches", "stretches of the gap", fmt::format("{}", found.stretches.size()),
                              fmt::format("alike in mean and spread, with the deviation of a row: {}", listed), all});
    }

    const diverge_pair& p_;
    double level_;
    std::vector<double> gaps_{};
    told_section& s_;
};

}

told_section tell_breaks(const diverge_pair& p, const diverge_circumstances& c) {
    told_section s{.name = "breaks",
                   .title = "Changes at a day that nobody picked",
                   .explanation =
                       "For each the likeliest day, with which the later stretch begins, and how often chance makes as "
                       "much somewhere. The gap is the log return of the one less that of the other."};
    teller{p, 1 - c.asked.confidence, s}.tell();
    return s;
}

}
