// SPDX-License-Identifier: BSL-1.0
#include "diverge_sections.hpp"

#include <tidemark/infer/log_ratio_cointegration.hpp>

#include <fmt/format.h>

#include <cmath>
#include <string_view>

namespace program {

namespace core = tidemark::core;
namespace infer = tidemark::infer;

namespace {

std::string statistic_with(double statistic, double p_value, std::string_view p_in_words) {
    if (std::isnan(statistic)) return "-";
    return fmt::format("{} ({})", decimal(statistic), std::isnan(p_value) ? "no p-value" : p_in_words);
}
std::string statistic_with(double statistic, double p_value) {
    return statistic_with(statistic, p_value, p_value_in_words(p_value));
}

std::string p_value_of(const infer::stationarity_test& t) {
    switch (t.bound) {
        case infer::p_value_is::at_least: return fmt::format("p > {}", t.p_value);
        case infer::p_value_is::at_most: return fmt::format("p < {}", t.p_value);
        case infer::p_value_is::interpolated: break;
    }
    return p_value_in_words(t.p_value);
}

ordered_json cell_of(const infer::critical_values& c) {
    return {{"1%", cell(c.one_percent)}, {"5%", cell(c.five_percent)}, {"10%", cell(c.ten_percent)}};
}

class teller {
public:
    teller(const diverge_pair& p, double level, told_section& into)
        : p_{p}, level_{level}, found_{tests(level)(p.first_levels, p.second_levels)}, s_{into} {}

    void tell() {
        add_unit_root();
        add_stationarity();
        add_half_life();
        add_engle_granger();
        add_johansen();
        s_.verdict = verdict();
    }

private:
    static infer::log_ratio_cointegration tests(double level) {
        infer::log_ratio_cointegration all;
        all.reversion.confidence = 1 - level;
        return all;
    }

    void add(std::string name, std::string label, std::string told, std::string meaning, ordered_json value) {
        s_.numbers.push_back(
            {std::move(name), std::move(label), std::move(told), std::move(meaning), std::move(value)});
    }

    static const char* meaning(double p_value, bool is_so, const char* yes, const char* no) {
        return std::isnan(p_value) ? "no answer" : is_so ? yes : no;
    }

    bool ratio_returns() const { return found_.unit_root.p_value < level_; }
    bool ratio_wanders() const {
        const infer::stationarity_test& t = found_.stationarity;
        return t.bound == infer::p_value_is::at_most ? t.p_value <= level_ : t.p_value < level_;
    }
    bool mix_returns() const { return found_.fitted.p_value < level_; }

    void add_unit_root() {
        const infer::unit_root_test& t = found_.unit_root;
        add("augmented_dickey_fuller", "Dickey-Fuller", statistic_with(t.statistic, t.p_value),
            meaning(t.p_value, ratio_returns(), "the ratio comes back to a mean",
                    "the ratio wanders, as far as can be told"),
            {{"statistic", cell(t.statistic)},
             {"p_value", cell(t.p_value)},
             {"lags", t.lags},
             {"observations", t.observations},
             {"critical", cell_of(t.critical)}});
    }

    void add_stationarity() {
        const infer::stationarity_test& t = found_.stationarity;
        const char* const bound = t.bound == infer::p_value_is::at_least  ? "at_least"
                                  : t.bound == infer::p_value_is::at_most ? "at_most"
                                                                          : "interpolated";
        add("kpss", "KPSS", statistic_with(t.statistic, t.p_value, p_value_of(t)),
            meaning(t.p_value, ratio_wanders(), "the ratio does not keep to a mean", "the ratio may keep to a mean"),
            {{"statistic", cell(t.statistic)}, {"p_value", cell(t.p_value)}, {"p_value_is", bound}, {"lags", t.lags}});
    }

    void add_half_life() {
        const infer::half_life_estimate& h = found_.half_life;
        const auto rows = [](double x) { return std::isinf(x) ? std::string{"never"} : decimal(x, 0); };
        add("half_life", "half-life", with_range(rows(h.half_life), rows(h.low), rows(h.high)),
            "rows in which half of a gap of the ratio closes",
            {{"rows", cell(h.half_life)},
             {"low", cell(h.low)},
             {"high", cell(h.high)},
             {"persistence", cell(h.persistence)}});
    }

    void add_engle_granger() {
        const infer::cointegration_test& t = found_.fitted;
        const double slope = t.coefficients.empty() ? core::nan : t.coefficients.front();
        add("engle_granger", "Engle-Granger", statistic_with(t.statistic, t.p_value),
            fmt::format("ln {} less {} ln {}: {}", p_.first.label, decimal(slope), p_.second.label,
                        meaning(t.p_value, mix_returns(), "comes back to a mean", "not found to come back")),
            {{"statistic", cell(t.statistic)},
             {"p_value", cell(t.p_value)},
             {"lags", t.lags},
             {"observations", t.observations},
             {"coefficient_of_second", cell(slope)},
             {"critical", cell_of(t.critical)}});
    }

    void add_johansen() {
        const infer::johansen_test& t = found_.system;
        const auto rank = t.rank();
        const char* const meaning = !rank        ? "no answer"
                                    : *rank == 0 ? "no relation between the levels is found at 5 %"
                                    : *rank == 1 ? "one relation between the levels at 5 %"
                                                 : "neither of the two wanders, at 5 %";
        add("johansen", "Johansen, trace",
            rank ? fmt::format("{} ({} at 5 %)", decimal(t.trace.front()),
                               decimal(t.trace_critical.front().five_percent))
                 : "-",
            meaning,
            {{"trace", ordered_json::array({cell(t.trace[0]), cell(t.trace[1])})},
             {"critical", ordered_json::array({cell_of(t.trace_critical[0]), cell_of(t.trace_critical[1])})},
             {"rank_at_5%", rank ? ordered_json(*rank) : ordered_json{}},
             {"lags", t.lags},
             {"observations", t.observations}});
    }

    std::string verdict() const {
        const std::string both = fmt::format("{} and {}", p_.first.label, p_.second.label);
        if (std::isnan(found_.unit_root.p_value))
            return fmt::format("Whether the levels of {} are tied has no answer.", both);
        if (ratio_returns() && ratio_wanders())
            return fmt::format(
                "Whether the ratio of {} comes back to a mean is open: Dickey-Fuller finds that it does, KPSS that it "
                "does not.",
                both);
        if (ratio_returns()) return fmt::format("Their ratio comes back to a mean: gaps between {} have closed.", both);
        if (mix_returns()) return fmt::format("A mix of {}, though not their plain ratio, comes back to a mean.", both);
        return fmt::format("Nothing is found that ties the levels of {} to each other: a gap need not close.", both);
    }

    const diverge_pair& p_;
    double level_;
    infer::log_ratio_findings found_;
    told_section& s_;
};

}

told_section tell_cointegration(const diverge_pair& p, const diverge_circumstances& c) {
    told_section s{
        .name = "cointegration",
        .title = "Are the levels tied to each other?",
        .explanation = fmt::format("Of the logarithm of the ratio, and of the logarithms of both on {} shared days.",
                                   p.dates.size())};
    tell_or_say_why_not(s, [&] { teller{p, 1 - c.asked.confidence, s}.tell(); });
    return s;
}

}
