// SPDX-License-Identifier: BSL-1.0
#include "study.hpp"

#include "errors.hpp"
#include "progress.hpp"

#include <tidemark/index/calculate.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <span>
#include <stdexcept>
#include <utility>

namespace program {

namespace core = tidemark::core;
namespace gauge = tidemark::gauge;
namespace index = tidemark::index;

namespace {

std::optional<recent_low> lowest_of_late(const series& s, core::date last_day) {
    const auto first = std::upper_bound(s.dates.begin(), s.dates.end(), last_day - recent_days) - s.dates.begin();
    const auto lowest = std::min_element(s.levels.begin() + first, s.levels.end());
    if (lowest == s.levels.end()) return std::nullopt;
    const auto position = static_cast<std::size_t>(lowest - s.levels.begin());
    const gauge::since answer = gauge::lowest_since(s.levels, position);
    return recent_low{s.dates[position], answer.when, s.dates[answer.position]};
}

asset_census take_census(const index::market& universe) {
    asset_census census{.with_prices = 0, .ended_early = 0, .never_priced = {}};
    const std::size_t days = universe.dates().size();
    for (std::size_t i = 0; i < universe.assets().size(); ++i) {
        const auto priced = [&](std::size_t day) { return !std::isnan(universe.prices(day)[i]); };
        std::size_t end = days;  // the day after the last with a price
        while (end > 0 && !priced(end - 1)) --end;
        if (end == 0) {
            census.never_priced.push_back(universe.assets()[i].id);
        } else {
            ++census.with_prices;
            census.ended_early += end < days ? 1 : 0;
        }
    }
    return census;
}

/// A study in the making, step by step.
class maker {
public:
    maker(market_data data, const std::vector<std::string>& spans_asked_for) {
        made_.data = std::move(data);
        const auto dates = made_.data.universe.dates();
        if (dates.size() < 2) throw data_error{"the prices are of one day only, expected two days or more"};
        const std::vector<core::date> days{dates.begin(), dates.end()};
        made_.assets = take_census(made_.data.universe);
        made_.spans = whole_and_years(days);
        for (const std::string& text : spans_asked_for) made_.spans.push_back(parse_span(text, days));
    }

    study make() && {
        note_what_is_missing();
        add_indices();
        for (const char* id : {"BTC", "ETH"}) add_asset(id);
        for (const series& s : made_.data.equities) add_series(s);
        note_where_the_bill_ends();
        add_pairs();
        correlate_indices();
        compare_small_with_large();
        follow_published();
        made_.gauges = read_gauges(made_.data);
        made_.decoupling = decouple_pairs(all_closes());
        return std::move(made_);
    }

private:
    /// The result of each span that these days cover.
    template <class Measure>
    auto over_spans(const std::vector<core::date>& dates, const Measure& measure_between) const {
        by_span<decltype(measure_between(closes{}))> results;
        for (const time_span& span : made_.spans) {
            const auto between = closes_of(dates, span);
            results.push_back(between ? std::optional{measure_between(*between)} : std::nullopt);
        }
        return results;
    }

    void note_what_is_missing() {
        const market_data& data = made_.data;
        const auto dates = data.universe.dates();
        if (data.asset_classes == market_data::classes::unknown) {
            made_.notes.emplace_back("no assets.csv: every asset is eligible, stablecoins and wrapped tokens too");
        }
        if (!data.bill)
            made_.notes.emplace_back("no rates_daily.csv: Sharpe and Sortino ratios are over a rate of zero");
        if (data.equities.empty())
            made_.notes.emplace_back("no equities_daily.csv: nothing is set beside the equity markets");
        const auto missing_days = dates.back() - dates.front() + 1 - static_cast<int>(dates.size());
        if (missing_days > 0) {
            made_.notes.push_back(
                fmt::format("{} calendar days are not in the prices; a return over them counts as one "
                            "of the 365 of a year",
                            missing_days));
        }
    }

    void note_where_the_bill_ends() {
        if (!made_.data.bill) return;
        const performance& all = *made_.series_named(small_caps).performances.front();
        if (all.excess_returns < all.returns) {
            made_.notes.push_back(
                fmt::format("no bill rate is known for {} of {} days: Sharpe and Sortino ratios leave them out",
                            all.returns - all.excess_returns, all.returns));
        }
        const auto& published = made_.data.bill->dates;
        if (!published.empty() && all.to - published.back() > 7) {
            made_.notes.push_back(fmt::format("the bill rate of {} is the last one and stays in force to the end",
                                              core::iso_text{published.back()}.view()));
        }
    }

    void add_series(series s) {
        measured_series m{.closes = std::move(s), .returns = {}, .performances = {}, .drawdowns = {}, .low = {}};
        m.returns = returns_of(m.closes, made_.data.bill);
        m.performances =
            over_spans(m.closes.dates, [&](closes between) { return measure(m.closes, m.returns, between); });
        if (const auto whole = closes_of(m.closes.dates, made_.spans.front()))
            m.drawdowns = deepest_drawdowns(m.closes, *whole, drawdowns_told);
        m.low = lowest_of_late(m.closes, made_.data.universe.dates().back());
        made_.series.push_back(std::move(m));
    }

    std::vector<const series*> all_closes() const {
        std::vector<const series*> all;
        for (const measured_series& m : made_.series) all.push_back(&m.closes);
        return all;
    }

    void add_indices() {
        const market_data& data = made_.data;
        const auto definitions = index_definitions();
        const auto snapshots = rank_every_review(data);
        progress bar{"calculating indices"};
        for (const index_definition& d : definitions) {
            add_index(d, snapshots);
            bar.show(static_cast<double>(made_.indices.size()) / static_cast<double>(definitions.size()));
        }
        explain_gaps(definitions, snapshots);
    }

