// SPDX-License-Identifier: BSL-1.0
#include "study_published.hpp"

#include "study_indices.hpp"

#include <tidemark/index/calculate.hpp>
#include <tidemark/index/methodologies/coindesk.hpp>
#include <tidemark/index/methodologies/marketvector.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>
#include <string_view>
#include <utility>

namespace program {

namespace core = tidemark::core;
namespace index = tidemark::index;
namespace methodologies = tidemark::index::methodologies;

namespace {

constexpr core::date coindesk_begins{2022, 10, 4};
constexpr core::date marketvector_begins{2014, 12, 31};
constexpr int days_traded = 90;        // whose median CoinDesk ranks by
constexpr int least_days_traded = 60;  // of these, with a traded value
constexpr int other_cut_off = 5;
constexpr int until_a_review = 200;  // days: no two reviews lie as far apart

index::missing_price_rule carried() { return index::carry{.max_age = until_a_review}; }
index::missing_price_rule zeroed() { return index::zero_after{.max_age = days_until_zero}; }

std::string iso(core::date day) { return std::string{core::iso_text{day}.view()}; }

/// The hundred of MarketVector and its partition, from one set of snapshots.
class marketvector_family {
public:
    marketvector_family(const market_data& data, core::date base, int cut_off)
        : universe_{data.universe}, rules_{.cut_off = cut_off}, base_{.date = base, .level = 1} {
        if (data.asset_classes == market_data::classes::given) {
            rules_.pegged = index::exclude_classes{"stable", "wrapped"};
        }
        const auto rules = methodologies::marketvector_100_style(rules_, base_, carried());
        snapshots_ = index::rank_reviews(rules, universe_);
        hundred_ = follow(rules);
    }

    index::track large(const std::optional<index::rank_buffer>& buffer) const {
        return follow(methodologies::marketvector_large_cap_style(rules_, hundred_, buffer, base_, carried()));
    }
    index::track small(const index::track& large, const std::optional<index::rank_buffer>& buffer_of_mid,
                       index::missing_price_rule missing = carried()) const {
        const index::track mid =
            follow(methodologies::marketvector_mid_cap_style(rules_, hundred_, large, buffer_of_mid, base_, carried()));
        return follow(
            methodologies::marketvector_small_cap_style(rules_, hundred_, large, mid, base_, std::move(missing)));
    }

private:
    index::track follow(const index::rulebook& rules) const { return index::calculate(rules, universe_, snapshots_); }

    const index::market& universe_;
    methodologies::marketvector_data rules_;
    index::base_point base_;
    std::vector<index::ranking> snapshots_;
    index::track hundred_;
};

/// The CoinDesk 20 and those that are cut from it or from what it leaves.
class coindesk_family {
public:
    coindesk_family(const market_data& data, core::date base, index::unpublished day_without_a_value)
        : universe_{data.universe},
          rules_{.stablecoins = index::exclude_classes{"stable"},
                 .traded = {days_traded, day_without_a_value, least_days_traded},
                 .wrapped = index::exclude_classes{"wrapped"}},
          base_{.date = base, .level = 1} {
        const auto rules = methodologies::coindesk_20_style(rules_, base_, carried());
        snapshots_ = index::rank_reviews(rules, universe_);
        twenty_ = follow(rules);
    }

    const index::track& twenty() const { return twenty_; }
    index::track five() const { return follow(methodologies::coindesk_5_style(rules_, twenty_, base_, carried())); }
    index::track eighty(index::missing_price_rule missing = carried()) const {
        return follow(methodologies::coindesk_80_style(rules_, twenty_, base_, std::move(missing)));
    }

private:
    index::track follow(const index::rulebook& rules) const { return index::calculate(rules, universe_, snapshots_); }

