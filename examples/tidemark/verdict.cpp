// SPDX-License-Identifier: BSL-1.0
#include "verdict.hpp"

#include "verdict_limits.hpp"
#include "words.hpp"

#include <tidemark/infer/sharpe_standard_error.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

namespace program {

namespace {

// Where the rules of judgement draw their lines.
constexpr double highly_significant = 0.01;
constexpr double high_correlation = 0.7;
constexpr double low_correlation = 0.3;
constexpr double wide_growth_gap = 0.10;     // fractions a year
constexpr double notable_drag = 0.05;        // fractions a year
constexpr double notable_policy_gap = 0.01;  // of the wealth at the end, in logarithms
constexpr std::size_t short_sample = 365;    // days

/// The numbers of one span on which a judgement rests.
struct evidence {
    const performance& small;
    const performance& large;
    const sharpe_gap& gap;
    const correlation* together;                 // null where there is none
    const missing_price_effect* missing_prices;  // null where there is none
    bool over_bill;
};

std::string rate_name(const evidence& e) { return e.over_bill ? "the 3-month bill" : "a rate of zero"; }

/// What compounding leaves of the mean return, continuously compounded and a year.
double log_growth(const performance& p) { return std::log1p(p.cumulative_return) / years_of(p); }

std::string returns_in_words(const evidence& e) {
    return fmt::format(
        "Small caps, ranks 51 to 100, {} from {} to {}; large caps, ranks 1 to 20, {}. Maximum drawdown "
        "{:.1f} % and {:.1f} %.",
        gained_or_lost(e.small.cumulative_return), iso(e.small.from), iso(e.small.to),
        gained_or_lost(e.large.cumulative_return), 100 * e.small.drawdown.depth, 100 * e.large.drawdown.depth);
}

/// The probability of so large a Sharpe ratio of small caps, either way, when they earn no more than the rate.
double own_p_value(const evidence& e) {
    return tidemark::infer::two_sided_p_value(e.small.sharpe, e.small.sharpe_error);
}

std::string own_sharpe_in_words(const evidence& e) {
    const double p = own_p_value(e);
    const char* judgement = !(p < significant)   ? "cannot be told from zero"
                            : e.small.sharpe > 0 ? "is above zero by more than chance"
                                                 : "is below zero by more than chance";
    return fmt::format(
        "The Sharpe ratio of small caps over {} is {}, with a standard error of {}: it {} ({}). That of "
        "large caps is {} with {}.",
        rate_name(e), decimal(e.small.sharpe), decimal(e.small.sharpe_error), judgement, p_value_in_words(p),
        decimal(e.large.sharpe), decimal(e.large.sharpe_error));
}

/// Between the mean of returns and the growth of wealth lies the price of volatility.
std::optional<std::string> drag_in_words(const evidence& e) {
    const performance& s = e.small;
    const double drag = s.annualised_arithmetic - log_growth(s);
    const std::string sum = fmt::format(
        "the mean return of small caps comes to {} a year, of which a volatility of "
        "{:.1f} % took {:.1f} points (half its square is {:.1f}): {} a year in logarithms, {} compounded",
        percent(s.annualised_arithmetic), 100 * s.volatility, 100 * drag, 50 * s.volatility * s.volatility,
        percent(log_growth(s)), percent(s.annualised_geometric));
    if (s.sharpe > 0 && s.cumulative_return < 0) {
        return fmt::format(
            "A loss and a positive Sharpe ratio are both true. This is volatility drag: {}. The Sharpe ratio "
            "speaks of a stake renewed every day, the loss of one that was held.",
            sum);
    }
    if (drag > notable_drag) return fmt::format("Volatility drag: {}.", sum);
    return std::nullopt;
}

std::string gap_in_words(const evidence& e) {
    const sharpe_gap& g = e.gap;
    return fmt::format(
        "Small less large, the gap of the Sharpe ratios is {} with a standard error of {} that allows for "
        "their moving together (correlation {}): {} standard errors, {}.",
        signed_decimal(g.difference), decimal(g.error), decimal(g.correlation_of_excess, 3),
        decimal(std::abs(g.difference / g.error), 1), p_value_in_words(g.p_value));
}

std::optional<std::string> correlation_in_words(const evidence& e) {
    const double growth_gap = e.small.annualised_geometric - e.large.annualised_geometric;
    if (e.together == nullptr || std::isnan(e.together->value) || std::isnan(growth_gap)) return std::nullopt;
    const std::string r = fmt::format("{:.3f}, 95 % interval {:.3f} to {:.3f}", e.together->value,
                                      e.together->confidence_95.low, e.together->confidence_95.high);
    if (e.together->value >= high_correlation && std::abs(growth_gap) >= wide_growth_gap) {
        return fmt::format(
            "Day by day the two move together (correlation {}), yet their growth is {:.1f} points a year "
            "apart: correlation speaks of daily moves about their means, not of the means.",
            r, 100 * std::abs(growth_gap));
    }
    if (e.together->value >= high_correlation) {
        return fmt::format(
            "Day by day the two move together (correlation {}); held beside large caps, small caps spread "
            "little risk.",
            r);
    }
    return fmt::format("Day by day the two {} (correlation {}).",
                       e.together->value >= low_correlation ? "move together only in part" : "hardly move together", r);
}

std::optional<std::string> policy_in_words(const evidence& e) {
    if (e.missing_prices == nullptr) return std::nullopt;
    const missing_price_effect& m = *e.missing_prices;
    if (!m.zeroed_return) {
        return fmt::format(
            "With missing prices at zero after {} days instead of carried, nothing is left of small caps.",
            days_until_zero);
    }
    const std::string share =
        fmt::format("{:.2f} % of the days of their members have no price",
                    100 * static_cast<double>(m.member_days_without_price) / static_cast<double>(m.member_days));
    if (std::abs(std::log1p(*m.zeroed_return) - std::log1p(m.carried_return)) < notable_policy_gap) {
        return fmt::format(
            "How missing prices are valued hardly matters here: {} if carried, {} if zero after {} days ({}).",
            percent(m.carried_return), percent(*m.zeroed_return), days_until_zero, share);
    }
    return fmt::format(
        "How missing prices are valued matters: carried for at most {} days, small caps returned {}; at zero "
        "after {} days, {} ({}). The truth is likely to lie between.",
        days_carried, percent(m.carried_return), days_until_zero, percent(*m.zeroed_return), share);
}

/// Less than two standard errors: how long a history would have to be, all else the same, for two.
std::string years_needed(const sharpe_gap& g) {
    const double years = static_cast<double>(g.returns) / 365 * std::pow(2 * g.error / g.difference, 2);
    return years < 100 ? fmt::format("about {:.0f} years of the same", std::ceil(years))
                       : "more than a century of the same";
}

std::string conclusion_of(const evidence& e) {
    const sharpe_gap& g = e.gap;
    if (std::isnan(g.p_value)) return "No answer: these data cannot tell two Sharpe ratios apart.";
    const std::string less_or_more = g.difference < 0 ? "less" : "more";
    const std::string gap =
        fmt::format("{:.1f} standard errors ({})", std::abs(g.difference / g.error), p_value_in_words(g.p_value));
    if (!(g.p_value < significant)) {
        return fmt::format(
            "Undecided: small caps earned {} per unit of risk than large caps, but a gap of {} is within what "
            "chance explains; two standard errors would take {}.",
            less_or_more, gap, years_needed(g));
    }
    if (g.difference > 0 && !(e.small.sharpe > 0)) {
        return fmt::format(
            "No: small caps lost less per unit of risk than large caps, a gap of {}, but lost against {}.", gap,
            rate_name(e));
    }
    const bool certain = g.p_value < highly_significant;
    return fmt::format("{}: small caps earned {} per unit of risk than large caps, a gap of {}.",
                       g.difference < 0 ? (certain ? "No" : "Probably not") : (certain ? "Yes" : "Probably"),
                       less_or_more, gap);
}

std::optional<std::string> proof_in_words(const evidence& e) {
    if (std::isnan(e.gap.p_value)) return std::nullopt;
    const bool gap_is_certain = e.gap.p_value < significant;
    std::string shown =
        fmt::format("This shows that who held small caps by this rule {}, and who held large caps {}",
                    gained_or_lost(e.small.cumulative_return), gained_or_lost(e.large.cumulative_return));
    if (gap_is_certain) shown += "; and that chance alone would seldom have set their Sharpe ratios so far apart";
    std::string open;
    if (!gap_is_certain) {
        open += fmt::format("that small caps are paid {} for their risk than large caps, ",
                            e.gap.difference < 0 ? "less" : "more");
    }
    if (!(own_p_value(e) < significant))
        open +=
            fmt::format("that {} are paid more than {} at all, ", open.empty() ? "small caps" : "they", rate_name(e));
    return fmt::format("{}. It does not show {}{}what the next years will be.", shown, open, open.empty() ? "" : "or ");
}

std::optional<std::string> shortness_in_words(const evidence& e) {
    if (e.small.returns >= short_sample) return std::nullopt;
    return fmt::format("{} days are few: take every figure a year as an extrapolation.", e.small.returns);
}

finding find(std::size_t span, const evidence& e) {
    finding f{.span = span, .conclusion = conclusion_of(e), .reasons = {returns_in_words(e), own_sharpe_in_words(e)}};
    const auto add = [&](std::optional<std::string> reason) {
        if (reason) f.reasons.push_back(std::move(*reason));
    };
    add(drag_in_words(e));
    f.reasons.push_back(gap_in_words(e));
    add(correlation_in_words(e));
    add(policy_in_words(e));
    add(proof_in_words(e));
    add(shortness_in_words(e));
    return f;
}

}

verdict judge(const study& s) {
    const auto& small = s.series_named(small_caps).performances;
    const auto& large = s.series_named(large_caps).performances;
    const measured_pair& pair = *s.pair_of(small_caps, large_caps);
    const auto index =
        std::find_if(s.indices.begin(), s.indices.end(), [](const auto& i) { return i.name == small_caps; });
    verdict v;
    for (std::size_t i = 0; i < s.spans.size(); ++i) {
        if (s.spans[i].chosen_as == time_span::kind::calendar_year || !small[i] || !large[i]) continue;
        const auto& missing = index->missing_prices[i];
        const evidence e{*small[i],
                         *large[i],
                         *s.small_over_large[i],
                         pair.correlations[i] ? &*pair.correlations[i] : nullptr,
                         missing ? &*missing : nullptr,
                         s.data.bill.has_value()};
        v.findings.push_back(find(i, e));
    }
    v.limits = limits_of(s, v.findings);
    return v;
}

}