    /// Where to record what an index holds, if its gap to another is to be explained.
    explained_index* explained(std::string_view name) {
        return name == small_caps ? &small_ : name == large_caps ? &large_ : nullptr;
    }

    void explain_gaps(const std::vector<index_definition>& definitions, const std::vector<index::ranking>& snapshots) {
        for (const index_definition& d : definitions) {
            if (explained_index* const of = explained(d.name)) add_equal_parts(*of, made_.data, d.selection, snapshots);
        }
        const gap_explainer gaps{small_, large_};
        for (const time_span& span : made_.spans) {
            const bool judged = span.chosen_as != time_span::kind::calendar_year;
            const auto between = judged ? closes_of(small_.track.dates, span) : std::nullopt;
            made_.small_less_large.push_back(between ? std::optional{gaps.between(*between)} : std::nullopt);
        }
    }

    void add_index(const index_definition& definition, const std::vector<index::ranking>& snapshots) {
        const market_data& data = made_.data;
        index::rulebook rules = rules_of(data, definition.selection);
        explained_index* const of = explained(definition.name);
        index::circumstances given{.snapshots = snapshots};
        if (of != nullptr) given.on_close = std::ref(of->closes);
        auto track = index::calculate(rules, data.universe, given);
        if (of != nullptr) of->track = track;
        rules.missing_prices = index::zero_after{.max_age = days_until_zero};
        const auto zeroed = track_or_note(definition, rules, snapshots);

        add_series({.name = definition.name,
                    .label = definition.label,
                    .periods_per_year = crypto_days_a_year,
                    .dates = track.dates,
                    .levels = track.levels});
        const auto held = count_held(track, data.universe);
        measured_index m{.name = definition.name, .track = {}, .exchanges = {}, .missing_prices = {}};
        for (const time_span& span : made_.spans) m.exchanges.push_back(average_exchange(track, span));
        m.missing_prices =
            over_spans(track.dates, [&](closes between) { return effect_within(between, track, zeroed, held); });
        m.track = std::move(track);
        made_.indices.push_back(std::move(m));
    }

    std::optional<index::track> track_or_note(const index_definition& definition, const index::rulebook& rules,
                                              const std::vector<index::ranking>& snapshots) {
        try {
            return index::calculate(rules, made_.data.universe, snapshots);
        } catch (const std::domain_error& error) {
            made_.notes.push_back(
                fmt::format("{} with missing prices at zero has no answer: {}", definition.label, error.what()));
            return std::nullopt;
        }
    }

    void add_asset(const char* id) {
        const index::market& universe = made_.data.universe;
        const auto asset = universe.find_asset(id);
        if (!asset || std::isnan(universe.prices(0)[*asset]) || std::isnan(universe.market_caps(0)[*asset])) {
            made_.notes.push_back(fmt::format("{} is left out: it has no price and market cap on the first day", id));
            return;
        }
        try {
            add_series(asset_series(made_.data, id));
        } catch (const std::domain_error& error) {
            made_.notes.push_back(fmt::format("{} is left out: {}", id, error.what()));
        }
    }

    void add_pairs() {
        progress bar{"correlating"};
        for (std::size_t i = 0; i < made_.series.size(); ++i) {
            for (std::size_t j = i + 1; j < made_.series.size(); ++j) {
                const series& first = made_.series[i].closes;
                const series& second = made_.series[j].closes;
                const shared_returns shared{first, second};
                measured_pair pair{.first = first.name, .second = second.name, .correlations = {}};
                for (const time_span& span : made_.spans) pair.correlations.push_back(shared.within(span));
                made_.pairs.push_back(std::move(pair));
            }
            bar.show(static_cast<double>(i + 1) / static_cast<double>(made_.series.size()));
        }
    }

    void correlate_indices() {
        std::vector<const measured_series*> indices;
        for (const measured_index& i : made_.indices) indices.push_back(&made_.series_named(i.name));
        made_.among_indices = over_spans(indices.front()->closes.dates, [&](closes between) {
            std::vector<std::span<const double>> columns;
            for (const measured_series* s : indices) {
                columns.push_back(std::span{s->returns.log}.subspan(between.first, between.last - between.first));
            }
            return correlate_by_three(columns);
        });
    }

    void compare_small_with_large() {
        const measured_series& small = made_.series_named(small_caps);
        const measured_series& large = made_.series_named(large_caps);
        made_.small_over_large = over_spans(small.closes.dates, [&](closes between) {
            return compare_sharpe_ratios(small.returns, large.returns, between, crypto_days_a_year);
        });
        made_.small_of_large = over_spans(
            small.closes.dates, [&](closes between) { return capture_of(small.returns, large.returns, between); });
    }

    void follow_published() {
        const measured_series& large = made_.series_named(large_caps);
        const measured_series& small = made_.series_named(small_caps);
        made_.published = follow_published_rules(made_.data, made_.spans, {large.closes, large.returns},
                                                 {small.closes, small.returns});
    }

    study made_;
    explained_index small_, large_;
};

}

const measured_series& study::series_named(std::string_view name) const {
    const auto found = std::find_if(series.begin(), series.end(), [&](const auto& s) { return s.closes.name == name; });
    if (found == series.end()) throw std::logic_error{fmt::format("no series named {}", name)};
    return *found;
}

const measured_pair* study::pair_of(std::string_view one, std::string_view other) const {
    const auto found = std::find_if(pairs.begin(), pairs.end(), [&](const measured_pair& p) {
        return (p.first == one && p.second == other) || (p.first == other && p.second == one);
    });
    return found == pairs.end() ? nullptr : &*found;
}

study make_study(market_data data, const std::vector<std::string>& spans_asked_for) {
    return maker{std::move(data), spans_asked_for}.make();
}

}
