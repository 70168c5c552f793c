// SPDX-License-Identifier: BSL-1.0
#include "diverge_sections.hpp"

#include <tidemark/infer/markov_switching_fit.hpp>
#include <tidemark/infer/regime_correlation.hpp>

#include <fmt/format.h>

#include <cmath>

namespace program {

namespace infer = tidemark::infer;

namespace {

/// The calm and the wild times of the second series, and what the two did in them.
class teller {
public:
    teller(const diverge_pair& p, const diverge_circumstances& c, told_section& into)
        : p_{p}, scale_{std::sqrt(c.periods_per_year)}, s_{into} {}

    void tell() {
        const infer::fitted_regimes fit = infer::markov_switching_fit{}(p_.second_returns);
        if (std::isnan(fit.log_likelihood)) {
            s_.remarks.push_back("No answer: the returns do not tell two regimes.");
            return;
        }
        const auto both = infer::regime_correlation(p_.second_returns, p_.first_returns, fit.path.smoothed);
        add_regimes(fit);
        add_correlations(both);
        s_.verdict = verdict(fit, both);
    }

private:
    void add(std::string name, std::string label, std::string told, std::string meaning, ordered_json value) {
        s_.numbers.push_back(
            {std::move(name), std::move(label), std::move(told), std::move(meaning), std::move(value)});
    }

    static bool are_two(const infer::fitted_regimes& f) { return f.bic < f.bic_of_one; }

    void add_regimes(const infer::fitted_regimes& f) {
        const infer::markov_switching& m = f.model;
        const auto volatility = [&](double variance) { return unsigned_percent(scale_ * std::sqrt(variance)); };
        const auto days = [](double rows) { return fmt::format("{} rows at a time", decimal(rows, 1)); };
        add("bic_gain", "two regimes, not one", signed_decimal(f.bic_of_one - f.bic, 1),
            are_two(f) ? "BIC: two describe the returns better" : "BIC: one describes the returns as well",
            cell(f.bic_of_one - f.bic));
        add("calm_volatility", "calm", volatility(m.variance0), "volatility a year, " + days(f.duration0),
            {{"deviation", cell(std::sqrt(m.variance0))}, {"mean", cell(m.mean0)}, {"duration", cell(f.duration0)}});
        add("stressed_volatility", "stressed", volatility(m.variance1), "volatility a year, " + days(f.duration1),
            {{"deviation", cell(std::sqrt(m.variance1))}, {"mean", cell(m.mean1)}, {"duration", cell(f.duration1)}});
        add("stressed_now", "stressed at the end", unsigned_percent(f.path.filtered.back()),
            fmt::format("probability on {}, by what was known then", iso(p_.dates.back())),
            cell(f.path.filtered.back()));
        s_.written = {{"end_of_search", f.end == infer::search_end::converged  ? "converged"
                                        : f.end == infer::search_end::at_bound ? "at_bound"
                                                                               : "out_of_iterations"},
                      {"log_likelihood", cell(f.log_likelihood)}};
        if (f.end != infer::search_end::converged)
            s_.remarks.push_back("The search for the regimes ended at a bound or ran out: they may be none.");
    }

    void add_correlations(const infer::regime_correlations& c) {
        const auto rows = [](const infer::regime_comovement& r) {
            return fmt::format("over {} rows", decimal(r.rows, 0));
        };
        add("calm_correlation", "correlation in calm", decimal(c.state0.correlation), rows(c.state0),
            cell(c.state0.correlation));
        add("stressed_correlation", "correlation in stress", decimal(c.state1.correlation), rows(c.state1),
            cell(c.state1.correlation));
        add("stressed_correlation_adjusted", "  at the spread of calm", decimal(c.adjusted1),
            "what wide moves alone add to a correlation taken off (Forbes and Rigobon)", cell(c.adjusted1));
    }

    std::string verdict(const infer::fitted_regimes& f, const infer::regime_correlations& c) const {
        if (!are_two(f)) return fmt::format("{} has no two regimes to speak of.", p_.second.label);
        return fmt::format(
            "While {} is stressed their correlation is {}, while it is calm {}; at equal spread it would be {} in "
            "stress.",
            p_.second.label, decimal(c.state1.correlation), decimal(c.state0.correlation), decimal(c.adjusted1));
    }

    const diverge_pair& p_;
    double scale_;
    told_section& s_;
};

}

told_section tell_regimes(const diverge_pair& p, const diverge_circumstances& c) {
    told_section s{.name = "regimes",
                   .title = fmt::format("Calm and stress of {}", p.second.label),
                   .explanation = fmt::format("Two regimes of its log returns, fitted by their likelihood and told in "
                                              "hindsight; every return counts in each by its probability.")};
    tell_or_say_why_not(s, [&] { teller{p, c, s}.tell(); });
    return s;
}

}
