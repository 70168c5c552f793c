// SPDX-License-Identifier: BSL-1.0
#include "verdict_limits.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

namespace program {

namespace {

using sentence = std::optional<std::string>;

const performance& small_caps_in_the_whole(const study& s) { return *s.series_named(small_caps).performances.front(); }

sentence simulation(const study& s) {
    if (s.data.came_from != market_data::origin::simulated) return std::nullopt;
    return "This market is simulated. It shows what the program does and says nothing about any real market. In its "
           "model "
           "the additional risk of small coins earns nothing on average, so that a study with enough data would answer "
           "no.";
}

sentence one_history(const study& s) {
    const performance& small = small_caps_in_the_whole(s);
    if (std::isnan(small.sharpe_error)) return std::nullopt;
    return fmt::format(
        "One history of {:.1f} years. The standard error of a Sharpe ratio is then about {:.2f}, however often "
        "prices are read.",
        years_of(small), small.sharpe_error);
}

sentence calendar_years(const study& s) {
    const auto& small = s.series_named(small_caps).performances;
    const auto& large = s.series_named(large_caps).performances;
    std::size_t years = 0;
    std::size_t ahead = 0;
    for (std::size_t i = 0; i < s.spans.size(); ++i) {
        if (s.spans[i].chosen_as != time_span::kind::calendar_year || !small[i] || !large[i]) continue;
        ++years;
        if (small[i]->cumulative_return > large[i]->cumulative_return) ++ahead;
    }
    return fmt::format("Small caps returned more than large caps in {} of {} calendar years.", ahead, years);
}

sentence choice_of_dates(const study& s, const std::vector<finding>& findings) {
    if (findings.size() < 2) return std::nullopt;
    const auto decided = std::count_if(findings.begin(), findings.end(), [&](const finding& f) {
        return s.small_over_large[f.span]->p_value < significant;
    });
    const auto judged = std::ssize(findings);
    if (decided == 0 || decided == judged) {
        return fmt::format("The {} spans judged here overlap: they are not {} pieces of evidence.", judged, judged);
    }
    return fmt::format(
        "The answer hangs on the dates: the gap is significant at 5 % in {} of the {} spans judged here, which "
        "overlap. Whoever may choose the dates may choose the answer.",
        decided, judged);
}

sentence assumptions(const study& s) {
    const performance& small = small_caps_in_the_whole(s);
    if (std::isnan(small.excess_kurtosis)) return std::nullopt;
    return fmt::format(
        "The errors take daily returns as independent and normal. The excess kurtosis of small caps is {:.1f}; "
        "allowing for that, the error of their Sharpe ratio is {:.3f}, and {:.3f} without. Dependence from day "
        "to day is left out.",
        small.excess_kurtosis, small.sharpe_error_mertens, small.sharpe_error);
}

sentence one_rule() {
    return "One rule: ranks cut at 20, 50 and 100, weights by market cap, reviews on the first day of each month. "
           "Other cuts, "
           "weights and days give other figures.";
}

sentence assets_that_left(const study& s) {
    std::string text = fmt::format(
        "Of {} assets with prices {} have none on the last day: they died or left the data, and what became of "
        "them is not known.",
        s.assets.with_prices, s.assets.ended_early);
    if (const std::size_t never = s.assets.never_priced.size(); never > 0) {
        text += fmt::format(" {} more assets are classified and never priced: they could not be chosen.", never);
    }
    return text;
}

sentence costs(const study& s) {
    const auto small =
        std::find_if(s.indices.begin(), s.indices.end(), [](const auto& i) { return i.name == small_caps; });
    const auto& exchange = small->exchanges.front();
    if (!exchange) return std::nullopt;
    constexpr double cost_per_side = 0.10;  // per cent
    return fmt::format(
        "No costs are charged. A month exchanges {:.1f} % of small caps one way; each {:.2f} % of cost per side "
        "would take {:.1f} points a year.",
        100 * exchange->one_way_turnover, cost_per_side, 12 * 2 * cost_per_side * exchange->one_way_turnover);
}

sentence clocks(const study& s) {
    if (s.data.equities.empty()) return std::nullopt;
    return "Crypto closes at 24:00 UTC, three to four hours after US equities on the same date: daily correlations "
           "with "
           "equities come out lower than those of the same hours would.";
}

}

std::vector<std::string> limits_of(const study& s, const std::vector<finding>& findings) {
    std::vector<std::string> limits;
    for (sentence each : {simulation(s), one_history(s), calendar_years(s), choice_of_dates(s, findings),
                          assumptions(s), one_rule(), assets_that_left(s), costs(s), clocks(s)}) {
        if (each) limits.push_back(std::move(*each));
    }
    return limits;
}

}
