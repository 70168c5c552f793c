// SPDX-License-Identifier: BSL-1.0
#include "diverge_sections.hpp"

#include <tidemark/infer/augmented_dickey_fuller.hpp>
#include <tidemark/infer/engle_granger.hpp>
#include <tidemark/infer/half_life.hpp>
#include <tidemark/infer/johansen.hpp>
#include <tidemark/infer/kpss.hpp>

#include <fmt/format.h>

#include <cmath>
#include <string_view>

namespace program {

namespace core = tidemark::core;
namespace infer = tidemark::infer;

namespace {

std::vector<double> logs_of(const std::vector<double>& levels) {
    std::vector<double> logs;
    for (const double level : levels) logs.push_back(std::log(level));
    return logs;
}

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

/// Of two series by their logarithms.
class teller {
public:
    teller(const diverge_pair& p, const diverge_circumstances& c, told_section& into)
        : p_{p}, level_{1 - c.asked.confidence}, first_{logs_of(p.first_levels)}, second_{logs_of(p.second_levels)}, s_{into} {
        for (std::size_t i = 0; i < first_.size(); ++i) ratio_.push_back(first_[i] - second_[i]);
    }

    void tell() {
        tell_or_say_why_not(s_, [&] { add_unit_root(); });
        tell_or_say_why_not(s_, [&] { add_stationarity(); });
        tell_or_say_why_not(s_, [&] { add_half_life(); });
        tell_or_say_why_not(s_, [&] { add_engle_granger(); });
        tell_or_say_why_not(s_, [&] { add_johansen(); });
        s_.verdict = verdict();
    }

private:
    void add(std::string name, std::string label, std::string told, std::string meaning, ordered_json value) {
        s_.numbers.push_back({std::move(name), std::move(label), std::move(told), std::move(meaning), std::move(value)});
    }

    void add_unit_root() {
        const infer::unit_root_test t = infer::augmented_dickey_fuller{}(ratio_);
        returns_ = t.p_value < level_;
        add("augmented_dickey_fuller", "Dickey-Fuller", statistic_with(t.statistic, t.p_value),
            t.p_value < level_ ? "the ratio comes back to a mean" : "the ratio wanders, as far as can be told",
            {{"statistic", cell(t.statistic)},
             {"p_value", cell(t.p_value)},
             {"lags", t.lags},
             {"observations", t.observations},
             {"critical", {{"1%", cell(t.critical.one_percent)}, {"5%", cell(t.critical.five_percent)}, {"10%", cell(t.critical.ten_percent)}}}});
    }

    void add_stationarity() {
        const infer::stationarity_test t = infer::kpss{}(ratio_);
        const bool wanders = t.p_value < level_ || (t.p_value <= level_ && t.bound == infer::p_value_is::at_most);
        add("kpss", "KPSS", statistic_with(t.statistic, t.p_value, p_value_of(t)),
            wanders ? "the ratio does not keep to a mean" : "the ratio may keep to a mean",
            {{"statistic", cell(t.statistic)},
             {"p_value", cell(t.p_value)},
             {"p_value_is", t.bound == infer::p_value_is::at_least  ? "at_least"
                            : t.bound == infer::p_value_is::at_most ? "at_most"
                                                                    : "interpolated"},
             {"lags", t.lags}});
    }

    void add_half_life() {
        const infer::half_life_estimate h = infer::half_life{.confidence = p_confidence()}(ratio_);
        const auto rows = [](double x) { return std::isinf(x) ? std::string{"never"} : decimal(x, 0); };
        add("half_life", "half-life", with_range(rows(h.half_life), rows(h.low), rows(h.high)),
            "rows in which half of a gap of the ratio closes",
            {{"rows", cell(h.half_life)}, {"low", cell(h.low)}, {"high", cell(h.high)}, {"persistence", cell(h.persistence)}});
    }

    void add_engle_granger() {
        const infer::cointegration_test t = infer::engle_granger{}(first_, second_);
        tied_ = t.p_value < level_;
        add("engle_granger", "Engle-Granger", statistic_with(t.statistic, t.p_value),
            tied_ ? "some mix of the two comes back to a mean" : "no mix of the two is found to come back to a mean",
            {{"statistic", cell(t.statistic)},
             {"p_value", cell(t.p_value)},
             {"lags", t.lags},
             {"observations", t.observations},
             {"coefficient_of_second", t.coefficients.empty() ? ordered_json{} : cell(t.coefficients.front())}});
    }

    void add_johansen();
    double p_confidence() const { return 1 - level_; }

    std::string verdict() const {
        const std::string both = fmt::format("{} and {}", p_.first.label, p_.second.label);
        if (returns_) return fmt::format("Their ratio comes back to a mean: a gap between {} has closed so far.", both);
        if (tied_) return fmt::format("A mix of {}, though not their plain ratio, comes back to a mean.", both);
        return fmt::format("Nothing ties the levels of {} to each other: a gap need not close.", both);
    }

    const diverge_pair& p_;
    double level_;
    std::vector<double> first_, second_, ratio_{};
    told_section& s_;
    bool returns_ = false;
    bool tied_ = false;
};

}

told_section tell_cointegration(const diverge_pair& p, const diverge_circumstances& c) {
    told_section s{.name = "cointegration",
                   .title = "Are the levels tied to each other?",
                   .explanation = fmt::format("Of the logarithm of the ratio, and of the logarithms of both; {} shared days.",
                                              p.dates.size())};
    teller{p, c, s}.tell();
    return s;
}

}