    const index::market& universe_;
    methodologies::coindesk_data rules_;
    index::base_point base_;
    std::vector<index::ranking> snapshots_;
    index::track twenty_;
};

/// The first month that ends within the data, but not with them.
std::optional<core::date> base_of_marketvector(std::span<const core::date> days) {
    const auto ends_a_month = [](core::date day) { return day >= marketvector_begins && (day + 1).day() == 1; };
    const auto found = std::find_if(days.begin(), days.end(), ends_a_month);
    return found == days.end() || found + 1 == days.end() ? std::nullopt : std::optional{*found};
}

/// The day on which these rules begin, or the first later one before which the data have enough days.
std::optional<core::date> base_of_coindesk(std::span<const core::date> days) {
    if (days.size() <= days_traded) return std::nullopt;
    const auto found = std::lower_bound(days.begin() + days_traded - 1, days.end(), coindesk_begins);
    return found == days.end() || found + 1 == days.end() ? std::nullopt : std::optional{*found};
}

/// A span from the first day of a series on; nothing where that is no span.
std::optional<closes> closes_from_its_first(const series& s, time_span span) {
    span.from = (std::max)(span.from, s.dates.front());
    return span.from < span.to ? closes_of(s.dates, span) : std::nullopt;
}

bool is_judged(const time_span& span) { return span.chosen_as != time_span::kind::calendar_year; }

/// The published rules of a study in the making.
class maker {
public:
    maker(const market_data& data, const std::vector<time_span>& spans, const set_beside& large,
          const set_beside& small)
        : data_{data}, spans_{spans}, large_caps_{large}, small_caps_{small} {}

    published_rules make() && {
        follow("MarketVector-style large and small caps", [&] { add_marketvector(); });
        follow("CoinDesk-style 5, 20 and 80", [&] { add_coindesk(); });
        compare_in_common();
        return std::move(made_);
    }

private:
    /// Does what the data allow, and tells why where they do not.
    template <class Add>
    void follow(std::string_view what, const Add& add) {
        try {
            add();
        } catch (const std::domain_error& error) {
            leave_out(what, error.what());
        } catch (const std::invalid_argument& error) {
            leave_out(what, error.what());
        }
    }
    void leave_out(std::string_view what, std::string_view why) {
        made_.left_out.push_back(fmt::format("{}: left out, {}.", what, why));
    }

    void add_marketvector() {
        const auto base = base_of_marketvector(data_.universe.dates());
        if (!base) return leave_out("MarketVector-style large and small caps", "no month ends within the data");
        const marketvector_family family{data_, *base, 0};
        const index::track large = family.large(std::nullopt), small = family.small(large, std::nullopt);
        add("marketvector_large_cap_style", "MarketVector large", large);
        const published_index& added = add("marketvector_small_cap_style", "MarketVector small", small);
        choose_otherwise(added, fmt::format("ranked {} days before the review", other_cut_off), [&] {
            const marketvector_family other{data_, *base, other_cut_off};
            return other.small(other.large(std::nullopt), std::nullopt);
        });
        choose_otherwise(added, "buffers between the segments", [&] {
            const index::rank_buffer of_large{.target = 20, .upper = 16, .lower = 24};
            const index::rank_buffer of_mid{.target = 30, .upper = 24, .lower = 36};
            return family.small(family.large(of_large), of_mid);
        });
        choose_otherwise(added, missing_at_zero(), [&] { return family.small(large, std::nullopt, zeroed()); });
    }

    void add_coindesk() {
        constexpr std::string_view all = "CoinDesk-style 5, 20 and 80";
        if (data_.asset_classes == market_data::classes::unknown) {
            return leave_out(all, "they exclude stablecoins, and without assets.csv nothing tells which those are");
        }
        const auto base = base_of_coindesk(data_.universe.dates());
        if (!base) {
            return leave_out(all, fmt::format("the data have no days after {} with {} days of traded values before",
                                              iso(coindesk_begins), days_traded));
        }
        const coindesk_family family{data_, *base, index::unpublished::is_left_out};
        add("coindesk_5_style", "CoinDesk 5", family.five());
        add("coindesk_20_style", "CoinDesk 20", family.twenty());
        follow("CoinDesk-style 80", [&] {
            const published_index& added = add("coindesk_80_style", "CoinDesk 80", family.eighty());
            choose_otherwise(added, "no published traded value is zero", [&] {
                return coindesk_family{data_, *base, index::unpublished::is_zero}.eighty();
            });
            choose_otherwise(added, missing_at_zero(), [&] { return family.eighty(zeroed()); });
        });
    }

    static std::string missing_at_zero() { return fmt::format("missing prices zero after {} days", days_until_zero); }

    const published_index& add(const char* name, const char* label, index::track track) {
        for (const std::string& step : track.not_applied) {
            auto& all = made_.not_applied;
            if (std::find(all.begin(), all.end(), step) == all.end()) all.push_back(step);
        }
        published_index added{.closes = {.name = name,
                                         .label = label,
                                         .periods_per_year = crypto_days_a_year,
                                         .dates = track.dates,
                                         .levels = track.levels},
                              .track = {},
                              .performances = {},
                              .with_large_caps = {}};
        added.track = std::move(track);
        const series_returns returns = returns_of(added.closes, data_.bill);
        const shared_returns shared{added.closes, large_caps_.closes};
        for (time_span span : spans_) {
            const auto between = closes_from_its_first(added.closes, span);
            added.performances.push_back(between ? std::optional{measure(added.closes, returns, *between)}
                                                 : std::nullopt);
            span.from = (std::max)(span.from, added.closes.dates.front());
            added.with_large_caps.push_back(between ? shared.within(span) : std::nullopt);
        }
        made_.indices.push_back(std::move(added));
        return made_.indices.back();
    }

    template <class Calculate>
    void choose_otherwise(const published_index& of, std::string choice, const Calculate& calculate) {
        other_choice other{.index = of.closes.name, .choice = std::move(choice), .returns = {}};
        std::optional<index::track> track;
        try {
            track = calculate();
        } catch (const std::domain_error&) {  // that choice has no answer
        }
        for (const time_span& span : spans_) {
            const auto between = closes_from_its_first(of.closes, span);
            other.returns.push_back(
                track && between ? std::optional{track->levels[between->last] / track->levels[between->first] - 1}
                                 : std::nullopt);
        }
        made_.choices.push_back(std::move(other));
    }

    void compare_in_common() {
        made_.in_common.resize(spans_.size());
        if (made_.indices.empty()) return;
        core::date begin;
        for (const published_index& i : made_.indices) begin = (std::max)(begin, i.closes.dates.front());
        for (std::size_t i = 0; i < spans_.size(); ++i) {
            time_span span = spans_[i];
            if (!is_judged(span) || begin <= span.from || begin >= span.to) continue;
            span.from = begin;
            made_.in_common[i] = compared_over(span);
        }
    }

    std::vector<compared_index> compared_over(const time_span& span) const {
        std::vector<compared_index> all;
        const auto add = [&](const series& s, const series_returns& returns) {
            const auto between = closes_of(s.dates, span);
            if (!between) return;
            const bool itself = s.name == large_caps_.closes.name;
            all.push_back({s.name, s.label, measure(s, returns, *between),
                           itself ? std::nullopt : shared_returns{s, large_caps_.closes}.within(span)});
        };
        for (const published_index& i : made_.indices) add(i.closes, returns_of(i.closes, data_.bill));
        add(large_caps_.closes, large_caps_.returns);
        add(small_caps_.closes, small_caps_.returns);
        return all;
    }

    const market_data& data_;
    const std::vector<time_span>& spans_;
    const set_beside& large_caps_;
    const set_beside& small_caps_;
    published_rules made_;
};

}

published_rules follow_published_rules(const market_data& data, const std::vector<time_span>& spans,
                                       const set_beside& large, const set_beside& small) {
    return maker{data, spans, large, small}.make();
}

}
